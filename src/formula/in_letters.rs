//! A formula with numbers read back into symbols.

use super::Formula;

impl Formula {
    /// The formula in symbols: each number replaced by the name of its quantity, without labels and marks, and of two
    /// forms of one value the one that people write. So two formulas can be compared by their meaning.
    #[must_use]
    pub(crate) fn in_letters(&self) -> Self {
        match self {
            Self::Value(value) => value.of.map_or_else(|| self.clone(), |of| Self::Symbol(of.in_law())),
            Self::Factor(_, inner) | Self::Changed(inner) => inner.in_letters(),
            Self::ReadAs { meant, .. } => meant.in_letters(),
            Self::Stable { shown, .. } => shown.in_letters(),
            // Names with a meaning of their own stay whole.
            Self::Largest(..) | Self::Call { .. } | Self::Derivative { .. } => self.clone(),
            _ => self.map_children(&mut Self::in_letters),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        formula::{Exactness, Value},
        network::Activation,
        quantity::{Layer, Quantity, Unit},
    };

    #[test]
    fn numbers_are_read_back_as_the_symbols_that_they_were_put_in_for() {
        let unit = Unit { layer: Layer::new(1), index: 1 };
        let [net_input, output] = [Quantity::NetInput(unit), Quantity::Activation(unit)];
        let symbol = |of: Quantity| Formula::Symbol(of.in_law());
        let number = |of: Quantity| {
            Formula::Value(Value { full: 0.5, text: "0.5".to_owned(), exactness: Exactness::Exact, of: Some(of) })
        };
        let in_numbers: Formula = Activation::SIGMOID.derivative(number(net_input), number(output));
        assert!(in_numbers.is_in_numbers());
        assert_eq!(in_numbers.factor(0).in_letters(), symbol(output) * (Formula::Constant(1) - symbol(output)));
    }
}
