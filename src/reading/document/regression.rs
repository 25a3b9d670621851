//! Equations (1) to (4) and the 13 listed rules of the regression network.

use super::over;
use crate::{
    formula::{Formula, sigma},
    quantity::{Letter, Quantity},
    reading::{
        Erratum::{B1, B2, B3, R1, R2, R3, R4, R5},
        Law, Shape,
        letters::document::*,
    },
};

/// All of the document's laws for regression.
#[must_use]
pub fn laws(shape: Shape) -> Vec<Law> {
    vec![
        net_hidden(shape),
        equation_1(shape),
        net_output(shape),
        equation_2(shape),
        error(),
        Law::new(name(&d(E(), O2(0))), vec![slope_of_error()]).with_errata(&[R1]),
        Law::new(name(&d(E(), X2(0))), vec![slope_of_error()]).with_errata(&[R1]),
        Law::new(name(&d(O2(0), a1(k, 0))), vec![O1(k)]),
        equation_3(),
        Law::new(name(&d(E(), O1(k))), vec![squared_error_by_output() * d(O2(0), O1(k)), slope_of_error() * a1(k, 0)])
            .with_errata(&[R1]),
        Law::new(name(&d(O2(0), O1(k))), vec![a1(k, 0)]),
        Law::new(name(&d(O1(k), X1(k))), vec![slope_of_sigmoid()]).with_errata(&[R2]),
        Law::new(
            name(&d(E(), X1(k))),
            vec![slope_of_error().factor(0) * a1(k, 0).factor(1) * slope_of_sigmoid().factor(2)],
        )
        .with_errata(&[R1, R2]),
        Law::new(name(&d(O1(k), a0(i, k))), vec![slope_of_sigmoid() * O0(i)]).with_errata(&[R2]),
        equation_4(),
        listed_rule_second_layer(),
        listed_rule_first_layer(),
    ]
}

/// The sum inside (1); the document has no letter for it.
fn net_hidden(shape: Shape) -> Law {
    Law::new(name(&X1(k)), vec![(O0(i) * a0(i, k)).factor(0).summed(over(shape, Letter::I))])
        .numbered(1)
        .with_errata(&[B1])
}

/// (1)  O_k^{(1)} = σ( Σ_{i=0} O_i^{(0)} · a_{ik}^{(0)} )
fn equation_1(shape: Shape) -> Law {
    Law::new(name(&O1(k)), vec![sigma((O0(i) * a0(i, k)).summed(over(shape, Letter::I))), sigma(X1(k))])
        .numbered(1)
        .with_errata(&[B1])
}

/// The sum of (2), under the name of the net input: the output is linear.
fn net_output(shape: Shape) -> Law {
    Law::new(name(&X2(0)), vec![(O1(k) * a1(k, 0)).factor(0).summed(over(shape, Letter::K))])
        .numbered(2)
        .with_errata(&[B1])
}

/// (2)  O_0^{(2)} = Σ_{k=0} O_k^{(1)} · a_{k0}^{(1)}
fn equation_2(shape: Shape) -> Law {
    Law::new(name(&O2(0)), vec![(O1(k) * a1(k, 0)).factor(0).summed(over(shape, Letter::K))])
        .numbered(2)
        .with_errata(&[B1])
}

/// E(x) = (y − O_0^{(2)})², used by the document but never written down.
fn error() -> Law {
    Law::new(Quantity::Loss, vec![(y() - O2(0)).power(2)]).with_errata(&[B3])
}

/// 2(y − O_0^{(2)}), as the document differentiates the squared error.
fn slope_of_error() -> Formula {
    2 * (y() - O2(0))
}

/// ∂(y − O_0^{(2)})²/∂O_0^{(2)}
fn squared_error_by_output() -> Formula {
    derivative((y() - O2(0)).power(2), O2(0), slope_of_error())
}

/// σ(O_k^{(1)}) (1 − σ(O_k^{(1)})), as the document writes the slope of a hidden unit.
fn slope_of_sigmoid() -> Formula {
    sigma(O1(k)) * (1 - sigma(O1(k)))
}

/// (3)  ∂E(x)/∂a_{k0}^{(1)} = 2(y − O_0^{(2)}) O_k^{(1)}
fn equation_3() -> Law {
    Law::new(
        name(&d(E(), a1(k, 0))),
        vec![
            squared_error_by_output().factor(0) * d(O2(0), a1(k, 0)).factor(1),
            slope_of_error().factor(0) * d(O2(0), a1(k, 0)).factor(1),
            slope_of_error().factor(0) * O1(k).factor(1),
        ],
    )
    .numbered(3)
    .with_errata(&[R1])
}

/// (4)  ∂E(x)/∂a_{ik}^{(0)} = 2(y − O_0^{(2)}) a_{k0}^{(1)} · σ(O_k^{(1)}) (1 − σ(O_k^{(1)})) O_i^{(0)}
fn equation_4() -> Law {
    Law::new(
        name(&d(E(), a0(i, k))),
        vec![
            squared_error_by_output().factor(0) * d(O2(0), O1(k)).factor(1) * d(O1(k), a0(i, k)).factor(2),
            slope_of_error().factor(0) * a1(k, 0).factor(1) * d(O1(k), a0(i, k)).factor(2),
            slope_of_error().factor(0) * a1(k, 0).factor(1) * (slope_of_sigmoid() * O0(i)).factor(2),
        ],
    )
    .numbered(4)
    .with_errata(&[R1, R2])
}

/// `O_0^2`, printed so in the listed rules and read as the output (R5).
fn output_without_brackets() -> Formula {
    let output = O2(0);
    Formula::Bare(name(&output)).power(2).read_as(output)
}

/// a_{k0}^{(1)} := a_{0k}^{(1)} − α [ 2(y − O_0^2) O_k^{(1)} ]
fn listed_rule_second_layer() -> Law {
    let weight = a1(k, 0);
    let start = a1(0, k).read_as(weight.clone());
    Law::new(
        updated(&weight),
        vec![start.factor(0) - alpha().factor(1) * (2 * (y() - output_without_brackets()) * O1(k)).factor(2)],
    )
    .with_errata(&[R1, R3, R5, B2])
}

/// a_{ik}^{(0)} := a_{ik}^{(1)} − α [ 2(y − O_0^2) a_{k0}^{(1)} σ(O_k^{(1)}) (1 − σ(O_k^{(1)})) O_i^{(0)} ]
fn listed_rule_first_layer() -> Law {
    let weight = a0(i, k);
    let start = a1(i, k).read_as(weight.clone());
    let gradient = 2 * (y() - output_without_brackets()) * a1(k, 0) * sigma(O1(k)) * (1 - sigma(O1(k))) * O0(i);
    Law::new(updated(&weight), vec![start.factor(0) - alpha().factor(1) * gradient.factor(2)])
        .with_errata(&[R1, R2, R4, R5, B2])
}
