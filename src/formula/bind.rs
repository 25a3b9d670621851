//! Binds the letters of a law to numbers, `i = 1, k = 2`, and names the loss of one of several samples.

use super::{Binding, Formula, Range, Statement};
use crate::quantity::{Index, Letter, Quantity};

/// The quantity that a symbol names under a binding.
///
/// # Errors
/// The first letter that stays free.
pub(super) fn resolve(symbol: Quantity<Index>, binding: Binding) -> Result<Quantity, Letter> {
    symbol.try_map(|index| match index {
        Index::Number(number) => Ok(number),
        Index::Letter(letter) => binding.get(letter).ok_or(letter),
    })
}

impl Formula {
    /// The formula with its free letters bound; a letter that a sum runs over stays.
    #[must_use]
    pub fn bind(&self, binding: Binding) -> Formula {
        self.with_symbols(binding, &|symbol, binding| symbol.map(|index| binding.index(index)))
    }

    /// The formula of one of several samples, its loss named with the sample: `E(x_s)` for `E(x)`.
    #[must_use]
    pub fn of_sample(&self, sample: u8) -> Formula {
        self.with_symbols(Binding::default(), &|symbol, _| symbol.of_sample(Index::Number(sample)))
    }

    /// The formula with other symbols, each of which may depend on what is bound where it stands.
    fn with_symbols(&self, binding: Binding, other: &dyn Fn(Quantity<Index>, Binding) -> Quantity<Index>) -> Formula {
        let under = |range: &Range, body: &Formula| {
            let except = range.except.map(|index| binding.index(index));
            (Range { except, ..*range }, Box::new(body.with_symbols(binding.without(range.letter), other)))
        };
        match self {
            Self::Symbol(symbol) => Self::Symbol(other(*symbol, binding)),
            Self::Bare(symbol) => Self::Bare(match symbol {
                // Of all samples together.
                Quantity::Loss => *symbol,
                _ => other(*symbol, binding),
            }),
            Self::Series(range, body) => {
                let (range, body) = under(range, body);
                Self::Series(range, body)
            }
            Self::Largest(range, body) => {
                let (range, body) = under(range, body);
                Self::Largest(range, body)
            }
            _ => self.map_children(&mut |inner| inner.with_symbols(binding, other)),
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
