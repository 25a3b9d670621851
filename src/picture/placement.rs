//! Where everything stands: a slot for each unit and a gap for the edges between two layers, in a picture of a given
//! size. None of this depends on the moment of the walk, so that nothing ever moves.

use std::ops::{Range, RangeInclusive};

/// The size of a picture, in cells of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Cells side by side.
    pub columns: u16,
    /// Cells on top of each other.
    pub rows: u16,
}

/// How much a unit shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Its name, its output, its derivative, and the letters of its factors.
    Full,
    /// Its name and its output, with a letter.
    Output,
    /// Its name and its output; on the way back its derivative: in the row below if there is one, beside the output if
    /// both fit, otherwise in its place.
    InTurn,
}

/// Whether the numbers of edges fit in their gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edges {
    /// They do.
    Numbered,
    /// Few of them do: they belong in a separate row.
    Bare,
}

/// Where the number of other units in a row is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// Beside the number of the unit that is shown.
    Counted,
    /// Only where that unit has no number yet.
    CountedAlone,
}

/// How the columns of a picture are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shares {
    detail: Detail,
    /// The most columns of a number at a unit, and of a letter.
    number: u16,
    letter: u16,
    /// The extra columns of outputs, for a second number.
    outputs: u16,
    /// The least columns between two layers.
    gap: u16,
    /// Where the number of other units in a row is shown.
    others: u16,
}

impl Shares {
    /// The divisions to try for this many layers, from the most room to the least.
    fn all(layers: usize) -> Vec<Self> {
        let share =
            |detail, (number, letter), outputs, gap| Self { detail, number, letter, outputs, gap, others: OTHERS };
        let mut all = vec![share(Detail::Full, (NUMBER, LETTER), 0, 12)];
        if layers <= FEW_LAYERS {
            all.push(share(Detail::Output, (NUMBER + 1, LETTER), 0, NUMBERED));
        }
        for gap in [ROOMY, LINED] {
            let of_outputs = [6, 4, 0].map(|outputs| share(Detail::InTurn, (NUMBER, LETTER), outputs, gap));
            all.extend(of_outputs);
        }
        let narrower = [(6, LETTER), (5, LETTER), (5, CLOSE_LETTER), (4, CLOSE_LETTER)];
        all.extend(narrower.map(|columns| share(Detail::InTurn, columns, 0, LINED)));
        let least = share(Detail::InTurn, (4, CLOSE_LETTER), 0, LINED - 1);
        all.extend([least, Self { number: 3, others: 0, ..least }]);
        all
    }

    /// Whether the numbers of edges fit.
    fn edges(self) -> Edges {
        if self.gap < NUMBERED { Edges::Bare } else { Edges::Numbered }
    }

    /// The columns of a layer with this many rows; the last layer is the outputs.
    fn width(self, layer: &LayerSize, rows: u16, place: Place) -> u16 {
        let name = if *layer.units.end() > 9 { 4 } else { 3 };
        let count = layer.units.clone().count();
        let others = if count > usize::from(rows) { self.others } else { 0 };
        // With many factors, some have two letters.
        let letter = self.letter + u16::from(count > SINGLE_LETTERS);
        let outputs = if place == Place::Last { self.outputs } else { 0 };
        name + letter
            + others
            + match (self.detail, layer.numbers) {
                (Detail::Full, Numbers::Computed) => NUMBER + DERIVATIVE,
                (_, Numbers::Computed) => self.number + outputs,
                (_, Numbers::Given(columns)) => columns.min(self.number.min(NUMBER)),
            }
    }
}

/// The position among the layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the last.
    Before,
    /// The last.
    Last,
}

/// The extra columns of the first gap: the number of an edge may begin in the free columns of its unit, and inputs
/// hardly leave any.
fn more_for_the_first(shares: Shares, spare: u16, gaps: u16) -> u16 {
    const WISHED: u16 = 3;
    if shares.edges() == Edges::Bare { 0 } else { WISHED.min(spare - gaps * shares.gap) }
}

/// The most layers whose numbers fit on all but the smallest screens.
const FEW_LAYERS: usize = 3;
/// Columns of a number.
const NUMBER: u16 = 7;
/// Columns of a factor's letter and the blank before it.
const LETTER: u16 = 2;
/// The most factors with one letter each; further ones have two.
const SINGLE_LETTERS: usize = 26;
/// Columns of a letter without a blank.
const CLOSE_LETTER: u16 = 1;
/// Columns of a derivative, with its mark and the blank before it.
const DERIVATIVE: u16 = 9;
/// The columns for the number of other units in a row.
const OTHERS: u16 = 3;
/// The least columns of a gap that shows the numbers of its edges.
const NUMBERED: u16 = 10;
/// The same where the units before it leave none of their columns free.
const ROOMY: u16 = 15;
/// The least columns of a gap in which a dashed line looks dashed.
const LINED: u16 = 4;

