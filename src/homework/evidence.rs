//! How likely a number is hit by chance.

/// How sure it is that a slip was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// Chance is under 1 %: it is named plainly.
    Plain,
    /// It could be, and it could be chance.
    CouldBe,
}

/// From here on a fit may be chance.
pub(super) const PLAIN: f64 = 0.01;

impl Confidence {
    pub(super) fn of(chance: f64) -> Self {
        if chance < PLAIN { Self::Plain } else { Self::CouldBe }
    }
}

/// Far out, wrong numbers are taken to be so many times likelier than that distribution has them: real ones are made of
/// few friendly numbers, and coincide more often. Chosen by the rate at which answers that are shuffled among exercises
/// are named plainly, to be half of what it may be.
const FURTHER_OUT: f64 = 20.0;

/// The chance that a wrong number, made in some way that is not in the catalogue, comes within `reach` of a candidate
/// that is at least as far from the right number as `value` is.
///
/// Such numbers lie around the right one as the candidates do: half of them within the median distance. Their density
/// is taken to fall as slowly as that of Cauchy's distribution, since wrong numbers of any size occur. A candidate far
/// from the right number, where few candidates lie, is hit by chance less than one of many near it.
pub(super) fn chance(right: f64, candidates: &[f64], reach: f64, value: f64) -> f64 {
    let mut distances: Vec<f64> =
        candidates.iter().map(|value| (value - right).abs()).filter(|distance| *distance > reach).collect();
    if distances.is_empty() {
        return 0.0;
    }
    distances.sort_by(f64::total_cmp);
    let spread = distances[distances.len() / 2].max(reach);
    let density = |value: f64| 1.0 / (std::f64::consts::PI * spread * (1.0 + ((value - right) / spread).powi(2)));
    let hit = |least: f64| {
        let is_so_far = |candidate: &f64| (candidate - right).abs() >= least;
        let mut values: Vec<f64> = candidates.iter().copied().filter(is_so_far).collect();
        // Candidates closer together than their reach are hit together.
        values.sort_by(f64::total_cmp);
        values.dedup_by(|next, before| (*next - *before).abs() <= reach);
        values.into_iter().map(|value| 2.0 * reach * density(value)).sum::<f64>()
    };
    hit(0.0).min(FURTHER_OUT * hit((value - right).abs() - reach)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_digits_make_chance_smaller_and_more_candidates_larger() {
        let candidates: Vec<f64> = (1..=40).map(|step| f64::from(step) * 0.05).collect();
        let (coarse, fine) = (chance(0.5, &candidates, 0.005, 0.55), chance(0.5, &candidates, 0.00005, 0.55));
        assert!(coarse > PLAIN && fine < PLAIN, "{coarse}, {fine}");
        assert!(chance(0.5, &candidates[..4], 0.005, 0.55) < coarse);
        assert_eq!(chance(0.5, &[], 0.1, 0.6), 0.0);
    }

    #[test]
    fn chance_is_smaller_far_from_the_right_number() {
        let candidates = [0.51, 0.52, 0.53, 0.54, 0.55, -0.5];
        let [near, far] = [0.52, -0.5].map(|value| chance(0.5, &candidates, 0.0005, value));
        assert!(near > PLAIN && far < PLAIN, "{near}, {far}");
    }
}
