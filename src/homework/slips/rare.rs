//! Slips in the forward pass that have too many forms to be tried everywhere: one weight used instead of any other, or
//! all biases or tables of weights at once.

use super::forward::{past_bias_hidden, past_bias_output, row_by_row, row_by_row_from_the_bias};
use crate::{
    formula::Formula,
    homework::slip::{Sheet, Slip, Variant},
    quantity::{Layer, Quantity, Weight},
    reading::letters::document::*,
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "wrong-bias",
        title: "biases shifted by one unit",
        seen: 1,
        erratum: None,
        variants: bias_of_the_next_unit,
    },
    Slip {
        id: "transposed-forward",
        title: "weights read from both tables row by row instead of column by column",
        seen: 2,
        erratum: None,
        variants: both_transposed,
    },
    Slip {
        id: "wrong-weight",
        title: "weight of another connection used",
        seen: 2,
        erratum: None,
        variants: wrong_weight,
    },
];

fn both_transposed(sheet: &Sheet) -> Vec<Variant> {
    let both = |layers: Vec<Variant>| layers.into_iter().reduce(Variant::and).filter(|both| both.changes.len() > 1);
    let [past_bias, from_bias] = [row_by_row(sheet, Some), row_by_row_from_the_bias(sheet)].map(both);
    past_bias.into_iter().chain(from_bias).collect()
}

/// Each unit with the bias of the one after it, or before it, and the one at the end with that of the other end.
fn bias_of_the_next_unit(sheet: &Sheet) -> Vec<Variant> {
    if !sheet.is_biased() {
        return Vec::new();
    }
    let of_hidden =
        |(unit, other): (u8, u8)| Variant::law(&X1(unit), a0(0, other).changed() + past_bias_hidden(sheet, unit));
    let of_output =
        |(unit, other): (u8, u8)| Variant::law(&X2(unit), a1(0, other).changed() + past_bias_output(sheet, unit));
    let neighbours = |layer: Layer| neighbours(&sheet.units(layer).collect::<Vec<_>>());
    let hidden = neighbours(HIDDEN).into_iter().map(|pairs| pairs.into_iter().map(of_hidden).reduce(Variant::and));
    let outputs = neighbours(OUTPUT).into_iter().map(|pairs| pairs.into_iter().map(of_output).reduce(Variant::and));
    hidden.chain(outputs).flatten().collect()
}

/// Units, each with the next one; and, where that is another, each with the one before.
fn neighbours(units: &[u8]) -> Vec<Vec<(u8, u8)>> {
    let beside = |step: usize| -> Vec<(u8, u8)> {
        units.iter().copied().zip(units.iter().copied().cycle().skip(step)).collect()
    };
    match units.len() {
        0 | 1 => Vec::new(),
        2 => vec![beside(1)],
        count => vec![beside(1), beside(count - 1)],
    }
}

/// In layers of more weights than these, one taken for another is not tried.
const MOST_WEIGHTS: usize = 16;

/// One weight past the bias taken for another of its layer.
fn wrong_weight(sheet: &Sheet) -> Vec<Variant> {
    let sizes = sheet.shape.sizes;
    let (inputs, hidden, outputs) = (INPUT, HIDDEN, OUTPUT);
    let mut variants = Vec::new();
    if sizes.inputs() * sizes.units(1) <= MOST_WEIGHTS {
        variants.extend(mistaken(sheet, inputs, hidden).map(|taken| taken.variant(sheet, INPUT)));
    }
    if sizes.units(1) * sizes.outputs() <= MOST_WEIGHTS {
        variants.extend(mistaken(sheet, hidden, outputs).map(|taken| taken.variant(sheet, HIDDEN)));
    }
    variants
}

/// A weight, by where it comes from and goes to, that is taken for another.
struct Mistaken {
    right: (u8, u8),
    taken: (u8, u8),
}

/// Every weight between two layers with every other.
fn mistaken(sheet: &Sheet, from: Layer, to: Layer) -> impl Iterator<Item = Mistaken> {
    let (from, to) = (sheet.units(from), sheet.units(to));
    let weights: Vec<(u8, u8)> = from.flat_map(|from| to.clone().map(move |to| (from, to))).collect();
    let others = weights.clone();
    let pairs = weights.into_iter().flat_map(move |right| others.clone().into_iter().map(move |taken| (right, taken)));
    pairs.filter(|(right, taken)| right != taken).map(|(right, taken)| Mistaken { right, taken })
}

impl Mistaken {
    fn variant(&self, sheet: &Sheet, layer: Layer) -> Variant {
        let (at, unit) = self.right;
        let before = sheet.notation().units(layer);
        let weight = |from: u8, to: u8| match layer {
            INPUT => a0(from, to),
            _ => a1(from, to),
        };
        let terms = before.map(|from| {
            let weight = if from == at { weight(self.taken.0, self.taken.1).changed() } else { weight(from, unit) };
            match layer {
                INPUT => O0(from) * weight,
                _ => O1(from) * weight,
            }
        });
        let of = match layer {
            INPUT => X1(unit),
            _ => X2(unit),
        };
        let [taken, right] = [self.taken, self.right].map(|(from, to)| Quantity::Weight(Weight { layer, from, to }));
        Variant::law(&of, Formula::Sum(terms.collect())).called(format!("{taken} used instead of {right}"))
    }
}
