//! Slips in the forward pass.

use std::ops::RangeInclusive;

use crate::{
    formula::{Formula, Range, activated, constant, exp, ln, sigma},
    homework::slip::{Sheet, Slip, Variant},
    network::{Activation, OutputActivation},
    quantity::{Index, Letter},
    reading::{exact::over, letters::document::*},
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "transposed-forward",
        title: "weights read from the table row by row instead of column by column",
        seen: 2,
        erratum: None,
        variants: transposed,
    },
    Slip {
        id: "bias-forgotten-forward",
        title: "bias left out of the weighted sum",
        seen: 2,
        erratum: None,
        variants: bias_forgotten,
    },
    Slip {
        id: "threshold-sign",
        title: "bias subtracted instead of added",
        seen: 0,
        erratum: None,
        variants: threshold_sign,
    },
    Slip { id: "wrong-bias", title: "bias of another unit used", seen: 1, erratum: None, variants: wrong_bias },
    Slip {
        id: "swapped-weights",
        title: "weights of a unit used in the wrong order",
        seen: 2,
        erratum: None,
        variants: reordered_weights,
    },
    Slip {
        id: "same-hidden-twice",
        title: "output of one hidden unit used for all of them",
        seen: 1,
        erratum: None,
        variants: same_hidden,
    },
    Slip {
        id: "output-from-bias-only",
        title: "hidden units left out, only the bias used",
        seen: 1,
        erratum: None,
        variants: |sheet| if sheet.is_biased() { vec![Variant::law(&X2(n), a1(0, n).changed())] } else { Vec::new() },
    },
    Slip {
        id: "pre-activation-passed-on",
        title: "activation function left out: net input used as the output",
        seen: 0,
        erratum: None,
        variants: pre_activation,
    },
    Slip {
        id: "sigmoid-on-linear-output",
        title: "sigmoid applied to a linear output",
        seen: 0,
        erratum: None,
        variants: |sheet| match sheet.output() {
            OutputActivation::LINEAR => vec![Variant::law(&O2(n), sigma(X2(n)).changed())],
            _ => Vec::new(),
        },
    },
    Slip {
        id: "sigmoid-exponent-sign",
        title: "wrong sign in the exponent: e^X instead of e^-X",
        seen: 2,
        erratum: None,
        variants: |sheet| {
            let mut variants = in_sigmoids(sheet, |x| constant(1) / (1 + exp(x).changed()));
            let softmax = softmax_of(sheet, |x| exp((-x).changed())).into_iter();
            variants.extend(
                softmax.map(|variant| variant.called("wrong sign in the exponent: e^-X instead of e^X".to_owned())),
            );
            variants
        },
    },
    Slip {
        id: "exp-base-10",
        title: "powers of 10 used instead of powers of e",
        seen: 2,
        erratum: None,
        variants: |sheet| {
            let power = |x: Formula| exp(x * ln(constant(10)).changed());
            let mut variants = in_sigmoids(sheet, |x| constant(1) / (1 + power(-x)));
            variants
                .extend(in_tanhs(sheet, |x| (power(x.clone()) - power(-x.clone())) / (power(x.clone()) + power(-x))));
            variants.extend(softmax_of(sheet, power));
            variants
        },
    },
    Slip {
        id: "another-activation",
        title: "wrong activation function used",
        seen: 0,
        erratum: None,
        variants: another_activation,
    },
    Slip {
        id: "softmax-not-normalised",
        title: "softmax not divided by the sum",
        seen: 1,
        erratum: None,
        variants: |sheet| {
            let mut variants = of_softmax(sheet, exp(X2(n)).changed());
            let shares = softmax_of(sheet, Formula::changed).into_iter();
            variants.extend(shares.map(|variant| variant.called("softmax with X used instead of e^X".to_owned())));
            variants
        },
    },
    Slip {
        id: "sigmoid-for-softmax",
        title: "sigmoid used instead of the softmax",
        seen: 1,
        erratum: None,
        variants: |sheet| of_softmax(sheet, sigma(X2(n)).changed()),
    },
];

