//! Slips in the derivatives with respect to the weights.

use crate::{
    formula::{Formula, Range, constant},
    homework::slip::{Sheet, Slip, Variant},
    quantity::{Index, Layer, Letter},
    reading::{exact::over, letters::document::*},
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "input-missing",
        title: "input left out of the weight's derivative",
        seen: 1,
        erratum: None,
        variants: |_| vec![Variant::law(&d(E(), a0(i, k)), d(E(), X1(k)).changed())],
    },
    Slip {
        id: "second-input-missing",
        title: "hidden unit's output left out of the weight's derivative",
        seen: 1,
        erratum: None,
        variants: |_| vec![Variant::law(&d(E(), a1(k, n)), d(E(), X2(n)).changed())],
    },
    Slip {
        id: "wrong-input",
        title: "input of another weight used",
        seen: 1,
        erratum: None,
        variants: |sheet| {
            // With the bias in its place the input is left out, which has a name of its own.
            let inputs = sheet.units(INPUT);
            inputs.map(|other| Variant::law(&d(E(), a0(i, k)), d(E(), X1(k)) * O0(other).changed())).collect()
        },
    },
    Slip {
        id: "wrong-hidden-output",
        title: "output of another hidden unit used",
        seen: 1,
        erratum: None,
        variants: |sheet| {
            let hidden = sheet.units(HIDDEN);
            let others = hidden.map(|other| Variant::law(&d(E(), a1(k, n)), d(E(), X2(n)) * O1(other).changed()));
            let of_the_output = Variant::law(&d(E(), a1(k, n)), d(E(), X2(n)) * O2(n).changed());
            let of_the_output =
                of_the_output.called("output of the network used instead of the hidden unit's output".to_owned());
            others.chain([of_the_output]).chain(inputs_in_the_second_layer(sheet)).collect()
        },
    },
    Slip {
        id: "derivative-of-other-unit",
        title: "dE/dX of another unit used",
        seen: 1,
        erratum: None,
        variants: |sheet| {
            let hidden = || sheet.units(HIDDEN);
            let outputs = sheet.units(OUTPUT).filter(|_| sheet.shape.sizes.outputs() > 1);
            let of_output = |other: u8| Variant::law(&d(E(), a1(k, n)), d(E(), X2(other)).changed() * O1(k));
            let back = |other: u8| (d(E(), O1(other)) * d(O1(other), X1(other))).changed();
            let by_net_input = hidden().map(|other| Variant::law(&d(E(), X1(k)), back(other)));
            let by_weight = |other: u8| Variant::law(&d(E(), a0(i, k)), d(E(), X1(other)).changed() * O0(i));
            by_net_input.chain(hidden().map(by_weight)).chain(outputs.map(of_output)).collect()
        },
    },
    Slip {
        id: "rate-in-derivative",
        title: "learning rate already multiplied into the derivative",
        seen: 1,
        erratum: None,
        variants: |_| {
            let derivatives = [d(E(), X2(n)), d(E(), a1(k, n)), d(E(), a0(i, k))];
            derivatives.iter().map(|of| Variant::wrapped(name(of), |inner| alpha().changed() * inner)).collect()
        },
    },
    Slip {
        id: "hidden-output-as-input",
        title: "hidden unit's output used instead of the input",
        seen: 1,
        erratum: None,
        variants: |_| vec![Variant::law(&d(E(), a0(i, k)), d(E(), X1(k)) * O1(k).changed())],
    },
    Slip {
        id: "second-input-pre-activation",
        title: "hidden unit's net input used instead of its output",
        seen: 1,
        erratum: None,
        variants: |sheet| {
            let laws = sheet.units(HIDDEN);
            let each = laws.map(|unit| Variant::law(&d(E(), a1(unit, n)), d(E(), X2(n)) * X1(unit).changed()));
            each.reduce(Variant::and).into_iter().collect()
        },
    },
    Slip {
        id: "index-shift-hidden",
        title: "hidden outputs shifted by one unit",
        seen: 2,
        erratum: None,
        variants: |sheet| shifted_up(sheet).into_iter().chain(shifted_down(sheet)).collect(),
    },
    Slip {
        id: "transposed-gradient",
        title: "rows and columns of the derivatives swapped",
        seen: 2,
        erratum: None,
        variants: transposed,
    },
    Slip {
        id: "bias-gradient-missing",
        title: "derivative of the bias set to 0",
        seen: 3,
        erratum: None,
        variants: |sheet| of_biases(sheet, constant(0).changed(), constant(0).changed()),
    },
    Slip {
        id: "bias-step-times-bias",
        title: "bias itself used instead of its input 1",
        seen: 4,
        erratum: None,
        variants: |sheet| {
            let mut variants = of_biases(sheet, d(E(), X1(k)) * a0(0, k).changed(), d(E(), X2(n)) * a1(0, n).changed());
            variants.extend(stepped_biases(sheet, |bias| d(E(), bias.clone()) * bias.changed()));
            variants.extend(times_another_bias(sheet));
            variants
        },
    },
    Slip {
        id: "bias-gradient-collapsed",
        title: "sum of the bias derivatives used for every bias of the layer",
        seen: 1,
        erratum: None,
        variants: collapsed,
    },
    Slip {
        id: "bias-and-weight-merged",
        title: "derivative of the bias added to that of the weight",
        seen: 1,
        erratum: None,
        variants: |sheet| match sheet.is_biased() {
            true => vec![
                Variant::law(&d(E(), a1(k, n)), d(E(), X2(n)) * (O1(k) + constant(1).changed())),
                Variant::law(&d(E(), a0(i, k)), d(E(), X1(k)) * (O0(i) + constant(1).changed())),
                stepped(a1(k, n), d(E(), a1(k, n)) + d(E(), a1(0, n)).changed()),
                stepped(a0(i, k), d(E(), a0(i, k)) + d(E(), a0(0, k)).changed()),
            ],
            false => Vec::new(),
        },
    },
    Slip {
        id: "derivative-inverted",
        title: "reciprocal of the derivative used",
        seen: 2,
        erratum: None,
        variants: |_| {
            let derivatives = [d(E(), a1(k, n)), d(E(), a0(i, k)), d(O1(k), X1(k)), d(E(), X2(n)), d(E(), X1(k))];
            let inverted = |inner: Formula| (constant(1) / inner).changed();
            derivatives.iter().map(|of| Variant::wrapped(name(of), inverted)).collect()
        },
    },
];

