//! P2 to P7, the errata of a page on a network with two hidden layers and a softmax: from the softmax on, one mistake
//! follows the other, and nearly all of its numbers are wrong.

use std::sync::OnceLock;

use super::{
    super::{
        super::{Law, Shape, exact, letters::*},
        Account, Erratum, Reason,
        sheet::{by_the_chain_rule, says},
    },
    page::{Cause, Mistake, Page, Printed},
};
use crate::{
    formula::{Formula, constant, ln},
    quantity::{Layer, Letter, Quantity, Unit, Variable, Weight},
};
use exact::{On, Xn, over};

/// The layers of its network.
const RELUS: Layer = Layer::new(1);
const SIGMOIDS: Layer = Layer::new(2);
const SOFTMAX: Layer = Layer::new(3);

pub(super) static PAGE: Page = Page {
    preset: "deep-softmax",
    name: "The article that this example is from",
    kind: "article",
    short_kind: "article",
    mistakes: &[
        Mistake {
            erratum: Erratum::P2,
            gives: "Net inputs divided by their sum give",
            giving: None,
            laws: shares_of_net_inputs,
            account: powers_left_out,
        },
        Mistake {
            erratum: Erratum::P3,
            gives: "A binary cross-entropy with logarithms to base 10 gives",
            giving: None,
            laws: |shape| vec![Law::new(Quantity::Loss, vec![binary_cross_entropy(shape)])],
            account: binary,
        },
        Mistake {
            erratum: Erratum::P4,
            gives: "The derivative with the lost sign gives",
            giving: None,
            laws: wrong_sign,
            account: sign_lost,
        },
        Mistake {
            erratum: Erratum::P5,
            gives: "The path through one output gives",
            giving: None,
            laws: through_one_output,
            account: others_dropped,
        },
        Mistake {
            erratum: Erratum::P6,
            gives: "The path through one unit gives",
            giving: None,
            laws: through_one_unit,
            account: sum_left_out,
        },
        Mistake {
            erratum: Erratum::P7,
            gives: "The shifted decimal point gives",
            giving: None,
            laws: shifted,
            account: point_shifted,
        },
    ],
    numbers: NUMBERS,
    known: OnceLock::new(),
};

const AFTER_THE_SOFTMAX: Cause = Cause::Follows(&[Erratum::P2]);
const AFTER_THE_OUTPUTS: Cause = Cause::Follows(&[Erratum::P4, Erratum::P5]);
const AFTER_ONE_PATH: Cause = Cause::Follows(&[Erratum::P6]);
const MADE_2: Cause = Cause::Made(Erratum::P2);
const MADE_4: Cause = Cause::Made(Erratum::P4);
const MADE_5: Cause = Cause::Made(Erratum::P5);
const MADE_6: Cause = Cause::Made(Erratum::P6);
const MADE_7: Cause = Cause::Made(Erratum::P7);