/// The weights past the bias read row by row, one unit after the other, where each unit has a column; and where the
/// whole table is a square, `a_{ki}` for `a_{ik}`.
fn transposed(sheet: &Sheet) -> Vec<Variant> {
    let mut variants = row_by_row(sheet, Some);
    variants.extend(squares_transposed(sheet));
    variants.extend(row_by_row_from_the_bias(sheet));
    variants
}

/// The whole table read row by row, the row of the bias included, in either layer.
pub(super) fn row_by_row_from_the_bias(sheet: &Sheet) -> Vec<Variant> {
    if !sheet.is_biased() {
        return Vec::new();
    }
    let sizes = sheet.shape.sizes;
    let index = |number: usize| u8::try_from(number).expect("a layer has at most 64 units");
    let hidden = (1..=sizes.units(1)).map(|unit| {
        let term = |input: usize| {
            let place = (unit - 1) * (sizes.inputs() + 1) + input;
            O0(index(input)) * a0(index(place / sizes.units(1)), index(place % sizes.units(1) + 1)).changed()
        };
        Variant::law(&X1(index(unit)), Formula::Sum((0..=sizes.inputs()).map(term).collect()))
    });
    let outputs = (0..sizes.outputs()).map(|unit| {
        let term = |from: usize| {
            let place = unit * (sizes.units(1) + 1) + from;
            O1(index(from)) * a1(index(place / sizes.outputs()), index(place % sizes.outputs())).changed()
        };
        Variant::law(&X2(index(unit)), Formula::Sum((0..=sizes.units(1)).map(term).collect()))
    });
    [hidden.reduce(Variant::and), outputs.reduce(Variant::and)].into_iter().flatten().collect()
}

/// The weights past the bias read row by row, in either layer, with what is made of a bias.
pub(super) fn row_by_row(sheet: &Sheet, with_bias: fn(Formula) -> Option<Formula>) -> Vec<Variant> {
    let sizes = sheet.shape.sizes;
    let index = |number: usize| u8::try_from(number).expect("a layer has at most 64 units");
    let mut variants = Vec::new();
    let hidden = (1..=sizes.units(1)).map(|unit| {
        let place = |input: usize| (unit - 1) * sizes.inputs() + input - 1;
        let term = |input: usize| {
            let weight = a0(index(place(input) / sizes.units(1) + 1), index(place(input) % sizes.units(1) + 1));
            O0(index(input)) * weight.changed()
        };
        let bias = sheet.is_biased().then(|| a0(0, index(unit))).and_then(with_bias);
        Variant::law(&X1(index(unit)), Formula::Sum(bias.into_iter().chain((1..=sizes.inputs()).map(term)).collect()))
    });
    variants.extend(hidden.reduce(Variant::and));
    let outputs = (0..sizes.outputs()).map(|unit| {
        let place = |from: usize| unit * sizes.units(1) + from - 1;
        let term = |from: usize| {
            let weight = a1(index(place(from) / sizes.outputs() + 1), index(place(from) % sizes.outputs()));
            O1(index(from)) * weight.changed()
        };
        let bias = sheet.is_biased().then(|| a1(0, index(unit))).and_then(with_bias);
        Variant::law(&X2(index(unit)), Formula::Sum(bias.into_iter().chain((1..=sizes.units(1)).map(term)).collect()))
    });
    variants.extend(outputs.reduce(Variant::and));
    variants
}

/// `a_{ki}` for `a_{ik}`, the row of the bias included, where the table is a square.
fn squares_transposed(sheet: &Sheet) -> Vec<Variant> {
    let (inputs, hidden) = (sheet.notation().units(INPUT), sheet.notation().units(HIDDEN));
    let sizes = sheet.shape.sizes;
    let bias = sheet.architecture().bias.units();
    let mut variants = Vec::new();
    if sizes.inputs() + bias == sizes.units(1) {
        let first = *inputs.start();
        let laws = sheet.units(HIDDEN).map(|to| {
            let terms = inputs.clone().map(|from| O0(from) * a0(to - 1 + first, from - first + 1).changed());
            Variant::law(&X1(to), Formula::Sum(terms.collect()))
        });
        variants.extend(laws.reduce(Variant::and));
    }
    if sizes.units(1) + bias == sizes.outputs() {
        let first = *hidden.start();
        let laws = sheet.units(OUTPUT).map(|to| {
            let terms = hidden.clone().map(|from| O1(from) * a1(to + first, from - first).changed());
            Variant::law(&X2(to), Formula::Sum(terms.collect()))
        });
        variants.extend(laws.reduce(Variant::and));
    }
    variants
}

