//! Numbers over training steps as curves: how high each of them stands between the lowest and the highest.

/// How heights depend on numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences have equal heights.
    Linear,
    /// Equal ratios have equal heights.
    Logarithmic,
}

/// From this ratio of the largest number to the smallest on, a linear scale would show all small ones alike.
const WIDEST_RATIO: f64 = 1000.0;

/// The heights of a curve in one row of text, from the lowest.
pub const BLOCKS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// The same in ASCII.
pub const ASCII_BLOCKS: [&str; 4] = ["_", ".", "-", "'"];

/// The common scale of all numbers in one drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curves {
    /// How heights depend on numbers.
    pub scale: Scale,
    /// The number at the bottom. On a logarithmic scale a number of 0 is drawn there too.
    pub lowest: f64,
    /// The number at the top.
    pub highest: f64,
}

impl Curves {
    /// The scale of these numbers; `None` where none of them is finite.
    #[must_use]
    pub fn over(numbers: &[f64]) -> Option<Self> {
        let plain = Self::on(Scale::Linear, numbers)?;
        let log = Self::on(Scale::Logarithmic, numbers)?;
        let is_wide = plain.lowest >= 0.0 && log.highest > WIDEST_RATIO * log.lowest;
        Some(if log.scale == Scale::Logarithmic && is_wide { log } else { plain })
    }

    /// These numbers on the requested scale; a logarithmic one only where a number is above 0. `None` where none of
    /// them is finite.
    #[must_use]
    pub fn on(scale: Scale, numbers: &[f64]) -> Option<Self> {
        let finite = || numbers.iter().copied().filter(|number| number.is_finite());
        let (lowest, highest) = (finite().reduce(f64::min)?, finite().reduce(f64::max)?);
        let smallest = finite().filter(|number| *number > 0.0).reduce(f64::min);
        Some(match (scale, smallest) {
            (Scale::Logarithmic, Some(smallest)) => Self { scale, lowest: smallest, highest },
            (Scale::Linear, _) | (_, None) => Self { scale: Scale::Linear, lowest, highest },
        })
    }

    /// The level of a number among this many levels, from 0 at the bottom; `None` where it is not finite. Numbers that
    /// are all the same are drawn in the middle.
    #[must_use]
    pub fn level(&self, number: f64, levels: u16) -> Option<u16> {
        if !number.is_finite() {
            return None;
        }
        let top = levels.saturating_sub(1);
        let of = |number: f64| match self.scale {
            Scale::Linear => number,
            Scale::Logarithmic => number.max(self.lowest).ln(),
        };
        // Halved first, as the difference of two finite numbers may overflow.
        let (low, high) = (of(self.lowest) / 2.0, of(self.highest) / 2.0);
        if low == high {
            return Some(top / 2);
        }
        let share = (of(number) / 2.0 - low) / (high - low);
        // Clamped between 0 and the top, so that nothing is lost.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the share is from 0 to 1")]
        Some((share.clamp(0.0, 1.0) * f64::from(top)).round() as u16)
    }
}

/// The number drawn in each column, given how many of each there are: the first in the first and the last in the last,
/// evenly spread.
#[must_use]
pub fn places(numbers: usize, columns: usize) -> Vec<usize> {
    let last = numbers.saturating_sub(1);
    match (numbers, columns) {
        (0, _) | (_, 0) => Vec::new(),
        (_, 1) => vec![last],
        _ if numbers <= columns => (0..columns).map(|column| column * numbers / columns).collect(),
        _ => (0..columns).map(|column| (column * last + (columns - 1) / 2) / (columns - 1)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_is_at_the_bottom_and_the_highest_at_the_top() {
        let curves = Curves::over(&[0.3, 0.5, 0.1]).unwrap();
        assert_eq!(curves.scale, Scale::Linear);
        assert_eq!([0.1, 0.3, 0.5].map(|number| curves.level(number, 9)), [Some(0), Some(4), Some(8)]);
    }

    #[test]
    fn ratios_above_a_thousand_are_drawn_on_a_logarithmic_scale() {
        assert_eq!(Curves::over(&[1.0, 1000.0]).unwrap().scale, Scale::Linear);
        let curves = Curves::over(&[1e-4, 1.0, 1e4]).unwrap();
        assert_eq!(curves.scale, Scale::Logarithmic);
        assert_eq!([1e-4, 1.0, 1e4].map(|number| curves.level(number, 9)), [Some(0), Some(4), Some(8)]);
    }

    #[test]
    fn either_scale_can_be_asked_for_where_there_is_a_number_above_0() {
        let on = |scale, numbers: &[f64]| Curves::on(scale, numbers).map(|curves| (curves.scale, curves.lowest));
        assert_eq!(on(Scale::Logarithmic, &[1.0, 2.0]), Some((Scale::Logarithmic, 1.0)));
        assert_eq!(on(Scale::Linear, &[1.0, 1e9]), Some((Scale::Linear, 1.0)));
        assert_eq!(on(Scale::Logarithmic, &[0.0, 0.5]), Some((Scale::Logarithmic, 0.5)));
        assert_eq!(on(Scale::Logarithmic, &[0.0, -1.0]), Some((Scale::Linear, -1.0)));
        assert_eq!(on(Scale::Logarithmic, &[f64::NAN]), None);
    }

    #[test]
    fn a_loss_of_0_stands_at_the_bottom_of_a_logarithmic_scale() {
        let curves = Curves::over(&[1e4, 1.0, 0.0]).unwrap();
        assert_eq!((curves.scale, curves.lowest), (Scale::Logarithmic, 1.0));
        assert_eq!(curves.level(0.0, 8), Some(0));
    }

    #[test]
    fn what_is_not_finite_has_no_place_and_hides_no_other() {
        let curves = Curves::over(&[1.0, f64::INFINITY, f64::NAN, 2.0]).unwrap();
        assert_eq!((curves.lowest, curves.highest), (1.0, 2.0));
        assert_eq!(curves.level(f64::INFINITY, 8), None);
        assert_eq!(Curves::over(&[f64::NAN]), None);
        let extremes = Curves::over(&[-f64::MAX, f64::MAX]).unwrap();
        assert_eq!(extremes.level(f64::MAX, 8), Some(7));
    }

    #[test]
    fn numbers_that_are_all_the_same_stand_in_the_middle() {
        assert_eq!(Curves::over(&[0.5, 0.5]).unwrap().level(0.5, 9), Some(4));
    }

    #[test]
    fn first_and_last_are_always_drawn() {
        for numbers in 1..40 {
            for columns in 2..40 {
                let places = places(numbers, columns);
                assert_eq!((places.len(), places[0], places[columns - 1]), (columns, 0, numbers - 1));
                assert!(places.is_sorted() && (numbers > columns || (0..numbers).all(|place| places.contains(&place))));
            }
        }
        assert_eq!(places(2, 6), [0, 0, 0, 1, 1, 1]);
        assert!(places(0, 5).is_empty());
    }
}