/// What the page prints, in the order of its calculation.
const NUMBERS: &[Printed] = &[
    printed(Quantity::NetInput(unit(2, 3)), "4.001", Cause::Calculation),
    printed(Quantity::Activation(unit(2, 1)), "0.938", Cause::Rounded),
    printed(Quantity::Activation(unit(2, 2)), "0.94", Cause::Rounded),
    printed(Quantity::Activation(unit(2, 3)), "0.98", Cause::Rounded),
    printed(Quantity::NetInput(unit(3, 0)), "1.8658", Cause::Rounded),
    printed(Quantity::NetInput(unit(3, 1)), "2.2292", Cause::Rounded),
    printed(Quantity::NetInput(unit(3, 2)), "2.8204", Cause::Rounded),
    printed(Quantity::Activation(unit(3, 0)), "0.2698", MADE_2),
    printed(Quantity::Activation(unit(3, 1)), "0.3223", MADE_2),
    printed(Quantity::Activation(unit(3, 2)), "0.4078", MADE_2),
    printed(Quantity::Loss, "0.9850", Cause::Made(Erratum::P3)),
    printed(by_output(3, 0), "-3.70644", AFTER_THE_SOFTMAX),
    printed(by_output(3, 1), "-1.4755", MADE_4),
    printed(by_output(3, 2), "-1.6886", MADE_4),
    printed(slope(3, 0), "0.15911", Cause::Rounded),
    printed(slope(3, 1), "0.2040", Cause::Rounded),
    printed(slope(3, 2), "0.3685", Cause::Calculation),
    calculated_with(by_net_input(3, 0), MADE_5),
    calculated_with(by_net_input(3, 1), MADE_5),
    calculated_with(by_net_input(3, 2), MADE_5),
    printed(new(2, 1, 0), "0.105531", AFTER_THE_OUTPUTS),
    printed(new(2, 1, 1), "0.400576", AFTER_THE_OUTPUTS),
    printed(new(2, 1, 2), "0.805836", AFTER_THE_OUTPUTS),
    printed(new(2, 2, 0), "0.30055", MADE_7),
    printed(new(2, 2, 1), "0.700577", AFTER_THE_OUTPUTS),
    printed(new(2, 2, 2), "0.2005849", MADE_7),
    printed(new(2, 3, 0), "0.5005779", MADE_7),
    printed(new(2, 3, 1), "0.2006017", AFTER_THE_OUTPUTS),
    printed(new(2, 3, 2), "0.9006098", MADE_7),
    printed(by_output(2, 1), "-0.8903", AFTER_THE_OUTPUTS),
    printed(by_output(2, 2), "-0.74218", AFTER_THE_OUTPUTS),
    printed(by_output(2, 3), "-1.0810", AFTER_THE_OUTPUTS),
    printed(slope(2, 1), "0.058156", Cause::Rounded),
    printed(slope(2, 2), "0.0564", Cause::Rounded),
    printed(slope(2, 3), "0.0196", Cause::Rounded),
    printed(new(1, 1, 1), "0.2006989", AFTER_THE_OUTPUTS),
    printed(new(1, 1, 2), "0.300565", AFTER_THE_OUTPUTS),
    printed(new(1, 1, 3), "0.500286", AFTER_THE_OUTPUTS),
    printed(new(1, 2, 1), "0.3006575", AFTER_THE_OUTPUTS),
    printed(new(1, 2, 2), "0.5005316", AFTER_THE_OUTPUTS),
    printed(new(1, 2, 3), "0.700269", AFTER_THE_OUTPUTS),
    printed(new(1, 3, 1), "0.600932", AFTER_THE_OUTPUTS),
    printed(new(1, 3, 2), "0.400753", AFTER_THE_OUTPUTS),
    printed(new(1, 3, 3), "0.803813", MADE_7),
    printed(by_output(1, 1), "-0.01035", MADE_6),
    printed(by_output(1, 2), "-0.0209", MADE_6),
    printed(by_output(1, 3), "-0.0169", MADE_6),
    printed(new(0, 1, 1), "0.10001035", AFTER_ONE_PATH),
    printed(new(0, 1, 2), "0.2000209", AFTER_ONE_PATH),
    printed(new(0, 1, 3), "0.3000169", AFTER_ONE_PATH),
    printed(new(0, 2, 1), "0.3000207", AFTER_ONE_PATH),
    printed(new(0, 2, 2), "0.2000418", AFTER_ONE_PATH),
    printed(new(0, 2, 3), "0.7000338", AFTER_ONE_PATH),
    printed(new(0, 3, 1), "0.40007245", AFTER_ONE_PATH),
    printed(new(0, 3, 2), "0.3001463", AFTER_ONE_PATH),
    printed(new(0, 3, 3), "0.9001183", AFTER_ONE_PATH),
];

const fn printed(of: Quantity, text: &'static str, cause: Cause) -> Printed {
    Printed { of, text: Some(text), cause }
}

const fn calculated_with(of: Quantity, cause: Cause) -> Printed {
    Printed { of, text: None, cause }
}

