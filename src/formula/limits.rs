//! Limits that a formula approaches but never reaches: σ(x) is never 1, although it may be rounded to 1.

use super::{Binding, Context, Exactness, Formula, Numbers};

impl Formula {
    /// Whether a value is a limit that this formula approaches but never reaches, whatever its operands are.
    ///
    /// ```
    /// use gradwalk::{formula::{Binding, Formula, activated}, network::Activation};
    /// let tanh = activated(Activation::Tanh, Formula::X);
    /// assert!(tanh.only_nears(1.0, Binding::default()));
    /// assert!(!tanh.only_nears(0.0, Binding::default()));
    /// ```
    #[must_use]
    pub fn only_nears(&self, value: f64, binding: Binding) -> bool {
        match self {
            Self::Exponential(_) => value == 0.0,
            Self::Activated(activation, _) => activation.only_nears(value),
            // The softmax: an exponential's share of a sum of several.
            Self::Quotient(over, under) if matches!(**over, Self::Exponential(_)) => {
                value == 0.0 || value == 1.0 && under.has_several_terms(binding)
            }
            Self::Call { is: inner, .. }
            | Self::Stable { shown: inner, .. }
            | Self::ReadAs { meant: inner, .. }
            | Self::Factor(_, inner)
            | Self::Changed(inner) => inner.only_nears(value, binding),
            _ => false,
        }
    }

    fn has_several_terms(&self, binding: Binding) -> bool {
        match self {
            Self::Sum(terms) => terms.len() > 1,
            Self::Series(range, _) => range.numbers(binding).count() > 1,
            _ => false,
        }
    }

    /// Whether this line of numbers, as printed, contains 0/0, which counts as 0.
    #[must_use]
    pub fn has_zero_over_zero(&self, context: &Context) -> bool {
        let is_zero = |part: &Self| part.evaluate_numbers(context, Numbers::AsPrinted) == 0.0;
        let is_one = matches!(self, Self::Quotient(over, under) if is_zero(over) && is_zero(under));
        is_one || self.children().into_iter().any(|child| child.has_zero_over_zero(context))
    }

    /// Whether this line of numbers, as printed, contains 0 · ln 0, which counts as 0.
    #[must_use]
    pub fn has_zero_times_logarithm_of_zero(&self, context: &Context) -> bool {
        let printed = |part: &Self| part.evaluate_numbers(context, Numbers::AsPrinted);
        let is_one = match self {
            Self::Product(factors) => {
                factors.iter().filter_map(Self::in_logarithm).any(|inner| printed(inner) == 0.0)
                    && factors.iter().any(|factor| factor.in_logarithm().is_none() && printed(factor) == 0.0)
            }
            _ => false,
        };
        is_one || self.children().into_iter().any(|child| child.has_zero_times_logarithm_of_zero(context))
    }

    /// The argument of the logarithm, if this is printed as a logarithm.
    pub(super) fn in_logarithm(&self) -> Option<&Self> {
        match self {
            Self::Logarithm(inner) => Some(inner),
            Self::Factor(_, inner) | Self::Changed(inner) | Self::Stable { shown: inner, .. } => inner.in_logarithm(),
            _ => None,
        }
    }

    /// Whether this line of numbers contains a 0 that is a rounded number.
    #[must_use]
    pub fn has_vanished(&self, context: &Context) -> bool {
        match self {
            Self::Value(value) => value.full == 0.0 && value.exactness == Exactness::Rounded,
            _ => {
                self.only_nears(0.0, context.binding) && self.evaluate(context) == 0.0
                    || self.children().into_iter().any(|child| child.has_vanished(context))
            }
        }
    }
}
