//! A formula compiled for many evaluations: its letters are bound, its sums written out, its operands numbered.
//!
//! Its value has the same bits as that of [`Formula::evaluate`]; `tests/trees` compares the two.

use super::{
    Binding, Formula,
    bind::resolve,
    evaluate::{is_positive, logarithm_of_sum, may_be_cancelled, product, quotient, total, total_unless_cancelled},
};
use crate::{
    network::{Activation, log_sigmoid},
    quantity::Quantity,
};

/// The place of a number among those of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Slot(u32);

impl Slot {
    /// The slot in a place.
    ///
    /// # Panics
    /// Beyond four thousand million numbers.
    pub(crate) fn at(place: usize) -> Self {
        Self(u32::try_from(place).expect("a sheet has far fewer numbers"))
    }

    /// Its place, counted from 0.
    pub(crate) fn place(self) -> usize {
        self.0 as usize
    }
}

/// Where a compiled formula finds the numbers of its operands.
pub(crate) trait Operands {
    /// The number in a slot; not a number where there is none.
    fn operand(&self, slot: Slot) -> f64;

    /// As [`super::Values::is_overridden`].
    fn is_overridden_at(&self, slot: Slot) -> bool;

    /// The numbers of the forward pass with the weights after the update.
    fn after_step(&self) -> &dyn Operands;
}

/// A formula as it is evaluated, without what only printing needs. Checking a class keeps a hundred thousand of them,
/// so each is as small as a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Compiled {
    Number(f64),
    Operand(Slot),
    Negative(Box<Compiled>),
    Sum(Box<[Compiled]>),
    Product(Box<[Compiled]>),
    Quotient(Box<Compiled>, Box<Compiled>),
    Power(Box<Compiled>, i32),
    Exponential(Box<Compiled>),
    Logarithm(Box<Compiled>),
    LogarithmOfSum(Box<[Compiled]>),
    LogarithmOfSigmoid(Box<Compiled>),
    Activated(Activation, Box<Compiled>),
    IsPositive(Box<Compiled>),
    Largest(Box<[Compiled]>),
    Stable(Box<Stable>),
    AfterStep(Box<Compiled>),
}

/// `shown` where one of these numbers is overridden, else `computed`: see [`Formula::Stable`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stable {
    shown: Compiled,
    computed: Compiled,
    unless: Vec<Slot>,
}

impl Formula {
    /// This formula under a binding, with a slot for each of its quantities.
    ///
    /// # Panics
    /// As [`Formula::evaluate`].
    pub(crate) fn compile(&self, binding: Binding, slot_of: &mut impl FnMut(Quantity) -> Slot) -> Compiled {
        let mut compile = |inner: &Self| inner.compile(binding, slot_of);
        match self {
            Self::Constant(number) => Compiled::Number(f64::from(*number)),
            Self::Value(value) => Compiled::Number(value.full),
            Self::Blank(_) | Self::X => Compiled::Number(f64::NAN),
            Self::Symbol(symbol) | Self::Bare(symbol) => match resolve(*symbol, binding) {
                Ok(quantity) => Compiled::Operand(slot_of(quantity)),
                Err(letter) => panic!("no number for the letter {} of {symbol:?}", letter.as_char()),
            },
            Self::Negative(inner) => Compiled::Negative(Box::new(compile(inner))),
            Self::Sum(terms) => Compiled::Sum(terms.iter().map(compile).collect()),
            Self::Product(factors) => Compiled::Product(factors.iter().map(compile).collect()),
            Self::Quotient(over, under) => {
                let over = Box::new(compile(over));
                Compiled::Quotient(over, Box::new(compile(under)))
            }
            Self::Power(base, exponent) => Compiled::Power(Box::new(compile(base)), *exponent),
            Self::Exponential(inner) => Compiled::Exponential(Box::new(compile(inner))),
            Self::Logarithm(inner) => match inner.as_ref() {
                Self::Sum(terms) => Compiled::LogarithmOfSum(terms.iter().map(compile).collect()),
                Self::Series(..) => Compiled::LogarithmOfSum(inner.compile_each(binding, slot_of)),
                Self::Activated(Activation::SIGMOID, net_input) => {
                    Compiled::LogarithmOfSigmoid(Box::new(compile(net_input)))
                }
                _ => Compiled::Logarithm(Box::new(compile(inner))),
            },
            Self::Activated(activation, inner) => Compiled::Activated(*activation, Box::new(compile(inner))),
            Self::PositivePart(inner) => Compiled::Activated(Activation::Relu, Box::new(compile(inner))),
            Self::IsPositive(inner) => Compiled::IsPositive(Box::new(compile(inner))),
            Self::Series(..) => Compiled::Sum(self.compile_each(binding, slot_of)),
            Self::Largest(..) => Compiled::Largest(self.compile_each(binding, slot_of)),
            Self::Call { is: inner, .. }
            | Self::Derivative { is: inner, .. }
            | Self::Factor(_, inner)
            | Self::Changed(inner)
            | Self::ReadAs { meant: inner, .. } => compile(inner),
            Self::Stable { shown, computed } => Compiled::Stable(Box::new(Stable {
                unless: shown.standing_for(computed, binding).into_iter().map(&mut *slot_of).collect(),
                shown: shown.compile(binding, slot_of),
                computed: computed.compile(binding, slot_of),
            })),
            Self::AfterStep(inner) => Compiled::AfterStep(Box::new(compile(inner))),
        }
    }

