//! The value of a formula.

use std::mem::discriminant;

use super::{Binding, Formula, Value, bind::resolve};
use crate::{
    network::{Activation, CANCELLED, log_sigmoid},
    quantity::Quantity,
};

/// Where a formula finds the numbers of its symbols.
pub trait Values {
    /// The value of a quantity; not a number where there is none.
    fn value(&self, quantity: Quantity) -> f64;

    /// Whether this value was put in, by a person or by another law, so that other forms of a formula no longer hold.
    fn is_overridden(&self, quantity: Quantity) -> bool;

    /// Whether any value at all may have been put in.
    fn has_overrides(&self) -> bool {
        true
    }

    /// Whether this value is a limit that its formula only approaches: the 1 of `tanh(200)`.
    fn only_nears(&self, _quantity: Quantity) -> bool {
        false
    }

    /// The number as the scenario gives it, in its own digits.
    fn source(&self, quantity: Quantity) -> Option<&str>;

    /// The values of the forward pass with the weights after the update.
    fn after_step(&self) -> &dyn Values;
}

/// Which digits of a number that was put in are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// All its digits.
    Full,
    /// The digits that are printed, as someone with a pocket calculator types them.
    AsPrinted,
}

/// All that a formula's value depends on.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The numbers of its symbols.
    pub values: &'a dyn Values,
    /// The numbers of its letters.
    pub binding: Binding,
    /// The number of the free variable x, where it has one.
    pub x: f64,
}

impl<'a> Context<'a> {
    /// A context without a free variable.
    #[must_use]
    pub fn new(values: &'a dyn Values, binding: Binding) -> Self {
        Self { values, binding, x: f64::NAN }
    }

    pub(crate) fn with(self, letter: crate::quantity::Letter, number: u8) -> Self {
        Self { binding: self.binding.with(letter, number), ..self }
    }

    pub(super) fn after_step(self) -> Self {
        Self { values: self.values.after_step(), ..self }
    }
}

impl Formula {
    /// The value of the formula; not a number where a blank is in it.
    ///
    /// # Panics
    /// Where a symbol has a letter that nothing binds: a law that is not closed is a fault of the program.
    #[must_use]
    pub fn evaluate(&self, context: &Context) -> f64 {
        self.evaluate_numbers(context, Numbers::Full)
    }

    /// The value, with the numbers put in taken in full or as they are printed.
    ///
    /// # Panics
    /// As [`Formula::evaluate`].
    #[must_use]
    pub fn evaluate_numbers(&self, context: &Context, numbers: Numbers) -> f64 {
        let of = |inner: &Formula| inner.evaluate_numbers(context, numbers);
        match self {
            Self::Constant(number) => f64::from(*number),
            Self::Value(value) => value.number(numbers),
            Self::Blank(_) => f64::NAN,
            Self::Symbol(symbol) | Self::Bare(symbol) => match resolve(*symbol, context.binding) {
                Ok(quantity) => context.values.value(quantity),
                Err(letter) => panic!("no number for the letter {} of {symbol:?}", letter.as_char()),
            },
            Self::X => context.x,
            Self::Negative(inner) => -of(inner),
            Self::Sum(terms) => total(terms.iter().map(of)),
            Self::Product(factors) => product(factors.iter().map(of), || {
                factors.iter().map(|factor| (factor.in_logarithm().is_some(), of(factor)))
            }),
            Self::Quotient(over, under) => quotient(of(over), of(under)),
            Self::Power(base, exponent) => of(base).powi(*exponent),
            Self::Exponential(inner) => of(inner).exp(),
            Self::Logarithm(inner) => match inner.as_ref() {
                Self::Sum(terms) => logarithm_of_sum(terms.iter().map(of).collect()),
                Self::Series(range, body) => logarithm_of_sum(
                    range
                        .numbers(context.binding)
                        .map(|number| body.evaluate_numbers(&context.with(range.letter, number), numbers))
                        .collect(),
                ),
                Self::Activated(Activation::SIGMOID, net_input) => log_sigmoid(of(net_input)),
                _ => of(inner).ln(),
            },
            Self::Activated(activation, inner) => activation.apply(of(inner)),
            Self::PositivePart(inner) => Activation::Relu.apply(of(inner)),
            Self::IsPositive(inner) => is_positive(of(inner)),
            Self::Series(range, body) => total(
                range
                    .numbers(context.binding)
                    .map(|number| body.evaluate_numbers(&context.with(range.letter, number), numbers)),
            ),
            Self::Largest(range, body) => range
                .numbers(context.binding)
                .map(|number| body.evaluate_numbers(&context.with(range.letter, number), numbers))
                .fold(f64::NEG_INFINITY, f64::max),
            Self::Call { is, .. } | Self::Derivative { is, .. } => of(is),
            Self::Factor(_, inner) | Self::Changed(inner) => of(inner),
            Self::ReadAs { meant, .. } => of(meant),
            Self::Stable { shown, computed } => match numbers {
                Numbers::Full if shown.stands_for(computed, context) => of(computed),
                Numbers::Full | Numbers::AsPrinted => of(shown),
            },
            Self::AfterStep(inner) => inner.evaluate_numbers(&context.after_step(), numbers),
        }
    }

    /// Whether this has the value of the more stable `computed`. It does not if one of the numbers was put in.
    fn stands_for(&self, computed: &Self, context: &Context) -> bool {
        // In a large layer, looking for them all takes longer than everything else.
        if !context.values.has_overrides() {
            return true;
        }
        let stands_for = self.standing_for(computed, context.binding);
        !stands_for.into_iter().any(|quantity| context.values.is_overridden(quantity))
    }