/// The sum over the inputs, without the bias.
pub(super) fn past_bias_hidden(sheet: &Sheet, to: impl Into<Index>) -> Formula {
    (O0(i) * a0(i, to)).summed(Range::new(Letter::I, 1, sheet.notation().last(INPUT)))
}

/// The sum over the hidden units, without the bias.
pub(super) fn past_bias_output(sheet: &Sheet, to: impl Into<Index>) -> Formula {
    (O1(k) * a1(k, to)).summed(Range::new(Letter::K, 1, sheet.notation().last(HIDDEN)))
}

fn bias_forgotten(sheet: &Sheet) -> Vec<Variant> {
    if !sheet.is_biased() {
        return Vec::new();
    }
    let hidden = Variant::law(&X1(k), past_bias_hidden(sheet, k).changed());
    let output = Variant::law(&X2(n), past_bias_output(sheet, n).changed());
    vec![hidden.clone().and(output.clone()), hidden, output]
}

fn threshold_sign(sheet: &Sheet) -> Vec<Variant> {
    if !sheet.is_biased() {
        return Vec::new();
    }
    let hidden = Variant::law(&X1(k), (-a0(0, k)).changed() + past_bias_hidden(sheet, k));
    let output = Variant::law(&X2(n), (-a1(0, n)).changed() + past_bias_output(sheet, n));
    vec![hidden.clone().and(output.clone()), hidden, output]
}

fn wrong_bias(sheet: &Sheet) -> Vec<Variant> {
    if !sheet.is_biased() {
        return Vec::new();
    }
    let hidden = || sheet.units(HIDDEN);
    let outputs = || sheet.units(OUTPUT);
    let of_hidden = |bias: Formula| Variant::law(&X1(k), bias.changed() + past_bias_hidden(sheet, k));
    let of_output = |bias: Formula| Variant::law(&X2(n), bias.changed() + past_bias_output(sheet, n));
    let own_layer = hidden().map(|other| of_hidden(a0(0, other))).chain(outputs().map(|other| of_output(a1(0, other))));
    let other_layer =
        outputs().map(|other| of_hidden(a1(0, other))).chain(hidden().map(|other| of_output(a0(0, other))));
    own_layer.chain(other_layer).collect()
}

/// The most weights of a unit that are tried in every order.
const MOST_REORDERED: usize = 4;

/// The weights of a unit in another order: of two of them one taken for the other, and of few of them any order.
fn reordered_weights(sheet: &Sheet) -> Vec<Variant> {
    let hidden = orders(sheet.notation().units(INPUT)).into_iter().map(|order| {
        let term = |(at, from): &(u8, u8)| O0(*at) * marked(a0(*from, k), at, from);
        Variant::law(&X1(k), Formula::Sum(order.iter().map(term).collect()))
    });
    let output = orders(sheet.notation().units(HIDDEN)).into_iter().map(|order| {
        let term = |(at, from): &(u8, u8)| O1(*at) * marked(a1(*from, n), at, from);
        Variant::law(&X2(n), Formula::Sum(order.iter().map(term).collect()))
    });
    hidden.chain(output).collect()
}

fn marked(weight: Formula, at: &u8, from: &u8) -> Formula {
    if at == from { weight } else { weight.changed() }
}

/// Units, each with the one whose weight it is given: every order but the right one.
fn orders(units: RangeInclusive<u8>) -> Vec<Vec<(u8, u8)>> {
    let units: Vec<u8> = units.collect();
    let orders = if units.len() <= MOST_REORDERED { permutations(&units) } else { swaps(&units) };
    orders.into_iter().filter(|order| *order != units).map(|order| units.iter().copied().zip(order).collect()).collect()
}

