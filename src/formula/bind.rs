//! Puts numbers in the place of a law's letters: `i = 1, k = 2`; or the name of a sample's loss in that of the loss.

use super::{Argument, Binding, Formula, Range, Statement};
use crate::quantity::{Index, Letter, Quantity};

/// The quantity that a symbol names under a binding.
///
/// # Errors
/// The first letter that the binding says nothing of.
pub(super) fn resolve(symbol: Quantity<Index>, binding: Binding) -> Result<Quantity, Letter> {
    symbol.try_map(|index| match index {
        Index::Number(number) => Ok(number),
        Index::Letter(letter) => binding.get(letter).ok_or(letter),
    })
}

fn bind_symbol(symbol: Quantity<Index>, binding: Binding) -> Quantity<Index> {
    let Ok(bound) =
        symbol.try_map(|index| Ok::<_, std::convert::Infallible>(binding.number(index).map_or(index, Index::Number)));
    bound
}

impl Formula {
    /// The formula with its free letters bound; a letter that a sum runs over stays.
    #[must_use]
    pub fn bind(&self, binding: Binding) -> Formula {
        self.with_symbols(binding, &bind_symbol)
    }

    /// The formula of one of several samples, its loss named with the sample: `E(x_s)` for `E(x)`.
    #[must_use]
    pub fn of_sample(&self, sample: u8) -> Formula {
        self.with_symbols(Binding::default(), &|symbol, _| symbol.of_sample(Index::Number(sample)))
    }

    /// The formula with other symbols, each of which may depend on what is bound where it stands.
    fn with_symbols(&self, binding: Binding, other: &dyn Fn(Quantity<Index>, Binding) -> Quantity<Index>) -> Formula {
        let inside = |inner: &Formula| inner.with_symbols(binding, other);
        let again = |inner: &Formula| Box::new(inside(inner));
        let under = |range: &Range, body: &Formula| {
            let inner = binding.without(range.letter);
            let except = range.except.map(|index| binding.number(index).map_or(index, Index::Number));
            (Range { except, ..*range }, Box::new(body.with_symbols(inner, other)))
        };
        match self {
            Self::Constant(_) | Self::Value(_) | Self::Blank(_) | Self::X => self.clone(),
            Self::Symbol(symbol) => Self::Symbol(other(*symbol, binding)),
            Self::Bare(symbol) => Self::Bare(match symbol {
                // Of all samples together.
                Quantity::Loss => *symbol,
                _ => other(*symbol, binding),
            }),
            Self::Negative(inner) => Self::Negative(again(inner)),
            Self::Sum(terms) => Self::Sum(terms.iter().map(inside).collect()),
            Self::Product(terms) => Self::Product(terms.iter().map(inside).collect()),
            Self::Quotient(over, below) => Self::Quotient(again(over), again(below)),
            Self::Power(base, exponent) => Self::Power(again(base), *exponent),
            Self::Exponential(inner) => Self::Exponential(again(inner)),
            Self::Logarithm(inner) => Self::Logarithm(again(inner)),
            Self::Activated(activation, inner) => Self::Activated(*activation, again(inner)),
            Self::PositivePart(inner) => Self::PositivePart(again(inner)),
            Self::IsPositive(inner) => Self::IsPositive(again(inner)),
            Self::Series(range, body) => {
                let (range, body) = under(range, body);
                Self::Series(range, body)
            }
            Self::Largest(range, body) => {
                let (range, body) = under(range, body);
                Self::Largest(range, body)
            }
            Self::Call { function, arguments, is } => Self::Call {
                function: *function,
                arguments: arguments
                    .iter()
                    .map(|argument| match argument {
                        Argument::One(formula) => Argument::One(inside(formula)),
                        Argument::All(_) => argument.clone(),
                    })
                    .collect(),
                is: again(is),
            },
            Self::Derivative { sign, of, by, is } => {
                Self::Derivative { sign: *sign, of: again(of), by: again(by), is: again(is) }
            }
            Self::Factor(label, inner) => Self::Factor(*label, again(inner)),
            Self::Changed(inner) => Self::Changed(again(inner)),
            Self::ReadAs { printed, meant } => Self::ReadAs { printed: again(printed), meant: again(meant) },
            Self::Stable { shown, computed } => Self::Stable { shown: again(shown), computed: again(computed) },
            Self::AfterStep(inner) => Self::AfterStep(again(inner)),
        }
    }
}

impl Statement {
    /// The statement of one of several samples, its loss named with the sample: `E(x_s)` for `E(x)`.
    #[must_use]
    pub fn of_sample(&self, sample: u8) -> Self {
        Self {
            left: self.left.as_ref().map(|left| left.of_sample(sample)),
            right: self.right.iter().map(|(relation, right)| (*relation, right.of_sample(sample))).collect(),
        }
    }
}