    /// The numbers that must equal their formulas for this to equal the more stable `computed`: its own numbers, and
    /// those of the same kind in `computed`. `1 - O_1` is the sum of the other outputs only as long as nobody changes
    /// those. Numbers of other kinds are operands of its own numbers.
    pub(super) fn standing_for(&self, computed: &Self, binding: Binding) -> Vec<Quantity> {
        let mut numbers = self.quantities(binding);
        let kinds: Vec<_> = numbers.iter().map(discriminant).collect();
        let beside = computed.quantities(binding).into_iter();
        numbers.extend(beside.filter(|other| kinds.contains(&discriminant(other))));
        numbers
    }

    /// Whether the value is only the rounding error left where the terms of a sum cancel.
    #[must_use]
    pub fn is_cancelled(&self, context: &Context) -> bool {
        match self {
            Self::Sum(terms) => match total_unless_cancelled(terms.iter().map(|term| term.evaluate(context))) {
                Some(sum) => may_be_cancelled(sum) && terms.iter().all(|term| term.is_0_or_cancelled(context)),
                None => true,
            },
            Self::Series(range, body) => {
                let of_each = || range.numbers(context.binding).map(|number| context.with(range.letter, number));
                match total_unless_cancelled(of_each().map(|own| body.evaluate(&own))) {
                    Some(sum) => may_be_cancelled(sum) && of_each().all(|own| body.is_0_or_cancelled(&own)),
                    None => true,
                }
            }
            Self::Power(base, exponent) if *exponent > 0 => base.is_cancelled(context),
            Self::Product(factors) => factors.iter().any(|factor| factor.is_cancelled(context)),
            Self::Negative(inner)
            | Self::Factor(_, inner)
            | Self::Changed(inner)
            | Self::ReadAs { meant: inner, .. } => inner.is_cancelled(context),
            Self::AfterStep(inner) => inner.is_cancelled(&context.after_step()),
            _ => false,
        }
    }

    fn is_0_or_cancelled(&self, context: &Context) -> bool {
        self.is_cancelled(context) || self.evaluate(context) == 0.0
    }
}

impl Value {
    fn number(&self, numbers: Numbers) -> f64 {
        match numbers {
            Numbers::Full => self.full,
            Numbers::AsPrinted => read_printed(&self.text).unwrap_or(self.full),
        }
    }
}

/// The number that a printed text stands for; fractions are typed as `3/8`.
fn read_printed(text: &str) -> Option<f64> {
    match text.split_once('/') {
        Some((over, under)) => Some(over.trim().parse::<f64>().ok()? / under.trim().parse::<f64>().ok()?),
        None => text.parse().ok(),
    }
}

/// Adds from left to right; nothing where the sum is only the rounding error left by numbers that cancel.
pub(super) fn total_unless_cancelled(terms: impl Iterator<Item = f64>) -> Option<f64> {
    let mut largest = 0.0_f64;
    let sum = total(terms.inspect(|term| largest = largest.max(term.abs())));
    let is_cancelled = sum != 0.0 && sum.abs() < CANCELLED * largest;
    (!is_cancelled).then_some(sum)
}

/// Whether a sum is so small that each of its terms may be such a rounding error.
pub(super) fn may_be_cancelled(sum: f64) -> bool {
    sum != 0.0 && sum.abs() < CANCELLED
}

/// 1 of a number above 0, else 0.
pub(super) fn is_positive(number: f64) -> f64 {
    if number.is_nan() { number } else { f64::from(number > 0.0) }
}

/// The product of the factors; `again` gives for each whether it is a logarithm, and its value. A label of 0 removes
/// the logarithm it is multiplied with, even where that is infinite: `0 · ln 0` is 0.
pub(super) fn product<Again: Iterator<Item = (bool, f64)>>(
    factors: impl Iterator<Item = f64>,
    again: impl Fn() -> Again,
) -> f64 {
    let product = factors.reduce(|product, next| product * next).unwrap_or(1.0);
    let is_weighed_by_0 = || {
        again().any(|(is_logarithm, value)| is_logarithm && value.is_infinite())
            && again().any(|(is_logarithm, value)| !is_logarithm && value == 0.0)
    };
    if product.is_nan() && is_weighed_by_0() { 0.0 } else { product }
}

/// `over / under`. Where both are 0, the numerator is a label, as in `y/O` and `(1 − y)/(1 − O)`: the quotient is 0 for
/// every output, and so is its limit.
pub(super) fn quotient(over: f64, under: f64) -> f64 {
    if over == 0.0 && under == 0.0 { 0.0 } else { over / under }
}

/// Adds from left to right; an empty sum is 0.
pub(super) fn total(terms: impl Iterator<Item = f64>) -> f64 {
    terms.reduce(|sum, term| sum + term).unwrap_or(0.0)
}

/// `ln` of a sum. Where a term is 1, `ln(1 + x)` keeps the digits of an `x` that would vanish beside the 1.
pub(super) fn logarithm_of_sum(mut terms: Vec<f64>) -> f64 {
    match terms.iter().position(|term| *term == 1.0) {
        Some(one) => {
            terms.remove(one);
            total(terms.into_iter()).ln_1p()
        }
        None => total(terms.into_iter()).ln(),
    }
}
