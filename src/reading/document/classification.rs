//! Equations (5) to (9) and the 12 listed rules of the classification network. The document ends there: it has no
//! rule for the first layer.

use super::over;
use crate::{
    formula::{Argument, Formula, Function, sigma},
    quantity::{Letter, Quantity, Variable},
    reading::{
        Erratum::{B1, B2, B3, C2, C3, C4, C5, C6},
        Law, Shape,
        exact::{softmax_by_name, softmax_in_full},
        letters::document::*,
    },
};

/// All of the document's laws for classification.
#[must_use]
pub fn laws(shape: Shape) -> Vec<Law> {
    vec![
        Law::new(name(&X1(k)), vec![(O0(i) * a0(i, k)).factor(0).summed(over(shape, Letter::I))])
            .numbered(5)
            .with_errata(&[B1]),
        equation_5(shape),
        equation_6(shape),
        equation_7(shape),
        Law::new(Quantity::Loss, vec![cross_entropy_by_name(shape), cross_entropy(shape)]).with_errata(&[B3]),
        Law::new(name(&d(E(), O2(n))), vec![-(l(n) / O2(n))]),
        Law::new(name(&d(O2(n), X2(n))), vec![O2(n).factor(0) * (1 - O2(n)).factor(1)]),
        Law::new(name(&d(E(), X2(n))), vec![cross_entropy_by_output(shape) * d(O2(n), X2(n)), -l(n) * (1 - O2(n))])
            .with_errata(&[C2]),
        equation_9(shape),
        listed_rule(),
        Law::new(updated(&a0(i, k)), vec![a0(i, k)]).with_errata(&[C6]),
    ]
}

/// The derivatives that the document has no rule for: everything before the output layer (C6), and the other
/// outputs' share in ∂E/∂X_n (C2).
#[must_use]
pub fn has_no_law_for(quantity: Quantity) -> bool {
    match quantity {
        Quantity::Partial { of: Variable::Loss, by } => match by {
            Variable::Activation(unit) | Variable::NetInput(unit) => unit.layer == HIDDEN,
            Variable::Weight(weight) => weight.layer == INPUT,
            Variable::Loss | Variable::SampleLoss(_) => true,
        },
        Quantity::Partial { of: Variable::Activation(of), by: Variable::NetInput(by) } => {
            of.layer == HIDDEN || of.index != by.index
        }
        _ => false,
    }
}

/// (5)  O_k^{(1)} = σ( Σ_{i=0} O_i^{(0)} · a_{ik}^{(0)} )
fn equation_5(shape: Shape) -> Law {
    Law::new(name(&O1(k)), vec![sigma((O0(i) * a0(i, k)).summed(over(shape, Letter::I))), sigma(X1(k))])
        .numbered(5)
        .with_errata(&[B1])
}

/// (6)  X_n^{(2)} = Σ_{k=0} O_k^{(1)} · a_{kn}^{(1)}
fn equation_6(shape: Shape) -> Law {
    Law::new(name(&X2(n)), vec![(O1(k) * a1(k, n)).factor(0).summed(over(shape, Letter::K))])
        .numbered(6)
        .with_errata(&[B1])
}

/// (7)  O_n^{(2)} = softmax( X_n^{(2)}, X^{(2)} )
fn equation_7(shape: Shape) -> Law {
    Law::new(name(&O2(n)), vec![softmax_by_name(shape), softmax_in_full(shape)]).numbered(7).with_errata(&[B3])
}

/// −Σ_n l_n ln O_n^{(2)}, used by the document under the name CE but never written down.
fn cross_entropy(shape: Shape) -> Formula {
    crate::reading::exact::cross_entropy(shape)
}

/// CE(l, O^{(2)})
fn cross_entropy_by_name(shape: Shape) -> Formula {
    let (labels, outputs) = (l(n), O2(n));
    Formula::Call {
        function: Function::CrossEntropy,
        arguments: vec![Argument::All(name(&labels)), Argument::All(name(&outputs))],
        is: Box::new(cross_entropy(shape)),
    }
}

/// ∂CE(l, O^{(2)})/∂O_n^{(2)}
fn cross_entropy_by_output(shape: Shape) -> Formula {
    derivative(cross_entropy_by_name(shape), O2(n), -(l(n) / O2(n)))
}

/// (8)  ∂E(x)/∂a_{kn}^{(1)} = ∂CE(l, O^{(2)})/∂O_n^{(2)} · ∂O_n^{(2)}/∂X_n^{(2)} · ∂X_n^{(2)}/∂a_{kn}^{(1)}
#[must_use]
pub(crate) fn equation_8(shape: Shape) -> Formula {
    cross_entropy_by_output(shape).factor(0) * d(O2(n), X2(n)).factor(1) * d(X2(n), a1(k, n)).factor(2)
}

/// (9)  ∂E(x)/∂a_{kn}^{(1)} = −l_n (1 − O_n^{(2)}) O_k^{(1)}
fn equation_9(shape: Shape) -> Law {
    let without_number = -l(n) * (1 / O2(n)) * d(O2(n), X2(n)) * d(X2(n), a1(k, n));
    Law::new(
        name(&d(E(), a1(k, n))),
        vec![equation_8(shape), without_number, (-l(n)).factor(0) * (1 - O2(n)).factor(1) * O1(k).factor(2)],
    )
    .numbered(9)
    .with_errata(&[C2])
}

/// a_{kn}^{(1)} := a_{kn}^{(1)} − l_n (1 − O_n^{(2)}) O_k^{(1)}
fn listed_rule() -> Law {
    let weight = a1(k, n);
    Law::new(updated(&weight), vec![weight.factor(0) - (l(n) * (1 - O2(n)) * O1(k)).factor(1)])
        .with_errata(&[C2, C3, C4, C5, B2])
}
