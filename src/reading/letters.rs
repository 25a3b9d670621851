//! The letters of laws as Rust functions, so that a law in Rust looks like the law on paper: `O(layer, k)` is
//! `O_k^{(layer)}`, and `d(E(), a(layer, i, k))` is `∂E(x)/∂a_{ik}^{(layer)}`.
#![allow(non_snake_case, non_upper_case_globals, reason = "the letters are the document's own")]
#![allow(clippy::needless_pass_by_value, reason = "a law without ampersands reads like the printed one")]

pub(crate) mod document;

use crate::{
    formula::{Differential, Formula, symbol},
    quantity::{Index, Layer, Letter, Quantity, Target, Unit, Variable, Weight},
};

pub(crate) const i: Index = Index::Letter(Letter::I);
pub(crate) const k: Index = Index::Letter(Letter::K);
pub(crate) const n: Index = Index::Letter(Letter::N);
pub(crate) const m: Index = Index::Letter(Letter::M);
pub(crate) const s: Index = Index::Letter(Letter::S);

/// `O_index^{(layer)}`, of any layer.
pub(crate) fn O(layer: Layer, index: impl Into<Index>) -> Formula {
    symbol(Quantity::Activation(Unit { layer, index: index.into() }))
}

/// `X_index^{(layer)}`, of any layer.
pub(crate) fn X(layer: Layer, index: impl Into<Index>) -> Formula {
    symbol(Quantity::NetInput(Unit { layer, index: index.into() }))
}

/// `a_{from to}^{(layer)}`, of any layer.
pub(crate) fn a(layer: Layer, from: impl Into<Index>, to: impl Into<Index>) -> Formula {
    symbol(Quantity::Weight(Weight { layer, from: from.into(), to: to.into() }))
}

pub(crate) fn target(name: Target<Index>) -> Formula {
    symbol(Quantity::Target(name))
}

pub(crate) fn y() -> Formula {
    target(Target::Only)
}

pub(crate) fn l(index: impl Into<Index>) -> Formula {
    target(Target::Label(index.into()))
}

pub(crate) fn alpha() -> Formula {
    symbol(Quantity::LearningRate)
}

/// `λ`.
pub(crate) fn lambda() -> Formula {
    symbol(Quantity::Penalty)
}

pub(crate) fn E() -> Formula {
    symbol(Quantity::Loss)
}

/// `E(x_s)`: the loss of one of several samples.
pub(crate) fn E_of(sample: impl Into<Index>) -> Formula {
    symbol(Quantity::SampleLoss(sample.into()))
}

/// The name of a symbol.
///
/// # Panics
/// If the formula is not a symbol: a law is written wrong.
pub(crate) fn name(formula: &Formula) -> Quantity<Index> {
    match formula {
        Formula::Symbol(quantity) => *quantity,
        other => panic!("{other:?} is no symbol"),
    }
}

fn variable(formula: &Formula) -> Variable<Index> {
    match name(formula) {
        Quantity::Loss => Variable::Loss,
        Quantity::SampleLoss(sample) => Variable::SampleLoss(sample),
        Quantity::Activation(unit) => Variable::Activation(unit),
        Quantity::NetInput(unit) => Variable::NetInput(unit),
        Quantity::Weight(weight) => Variable::Weight(weight),
        other => panic!("nothing is differentiated by {other:?}"),
    }
}

/// `∂of/∂by`, both symbols.
pub(crate) fn d(of: Formula, by: Formula) -> Formula {
    symbol(Quantity::Partial { of: variable(&of), by: variable(&by) })
}

/// `∂(of)/∂by` of a whole formula, which equals `is`.
pub(crate) fn derivative(of: Formula, by: Formula, is: Formula) -> Formula {
    Formula::Derivative { sign: Differential::Partial, of: Box::new(of), by: Box::new(by), is: Box::new(is) }
}

/// `d(of)/dby` of a formula of one variable, which equals `is`.
pub(crate) fn total_derivative(of: Formula, by: Formula, is: Formula) -> Formula {
    Formula::Derivative { sign: Differential::Total, of: Box::new(of), by: Box::new(by), is: Box::new(is) }
}

/// The weight after the update, for the left side of a rule.
pub(crate) fn updated(of: &Formula) -> Quantity<Index> {
    match name(of) {
        Quantity::Weight(weight) => Quantity::Updated(weight),
        other => panic!("{other:?} is no weight"),
    }
}