fn swaps(units: &[u8]) -> Vec<Vec<u8>> {
    let pairs = (0..units.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    let swapped = pairs.map(|(one, other)| {
        let mut order = units.to_vec();
        order.swap(one, other);
        order
    });
    swapped.collect()
}

fn permutations(units: &[u8]) -> Vec<Vec<u8>> {
    let Some((first, rest)) = units.split_first() else { return vec![Vec::new()] };
    let of_rest = permutations(rest);
    let with_first = of_rest.iter().flat_map(|order| {
        (0..=order.len()).map(|place| {
            let mut order = order.clone();
            order.insert(place, *first);
            order
        })
    });
    with_first.collect()
}

fn same_hidden(sheet: &Sheet) -> Vec<Variant> {
    let weights = || a1(k, n).summed(Range::new(Letter::K, 1, sheet.notation().last(HIDDEN)));
    let units = sheet.units(HIDDEN);
    if units.clone().count() < 2 {
        return Vec::new();
    }
    let with_bias = |sum: Formula| if sheet.is_biased() { a1(0, n) + sum } else { sum };
    units.map(|one| Variant::law(&X2(n), with_bias(O1(one).changed() * weights()))).collect()
}

fn pre_activation(sheet: &Sheet) -> Vec<Variant> {
    let sum = (X1(k).changed() * a1(k, n)).summed(Range::new(Letter::K, 1, sheet.notation().last(HIDDEN)));
    let sum = if sheet.is_biased() { a1(0, n) + sum } else { sum };
    let mut variants = vec![Variant::law(&X2(n), sum), Variant::law(&O1(k), X1(k).changed())];
    if sheet.output() != OutputActivation::LINEAR {
        variants.push(Variant::law(&O2(n), X2(n).changed()));
    }
    variants
}

/// A sigmoid worked out in another way, in the hidden units and in the outputs.
fn in_sigmoids(sheet: &Sheet, wrong: impl Fn(Formula) -> Formula) -> Vec<Variant> {
    let hidden = (sheet.hidden() == Activation::SIGMOID).then(|| Variant::law(&O1(k), wrong(X1(k))));
    let has_outputs = sheet.output() == OutputActivation::Each(Activation::SIGMOID);
    let output = has_outputs.then(|| Variant::law(&O2(n), wrong(X2(n))));
    // A sigmoid that is wrong in one layer is likely wrong in the other.
    let both = hidden.clone().zip(output.clone()).map(|(hidden, output)| hidden.and(output));
    [both, hidden, output].into_iter().flatten().collect()
}

/// A tanh worked out in another way, in the hidden units and in the outputs.
fn in_tanhs(sheet: &Sheet, wrong: impl Fn(Formula) -> Formula) -> Vec<Variant> {
    let hidden = (sheet.hidden() == Activation::Tanh).then(|| Variant::law(&O1(k), wrong(X1(k))));
    let has_outputs = sheet.output() == OutputActivation::Each(Activation::Tanh);
    let output = has_outputs.then(|| Variant::law(&O2(n), wrong(X2(n))));
    hidden.into_iter().chain(output).collect()
}

/// The share that each output has of a sum, of something else than powers of e.
fn softmax_of(sheet: &Sheet, of: impl Fn(Formula) -> Formula) -> Vec<Variant> {
    of_softmax(sheet, of(X2(n)) / of(X2(m)).summed(over(sheet.shape, Letter::M)))
}

fn another_activation(sheet: &Sheet) -> Vec<Variant> {
    let others = |own: Activation| Activation::COMMON.into_iter().filter(move |other| *other != own);
    let hidden = others(sheet.hidden()).map(|other| Variant::law(&O1(k), activated(other, X1(k)).changed()));
    let bipolar = || (2 * sigma(X1(k)) - 1).changed();
    let bipolar = (sheet.hidden() == Activation::Tanh).then(|| Variant::law(&O1(k), bipolar()));
    let hidden = hidden.chain(bipolar);
    match sheet.output() {
        OutputActivation::Each(own) => {
            // At linear outputs a sigmoid has a name of its own.
            let own = if own == Activation::Linear { Activation::SIGMOID } else { own };
            hidden.chain(others(own).map(|other| Variant::law(&O2(n), activated(other, X2(n)).changed()))).collect()
        }
        OutputActivation::Softmax => hidden.collect(),
    }
}

fn of_softmax(sheet: &Sheet, wrong: Formula) -> Vec<Variant> {
    if sheet.is_softmax() { vec![Variant::law(&O2(n), wrong)] } else { Vec::new() }
}