const fn unit(layer: u8, index: u8) -> Unit {
    Unit { layer: Layer::new(layer), index }
}

const fn by_output(layer: u8, index: u8) -> Quantity {
    Quantity::Partial { of: Variable::Loss, by: Variable::Activation(unit(layer, index)) }
}

const fn by_net_input(layer: u8, index: u8) -> Quantity {
    Quantity::Partial { of: Variable::Loss, by: Variable::NetInput(unit(layer, index)) }
}

const fn slope(layer: u8, index: u8) -> Quantity {
    Quantity::slope_of(unit(layer, index))
}

const fn new(layer: u8, from: u8, to: u8) -> Quantity {
    Quantity::Updated(Weight { layer: Layer::new(layer), from, to })
}

/// `X_n / ∑_m X_m`.
fn share_of_net_inputs(shape: Shape) -> Formula {
    Xn(shape, n) / Xn(shape, m).summed(over(shape, Letter::M))
}

/// P2: the outputs without powers of e; their derivatives have them.
fn shares_of_net_inputs(shape: Shape) -> Vec<Law> {
    let softmax = || exact::softmax_in_full(shape);
    vec![
        Law::new(name(&On(shape, n)), vec![share_of_net_inputs(shape)]),
        Law::new(name(&d(On(shape, n), Xn(shape, n))), vec![softmax() * (1 - softmax())]),
    ]
}

fn powers_left_out(shape: Shape) -> Account {
    Account {
        printed: vec![says(name(&On(shape, n)), &share_of_net_inputs(shape))],
        correct: vec![says(name(&On(shape, n)), &exact::softmax_in_full(shape))],
        why: vec![
            Reason::words("Powers of e are positive and add up to the denominator, so the outputs are probabilities."),
            Reason::words("Net inputs can be negative, and their quotients are no probabilities then."),
            Reason::words("The article's derivative of the softmax is the one with powers of e."),
        ],
    }
}

/// P3: `−∑_n (l_n log O_n + (1 − l_n) log(1 − O_n))` to base 10.
fn binary_cross_entropy(shape: Shape) -> Formula {
    let terms = l(n) * ln(On(shape, n)) + (1 - l(n)) * ln(1 - On(shape, n));
    -(terms.summed(over(shape, Letter::N)) / ln(constant(10)))
}

fn binary(shape: Shape) -> Account {
    Account {
        printed: vec![says(Quantity::Loss, &binary_cross_entropy(shape))],
        correct: vec![says(Quantity::Loss, &exact::cross_entropy(shape))],
        why: vec![
            Reason::words("The outputs of a softmax belong together: the loss is minus ln of the true class's output."),
            Reason::words("Terms with 1 - O are for outputs that are independent of each other, such as sigmoids."),
            Reason::words("The derivatives are those of the natural logarithm; division by ln(10) gives base 10."),
        ],
    }
}

/// `−l_n / O_n − (1 − l_n) / (1 − O_n)`.
fn both_negative(shape: Shape) -> Formula {
    -(l(n) / On(shape, n)) - (1 - l(n)) / (1 - On(shape, n))
}

/// P4: both terms of the derivative negative.
fn wrong_sign(shape: Shape) -> Vec<Law> {
    let through_all = d(E(), On(shape, m)) * d(On(shape, m), Xn(shape, n));
    let by_output = Law::new(name(&d(E(), On(shape, n))), vec![both_negative(shape)]);
    let by_net_input = Law::new(name(&d(E(), Xn(shape, n))), vec![through_all.summed(over(shape, Letter::M))]);
    by_the_chain_rule(shape).chain([by_output, by_net_input]).collect()
}

fn sign_lost(shape: Shape) -> Account {
    let by_output = name(&d(E(), On(shape, n)));
    Account {
        printed: vec![says(by_output, &both_negative(shape))],
        correct: vec![says(by_output, &-(l(n) / On(shape, n)))],
        why: vec![
            Reason::words("For the article's own loss (P3), the second term has a plus."),
            Reason::words("The derivative of ln(1 - O) is -1 / (1 - O), and the loss has another minus before it."),
            Reason::words("The cross-entropy of a softmax has no second term at all."),
        ],
    }
}

