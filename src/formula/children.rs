//! What stands directly in a formula: read, or replaced.

use super::{Argument, Binding, FactorLabel, Formula};
use crate::quantity::Quantity;

impl Formula {
    /// The parts of this formula that stand directly in it, as they are evaluated.
    pub(crate) fn children(&self) -> Vec<&Formula> {
        match self {
            Self::Constant(_) | Self::Value(_) | Self::Blank(_) | Self::Symbol(_) | Self::Bare(_) | Self::X => {
                Vec::new()
            }
            Self::Negative(inner)
            | Self::Power(inner, _)
            | Self::Exponential(inner)
            | Self::Logarithm(inner)
            | Self::Activated(_, inner)
            | Self::PositivePart(inner)
            | Self::IsPositive(inner)
            | Self::Series(_, inner)
            | Self::Largest(_, inner)
            | Self::Call { is: inner, .. }
            | Self::Derivative { is: inner, .. }
            | Self::Factor(_, inner)
            | Self::ReadAs { meant: inner, .. }
            | Self::Changed(inner)
            | Self::Stable { shown: inner, .. }
            | Self::AfterStep(inner) => vec![inner],
            Self::Sum(terms) | Self::Product(terms) => terms.iter().collect(),
            Self::Quotient(over, under) => vec![over, under],
        }
    }

    /// This formula with each formula that stands directly in it replaced by `change` of it, printed or evaluated.
    #[must_use]
    pub(crate) fn map_children(&self, change: &mut impl FnMut(&Formula) -> Formula) -> Formula {
        let mut boxed = |inner: &Formula| Box::new(change(inner));
        match self {
            Self::Constant(_) | Self::Value(_) | Self::Blank(_) | Self::Symbol(_) | Self::Bare(_) | Self::X => {
                self.clone()
            }
            Self::Negative(inner) => Self::Negative(boxed(inner)),
            Self::Sum(terms) => Self::Sum(terms.iter().map(change).collect()),
            Self::Product(factors) => Self::Product(factors.iter().map(change).collect()),
            Self::Quotient(over, under) => Self::Quotient(boxed(over), boxed(under)),
            Self::Power(base, exponent) => Self::Power(boxed(base), *exponent),
            Self::Exponential(inner) => Self::Exponential(boxed(inner)),
            Self::Logarithm(inner) => Self::Logarithm(boxed(inner)),
            Self::Activated(activation, inner) => Self::Activated(*activation, boxed(inner)),
            Self::PositivePart(inner) => Self::PositivePart(boxed(inner)),
            Self::IsPositive(inner) => Self::IsPositive(boxed(inner)),
            Self::Series(range, body) => Self::Series(*range, boxed(body)),
            Self::Largest(range, body) => Self::Largest(*range, boxed(body)),
            Self::Call { function, arguments, is } => {
                let is = boxed(is);
                let argument = |argument: &Argument| match argument {
                    Argument::One(formula) => Argument::One(change(formula)),
                    Argument::All(_) => argument.clone(),
                };
                Self::Call { function: *function, arguments: arguments.iter().map(argument).collect(), is }
            }
            Self::Derivative { sign, of, by, is } => {
                Self::Derivative { sign: *sign, of: boxed(of), by: boxed(by), is: boxed(is) }
            }
            Self::Factor(label, inner) => Self::Factor(*label, boxed(inner)),
            Self::ReadAs { printed, meant } => Self::ReadAs { printed: boxed(printed), meant: boxed(meant) },
            Self::Changed(inner) => Self::Changed(boxed(inner)),
            Self::Stable { shown, computed } => Self::Stable { shown: boxed(shown), computed: boxed(computed) },
            Self::AfterStep(inner) => Self::AfterStep(boxed(inner)),
        }
    }

    /// The parts that can be pointed at, outermost first.
    #[must_use]
    pub fn factors(&self) -> Vec<(FactorLabel, &Formula)> {
        match self {
            Self::Factor(label, inner) => vec![(*label, inner)],
            _ => self.children().into_iter().flat_map(Formula::factors).collect(),
        }
    }

    /// The quantities in each of the parts that can be pointed at. A part inside a sum in letters stands for that part
    /// of all terms.
    #[must_use]
    pub fn quantities_of_parts(&self, binding: Binding) -> Vec<(FactorLabel, Vec<Quantity>)> {
        match self {
            Self::Factor(label, inner) => vec![(*label, inner.quantities(binding))],
            Self::Series(range, body) => {
                let mut of_all: Vec<(FactorLabel, Vec<Quantity>)> = Vec::new();
                let terms = range.numbers(binding).map(|number| binding.with(range.letter, number));
                for (label, quantities) in terms.flat_map(|binding| body.quantities_of_parts(binding)) {
                    match of_all.iter_mut().find(|(known, _)| *known == label) {
                        Some((_, all)) => all.extend(quantities),
                        None => of_all.push((label, quantities)),
                    }
                }
                of_all
            }
            _ => self.children().into_iter().flat_map(|child| child.quantities_of_parts(binding)).collect(),
        }
    }

    /// What is printed and what is meant, for each misprint in this formula, from left to right.
    #[must_use]
    pub fn misprints(&self) -> Vec<(&Formula, &Formula)> {
        match self {
            Self::ReadAs { printed, meant } => vec![(printed, meant)],
            _ => self.children().into_iter().flat_map(Formula::misprints).collect(),
        }
    }
}