fn of_biases(sheet: &Sheet, first: Formula, second: Formula) -> Vec<Variant> {
    match sheet.is_biased() {
        true => vec![Variant::law(&d(E(), a0(0, k)), first), Variant::law(&d(E(), a1(0, n)), second)],
        false => Vec::new(),
    }
}

/// The new weight from something else than its derivative, which may stand right on the sheet.
fn stepped(weight: Formula, derivative: Formula) -> Variant {
    Variant::rule(updated(&weight), weight - alpha() * derivative)
}

fn stepped_biases(sheet: &Sheet, derivative: fn(Formula) -> Formula) -> Vec<Variant> {
    let biases = [a0(0, k), a1(0, n)].into_iter().filter(|_| sheet.is_biased());
    biases.map(|bias| stepped(bias.clone(), derivative(bias))).collect()
}

fn collapsed(sheet: &Sheet) -> Vec<Variant> {
    let hidden = Range::new(Letter::K, 1, sheet.notation().last(HIDDEN));
    let first = d(E(), X1(k)).summed(hidden);
    let second = d(E(), X2(n)).summed(over(sheet.shape, Letter::N));
    of_biases(sheet, first.changed(), second.changed())
}

/// The derivative by the bias of each unit times the bias of one of them.
fn times_another_bias(sheet: &Sheet) -> Vec<Variant> {
    let biases_of = |layer: Layer| sheet.units(layer).filter(|_| sheet.is_biased());
    let hidden = biases_of(HIDDEN).map(|other| Variant::law(&d(E(), a0(0, k)), d(E(), X1(k)) * a0(0, other).changed()));
    let outputs =
        biases_of(OUTPUT).map(|other| Variant::law(&d(E(), a1(0, n)), d(E(), X2(n)) * a1(0, other).changed()));
    let called = |variant: Variant| variant.called("bias of one unit used instead of the bias's input 1".to_owned());
    hidden.chain(outputs).map(called).collect()
}

