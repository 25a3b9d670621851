//! The names of the numbers that an exercise gives, and the numbers that names are given for.

use super::{Layer, Notation, Quantity, Target, Unit, Weight};
use crate::{network::Entry, scenario::Given};

impl Notation {
    /// The name of a given number; each of several samples has the same names for its own.
    ///
    /// # Panics
    /// If a network of this notation has no such number.
    #[must_use]
    pub fn name_of(&self, given: Given) -> Quantity {
        let index = |place: usize| u8::try_from(place).expect("a layer has at most 64 units");
        match given {
            Given::LearningRate => Quantity::LearningRate,
            Given::Penalty => Quantity::Penalty,
            Given::Input { input, .. } => Quantity::Activation(Unit { layer: Layer::INPUT, index: index(input + 1) }),
            Given::Target { output, .. } => Quantity::Target(self.target(index(output))),
            Given::Weight { table, row, column } => {
                let layer = Layer::new(index(table));
                let from = *self.units(layer).start() + index(row);
                let to = self.first(layer.next()) + index(column);
                Quantity::Weight(Weight { layer, from, to })
            }
        }
    }

    /// Where a weight stands in the tables of the network, whose first row is that of the bias where there is one.
    ///
    /// # Panics
    /// If the network has no such weight.
    #[must_use]
    pub fn entry(&self, weight: Weight) -> Entry {
        let Weight { layer, from, to } = weight;
        let row = usize::from(from - *self.units(layer).start());
        Entry { table: layer.place(), row, column: usize::from(to - self.first(layer.next())) }
    }

    /// Where the number of a name stands, in a sample counted from 0; nothing where it is no given number, as the
    /// output of a bias unit is none.
    #[must_use]
    pub fn given(&self, name: Quantity, sample: usize) -> Option<Given> {
        match name {
            Quantity::LearningRate => Some(Given::LearningRate),
            Quantity::Penalty => Some(Given::Penalty),
            Quantity::Activation(Unit { layer: Layer::INPUT, index }) => {
                Some(Given::Input { sample, input: usize::from(index.checked_sub(1)?) })
            }
            Quantity::Target(Target::Only) => Some(Given::Target { sample, output: 0 }),
            Quantity::Target(Target::Value(n) | Target::Label(n)) => {
                Some(Given::Target { sample, output: usize::from(n) })
            }
            Quantity::Weight(Weight { layer, from, to }) => {
                let row = from.checked_sub(*self.units(layer).start())?;
                let column = to.checked_sub(self.first(layer.next()))?;
                Some(Given::Weight { table: layer.place(), row: usize::from(row), column: usize::from(column) })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        network::{Architecture, Bias, Sizes},
        scenario::{Scenario, presets},
    };

    #[test]
    fn every_given_number_has_a_name_that_leads_back_to_it() {
        for preset in presets() {
            let scenario = preset.scenario();
            let notation = Notation::of(&scenario);
            for given in scenario.given() {
                let sample = given.sample().unwrap_or(0);
                assert_eq!(notation.given(notation.name_of(given), sample), Some(given), "{}", preset.name);
            }
        }
    }

    #[test]
    fn tables_start_with_the_bias_where_there_is_one() {
        let weight = Given::Weight { table: 0, row: 0, column: 1 };
        let name = |bias: Bias| {
            let architecture = Architecture { bias, ..Architecture::REGRESSION };
            let scenario = Scenario::random(architecture, Sizes::new(&[2, 3, 1]).unwrap(), 1);
            Notation::of(&scenario).name_of(weight).to_string()
        };
        assert_eq!([Bias::Trained, Bias::Fixed, Bias::None].map(name), ["a02(0)", "a02(0)", "a12(0)"]);
    }
}