/// What a layer needs in a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerSize {
    /// The indices of its units, the bias unit included.
    pub units: RangeInclusive<u8>,
    /// The numbers at its units.
    pub numbers: Numbers,
    /// What stands in the row below each of them, if there is one.
    pub below: Below,
}

/// What stands below a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Below {
    /// Nothing.
    Nothing,
    /// The target of an output.
    Target,
    /// The derivative of a hidden unit.
    Derivative,
}

/// Where the numbers at a layer's units come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// They are given, with this many columns, and no derivative is taken with respect to them.
    Given(u16),
    /// They are computed.
    Computed,
}

/// The places of all units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// How much a unit shows.
    pub detail: Detail,
    /// Whether the numbers of edges fit.
    pub edges: Edges,
    /// Whether a row has room for the number of other units in it, beside a number.
    pub others: Others,
    columns: Vec<Column>,
    rows: u16,
}

/// One layer.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    x: u16,
    width: u16,
    units: RangeInclusive<u8>,
    below: Below,
}

/// Whether every unit of a layer has a separate row below it.
fn has_rows_below(layer: &LayerSize, rows: u16) -> bool {
    2 * layer.units.clone().count() <= usize::from(rows)
}

impl Placement {
    /// The places of these layers, from the inputs to the outputs; `None` where the picture is too small even for the
    /// least.
    #[must_use]
    pub fn new(layers: &[LayerSize], size: Size) -> Option<Self> {
        let gaps = u16::try_from(layers.len()).ok()?.checked_sub(1)?;
        if size.rows == 0 || gaps == 0 {
            return None;
        }
        Shares::all(layers.len()).into_iter().find_map(|shares| {
            let last = layers.len() - 1;
            let place_of = |layer: usize| if layer == last { Place::Last } else { Place::Before };
            let widths = layers.iter().enumerate();
            let widths = widths.map(|(place, layer)| shares.width(layer, size.rows, place_of(place)));
            let spare = size.columns.checked_sub(widths.clone().sum())?;
            if spare < gaps * shares.gap {
                return None;
            }
            let more = more_for_the_first(shares, spare, gaps);
            let hidden = &layers[1..last];
            // All hidden layers get the same columns.
            let is_stacked =
                shares.detail == Detail::InTurn && hidden.iter().all(|layer| has_rows_below(layer, size.rows));
            let mut used = 0;
            let columns = layers.iter().zip(widths).zip(0..).map(|((layer, width), place)| {
                // The remaining columns are spread so that the last layer ends at the edge of the picture.
                let spread = ((spare - more) * place).div_ceil(gaps) + if place > 0 { more } else { 0 };
                let x = used + spread;
                used += width;
                let is_hidden = (1..last).contains(&usize::from(place));
                let below = if is_hidden && is_stacked { Below::Derivative } else { layer.below };
                Column { x, width, units: layer.units.clone(), below }
            });
            let (detail, edges) = (shares.detail, shares.edges());
            let others = if shares.others > 0 { Others::Counted } else { Others::CountedAlone };
            Some(Self { detail, edges, others, columns: columns.collect(), rows: size.rows })
        })
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> u16 {
        self.rows
    }

    /// Where the units of a layer begin, and how many columns they have.
    #[must_use]
    pub fn column(&self, layer: usize) -> (u16, u16) {
        let Column { x, width, .. } = self.columns[layer];
        (x, width)
    }

    /// The row of a unit. Where there are more units than rows, some share one.
    #[must_use]
    pub fn row(&self, layer: usize, unit: u8) -> u16 {
        let Column { units, below, .. } = &self.columns[layer];
        let count = u32::from(units.end() - units.start()) + 1;
        let place = u32::from(unit - units.start());
        let rows = u32::from(self.rows);
        let row = match below {
            _ if count > rows => place * rows / count,
            // Of its own rows, one below the middle is reserved for the target.
            Below::Target | Below::Derivative if 2 * count <= rows => {
                let first = |place| place * rows / count;
                let own = first(place + 1) - first(place);
                first(place) + (own - 1) / 2
            }
            Below::Target | Below::Derivative | Below::Nothing => (2 * place + 1) * rows / (2 * count),
        };
        u16::try_from(row).unwrap_or(self.rows - 1)
    }

    /// This many rows around that of a unit, its own in the middle; `None` where they would reach another unit's rows
    /// or leave the picture.
    #[must_use]
    pub fn rows_around(&self, layer: usize, unit: u8, count: usize) -> Option<Range<u16>> {
        let count = u16::try_from(count).ok()?;
        let around = |unit| {
            let first = self.row(layer, unit).checked_sub(count.checked_sub(1)? / 2)?;
            (first + count <= self.rows).then_some(first..first + count)
        };
        let own = around(unit)?;
        let others = self.columns[layer].units.clone().filter(|other| *other != unit);
        let is_free = others
            .clone()
            .all(|other| around(other).is_none_or(|other| other.end <= own.start || own.end <= other.start));
        is_free.then_some(own)
    }

    /// The row below a unit, if it is for its derivative.
    #[must_use]
    pub fn row_of_derivative(&self, layer: usize, unit: u8) -> Option<u16> {
        (self.columns[layer].below == Below::Derivative).then(|| self.row(layer, unit) + 1)
    }

    /// How many units of a layer share a row with a unit before them.
    #[must_use]
    pub fn crowded(&self, layer: usize) -> usize {
        let units = &self.columns[layer].units;
        units.clone().count().saturating_sub(usize::from(self.rows))
    }

    /// The first and the last column between a layer and the next.
    #[must_use]
    pub fn gap(&self, layer: usize) -> (u16, u16) {
        let (left, right) = (&self.columns[layer], &self.columns[layer + 1]);
        (left.x + left.width, right.x - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(columns: u16, rows: u16) -> Size {
        Size { columns, rows }
    }

    /// Layers of these sizes, all but the last with a bias unit.
    fn layers(sizes: &[u8]) -> Vec<LayerSize> {
        let (outputs, others) = sizes.split_last().unwrap();
        let layers = others.iter().map(|units| 0..=*units).chain([0..=outputs - 1]);
        let numbers = [Numbers::Given(4)].into_iter().chain(std::iter::repeat(Numbers::Computed));
        layers.zip(numbers).map(|(units, numbers)| LayerSize { units, numbers, below: Below::Nothing }).collect()
    }

    /// A layer beside another of a single unit.
    fn beside_one(units: RangeInclusive<u8>, rows: u16) -> Placement {
        let layers = [units, 0..=0].map(|units| LayerSize { units, numbers: Numbers::Computed, below: Below::Nothing });
        Placement::new(&layers, size(80, rows)).unwrap()
    }

    #[test]
    fn the_documents_networks_have_all_their_detail_on_the_usual_screens() {
        for sizes in [&[2, 3, 1], &[2, 3, 3]] {
            for (columns, rows) in [(80, 6), (120, 12)] {
                let placement = Placement::new(&layers(sizes), size(columns, rows)).unwrap();
                assert_eq!(placement.detail, Detail::Full);
                let (x, width) = placement.column(2);
                assert_eq!(x + width, columns, "the outputs end where the picture does");
            }
        }
    }

    #[test]
    fn six_tables_of_weights_fit_in_eighty_columns() {
        let placement = Placement::new(&layers(&[2, 4, 4, 4, 4, 4, 3]), size(80, 6)).unwrap();
        assert_eq!((placement.detail, placement.edges), (Detail::InTurn, Edges::Bare));
        for layer in 0..6 {
            let (first, last) = placement.gap(layer);
            assert!(last - first + 1 >= LINED, "{layer}");
        }
    }

    #[test]
    fn units_have_rows_of_their_own_as_long_as_there_are_enough() {
        for rows in 1..20 {
            for units in 1..=rows {
                let last = u8::try_from(units - 1).unwrap();
                let placement = beside_one(0..=last, rows);
                let taken: Vec<u16> = (0..=last).map(|unit| placement.row(0, unit)).collect();
                assert!(taken.is_sorted_by(|one, next| one < next) && taken.iter().all(|row| *row < rows), "{taken:?}");
                assert_eq!(placement.crowded(0), 0);
            }
        }
    }

    #[test]
    fn units_of_a_crowded_layer_share_rows_in_their_order() {
        let placement = beside_one(0..=63, 6);
        let taken: Vec<u16> = (0..=63).map(|unit| placement.row(0, unit)).collect();
        assert!(taken.is_sorted());
        assert_eq!((taken[0], taken[63]), (0, 5));
        assert_eq!(placement.crowded(0), 58);
    }

    #[test]
    fn an_output_has_a_free_row_below_it_as_long_as_there_are_two_rows_for_each() {
        for rows in 2..20 {
            for outputs in 1..=rows / 2 {
                let last = u8::try_from(outputs - 1).unwrap();
                let layers = [(0..=0, Below::Nothing), (0..=last, Below::Target)].map(|(units, below)| LayerSize {
                    units,
                    numbers: Numbers::Computed,
                    below,
                });
                let placement = Placement::new(&layers, size(80, rows)).unwrap();
                let taken: Vec<u16> = (0..=last).map(|unit| placement.row(1, unit)).collect();
                assert!(taken.windows(2).all(|pair| pair[0] + 1 < pair[1]), "{taken:?}");
                assert!(taken.iter().all(|row| row + 1 < rows), "{taken:?} of {rows}");
            }
        }
    }

    #[test]
    fn a_picture_that_is_too_small_is_none() {
        assert_eq!(Placement::new(&layers(&[2, 3, 1]), size(24, 6)), None);
        assert_eq!(Placement::new(&layers(&[2, 3, 1]), size(80, 0)), None);
    }
}