    /// The terms of a [`Formula::Series`] or [`Formula::Largest`], one for each number of its letter.
    fn compile_each(&self, binding: Binding, slot_of: &mut impl FnMut(Quantity) -> Slot) -> Box<[Compiled]> {
        let (Self::Series(range, body) | Self::Largest(range, body)) = self else { return Box::default() };
        range.numbers(binding).map(|number| body.compile(binding.with(range.letter, number), slot_of)).collect()
    }
}

impl Compiled {
    /// The value of the formula.
    pub(crate) fn evaluate<O: Operands + ?Sized>(&self, values: &O) -> f64 {
        let of = |inner: &Self| inner.evaluate(values);
        match self {
            Self::Number(number) => *number,
            Self::Operand(slot) => values.operand(*slot),
            Self::Negative(inner) => -of(inner),
            Self::Sum(terms) => total(terms.iter().map(of)),
            Self::Product(factors) => {
                product(factors.iter().map(of), || factors.iter().map(|factor| (factor.is_logarithm(), of(factor))))
            }
            Self::Quotient(over, under) => quotient(of(over), of(under)),
            Self::Power(base, exponent) => of(base).powi(*exponent),
            Self::Exponential(inner) => of(inner).exp(),
            Self::Logarithm(inner) => of(inner).ln(),
            Self::LogarithmOfSum(terms) => logarithm_of_sum(terms.iter().map(of).collect()),
            Self::LogarithmOfSigmoid(net_input) => log_sigmoid(of(net_input)),
            Self::Activated(activation, inner) => activation.apply(of(inner)),
            Self::IsPositive(inner) => is_positive(of(inner)),
            Self::Largest(numbers) => numbers.iter().map(of).fold(f64::NEG_INFINITY, f64::max),
            Self::Stable(stable) => {
                let Stable { shown, computed, unless } = stable.as_ref();
                match unless.iter().any(|slot| values.is_overridden_at(*slot)) {
                    true => of(shown),
                    false => of(computed),
                }
            }
            Self::AfterStep(inner) => inner.evaluate(values.after_step()),
        }
    }

    fn is_logarithm(&self) -> bool {
        match self {
            Self::Logarithm(_) | Self::LogarithmOfSum(_) | Self::LogarithmOfSigmoid(_) => true,
            Self::Stable(stable) => stable.shown.is_logarithm(),
            _ => false,
        }
    }

    /// The value of the formula; nothing where it is only the rounding error left by terms that cancel, as in
    /// [`Formula::is_cancelled`].
    pub(crate) fn evaluate_unless_cancelled<O: Operands + ?Sized>(&self, values: &O) -> Option<f64> {
        match self {
            Self::Sum(terms) => {
                let sum = total_unless_cancelled(terms.iter().map(|term| term.evaluate(values)))?;
                let is_left = |term: &Self| term.evaluate_unless_cancelled(values).is_some_and(|value| value != 0.0);
                (!may_be_cancelled(sum) || terms.iter().any(is_left)).then_some(sum)
            }
            Self::Power(base, exponent) if *exponent > 0 => {
                Some(base.evaluate_unless_cancelled(values)?.powi(*exponent))
            }
            Self::Product(factors) => factors
                .iter()
                .map(|factor| factor.evaluate_unless_cancelled(values))
                .reduce(|product, next| Some(product? * next?))
                .unwrap_or(Some(1.0)),
            Self::Negative(inner) => Some(-inner.evaluate_unless_cancelled(values)?),
            Self::AfterStep(inner) => inner.evaluate_unless_cancelled(values.after_step()),
            _ => Some(self.evaluate(values)),
        }
    }
}