fn shifted_up(sheet: &Sheet) -> Option<Variant> {
    let units = sheet.notation().units(HIDDEN);
    let last = *units.end();
    let laws = units
        .filter(|unit| *unit < last)
        .map(|unit| Variant::law(&d(E(), a1(unit, n)), d(E(), X2(n)) * O1(unit + 1).changed()));
    let title = "hidden outputs shifted by one unit: each weight has the next unit's output";
    Some(laws.reduce(Variant::and)?.throughout().called(title.to_owned()))
}

fn shifted_down(sheet: &Sheet) -> Option<Variant> {
    let units = sheet.notation().units(HIDDEN);
    let first = *units.start();
    let laws = units
        .filter(|unit| *unit > first)
        .map(|unit| Variant::law(&d(E(), a1(unit, n)), d(E(), X2(n)) * O1(unit - 1).changed()));
    let title = "hidden outputs shifted by one unit: each weight has the previous unit's output";
    Some(laws.reduce(Variant::and)?.throughout().called(title.to_owned()))
}

/// An input in the place of the hidden unit's output: the one of the same number, or one for all units.
fn inputs_in_the_second_layer(sheet: &Sheet) -> Vec<Variant> {
    let with = |unit: Index, input: u8| Variant::law(&d(E(), a1(unit, n)), d(E(), X2(n)) * O0(input).changed());
    let inputs = sheet.units(INPUT);
    let of_same_number = sheet.units(HIDDEN).filter(|unit| inputs.contains(unit));
    let of_same_number = of_same_number.map(|unit| with(unit.into(), unit)).reduce(Variant::and);
    let called = |variant: Variant| variant.called("input used instead of the hidden unit's output".to_owned());
    of_same_number.into_iter().chain(inputs.clone().map(|input| with(k, input))).map(called).collect()
}

/// `d_k O_n` for `d_n O_k`: past the bias where that part of the table is a square, and with it wherever both are
/// there.
fn transposed(sheet: &Sheet) -> Vec<Variant> {
    let outputs = || sheet.notation().units(OUTPUT);
    let hidden = || sheet.notation().units(HIDDEN);
    let swapped = |unit: u8, output: u8, to: u8, from: u8| {
        Variant::law(&d(E(), a1(unit, output)), d(E(), X2(to)).changed() * O1(from).changed())
    };
    let mut variants = Vec::new();
    if sheet.shape.sizes.units(1) == sheet.shape.sizes.outputs() {
        let past_bias = sheet.units(HIDDEN).flat_map(|unit| outputs().map(move |output| (unit, output)));
        variants
            .extend(past_bias.map(|(unit, output)| swapped(unit, output, unit - 1, output + 1)).reduce(Variant::and));
    }
    let both = hidden().filter(|unit| outputs().contains(unit));
    let pairs = both.flat_map(|unit| outputs().map(move |output| (unit, output)));
    let pairs = pairs.filter(|(unit, output)| hidden().contains(output) && output != unit);
    variants.extend(pairs.map(|(unit, output)| swapped(unit, output, unit, output)).reduce(Variant::and));
    variants.extend(transposed_in_the_first_layer(sheet));
    variants
}

/// `d_i O_k` for `d_k O_i`, wherever both are there.
fn transposed_in_the_first_layer(sheet: &Sheet) -> Option<Variant> {
    let (inputs, hidden) = (sheet.notation().units(INPUT), sheet.units(HIDDEN));
    let of_input = |input: u8| hidden.clone().map(move |unit| (input, unit));
    let pairs = inputs.clone().flat_map(of_input).filter(|(input, unit)| input != unit);
    let both = pairs.filter(|(input, unit)| hidden.contains(input) && inputs.contains(unit));
    let swapped = both
        .map(|(input, unit)| Variant::law(&d(E(), a0(input, unit)), d(E(), X1(input)).changed() * O0(unit).changed()));
    swapped.reduce(Variant::and)
}