/// `∂E/∂O_n · ∂O_n/∂X_n`.
fn one_output(shape: Shape) -> Formula {
    d(E(), On(shape, n)) * d(On(shape, n), Xn(shape, n))
}

/// P5: what a net input does to the other outputs dropped.
fn through_one_output(shape: Shape) -> Vec<Law> {
    let by_net_input = Law::new(name(&d(E(), Xn(shape, n))), vec![one_output(shape)]);
    by_the_chain_rule(shape).chain([by_net_input]).collect()
}

fn others_dropped(shape: Shape) -> Account {
    let by_net_input = name(&d(E(), Xn(shape, n)));
    let all = (d(E(), On(shape, m)) * d(On(shape, m), Xn(shape, n))).summed(over(shape, Letter::M));
    Account {
        printed: vec![says(by_net_input, &one_output(shape))],
        correct: vec![says(by_net_input, &all)],
        why: vec![
            Reason::words("Each net input is in the denominator of every output."),
            Reason::words("By the chain rule, the loss changes through all outputs, one term for each."),
        ],
    }
}

/// `∂E/∂X_j^{(2)} · a_{jj}^{(1)}`.
fn one_unit(shape: Shape) -> Formula {
    let j = shape.letter(RELUS);
    d(E(), X(SIGMOIDS, j)) * a(RELUS, j, j)
}

/// P6: of the paths through the next layer only the one through the unit with the same number.
fn through_one_unit(shape: Shape) -> Vec<Law> {
    let by_output = Law::new(name(&d(E(), O(RELUS, shape.letter(RELUS)))), vec![one_unit(shape)]);
    by_the_chain_rule(shape).chain([by_output]).collect()
}

fn sum_left_out(shape: Shape) -> Account {
    let j = shape.letter(RELUS);
    let by_output = name(&d(E(), O(RELUS, j)));
    let all = exact::over_units(shape, SIGMOIDS, |of| d(E(), X(SIGMOIDS, of)) * a(RELUS, j, of));
    Account {
        printed: vec![says(by_output, &one_unit(shape))],
        correct: vec![says(by_output, &all)],
        why: vec![
            Reason::words("The output of a hidden unit goes into every unit of the next layer."),
            Reason::words("By the chain rule, the loss changes through all of them, one term for each."),
            Reason::words("For the hidden layer before it, the article does add up all paths."),
        ],
    }
}

/// `a − (α / 10) ∂E/∂a`.
fn with_a_tenth(weight: &Formula) -> Formula {
    weight.clone() - alpha() / constant(10) * d(E(), weight.clone())
}

/// P7: four changes a tenth as large, one ten times as large.
fn shifted(_: Shape) -> Vec<Law> {
    let rule = |weight: Formula, right: Formula| Law::new(updated(&weight), vec![right]);
    let a_tenth = [(2, 0), (2, 2), (3, 0), (3, 2)].map(|(from, to)| {
        let weight = a(SIGMOIDS, from, to);
        let right = with_a_tenth(&weight);
        rule(weight, right)
    });
    let weight = a(RELUS, 3, 3);
    let ten_times = weight.clone() - 10 * alpha() * d(E(), weight.clone());
    a_tenth.into_iter().chain([rule(weight, ten_times)]).collect()
}

fn point_shifted(shape: Shape) -> Account {
    let weight = a(SIGMOIDS, shape.letter(SIGMOIDS), shape.letter(SOFTMAX));
    let change = alpha() * d(E(), weight.clone());
    Account {
        printed: vec![says(updated(&weight), &with_a_tenth(&weight))],
        correct: vec![says(updated(&weight), &(weight.clone() - change))],
        why: vec![
            Reason::words("In four new weights of layer (2), the article adds a tenth of the change."),
            Reason::words("In one new weight of layer (1), it adds ten times the change."),
        ],
    }
}
