//! A quantity hashed at once: values are looked up by their quantities all the time.

use std::hash::{Hash, Hasher};

use super::{Quantity, Target, Unit, Variable, Weight};

/// The bits of a kind, a layer and two indices.
const PART: u32 = 24;

impl Hash for Quantity {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.code());
    }
}

impl Quantity {
    /// A number that is this quantity's alone.
    fn code(self) -> u64 {
        let (kind, first, second) = match self {
            Self::LearningRate => (0, 0, 0),
            Self::Loss => (1, 0, 0),
            Self::LossAfter => (2, 0, 0),
            Self::SampleLoss(sample) => (3, u64::from(sample), 0),
            Self::Target(target) => (4, code_of_target(target), 0),
            Self::Weight(weight) => (5, code_of_weight(weight), 0),
            Self::Updated(weight) => (6, code_of_weight(weight), 0),
            Self::NetInput(unit) => (7, code_of_unit(unit), 0),
            Self::Activation(unit) => (8, code_of_unit(unit), 0),
            Self::Penalty => (9, 0, 0),
            Self::Partial { of, by } => (10, code_of_variable(of), code_of_variable(by)),
        };
        kind << (2 * PART) | first << PART | second
    }
}

fn code_of_variable(variable: Variable) -> u64 {
    let (kind, rest) = match variable {
        Variable::Loss => (0, 0),
        Variable::SampleLoss(sample) => (1, u64::from(sample)),
        Variable::Activation(unit) => (2, code_of_unit(unit)),
        Variable::NetInput(unit) => (3, code_of_unit(unit)),
        Variable::Weight(weight) => (4, code_of_weight(weight)),
    };
    kind << 20 | rest
}

fn code_of_unit(Unit { layer, index }: Unit) -> u64 {
    u64::from(layer.number()) << 8 | u64::from(index)
}

fn code_of_weight(Weight { layer, from, to }: Weight) -> u64 {
    u64::from(layer.number()) << 16 | u64::from(from) << 8 | u64::from(to)
}

fn code_of_target(target: Target) -> u64 {
    let (kind, index) = match target {
        Target::Only => (0, 0),
        Target::Value(n) => (1, n),
        Target::Label(n) => (2, n),
    };
    kind << 8 | u64::from(index)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::quantity::Layer;

    #[test]
    fn no_two_quantities_have_the_same_code() {
        let indices = || [0, 1, 2, 16, 255];
        let layers = || [0, 1, 2, 6].map(Layer::new);
        let units: Vec<Unit> =
            layers().into_iter().flat_map(|layer| indices().map(|index| Unit { layer, index })).collect();
        let weights: Vec<Weight> = layers()
            .into_iter()
            .flat_map(|layer| {
                indices().into_iter().flat_map(move |from| indices().map(|to| Weight { layer, from, to }))
            })
            .collect();
        let mut variables = vec![Variable::Loss];
        variables.extend(indices().map(Variable::SampleLoss));
        variables.extend(units.iter().copied().map(Variable::Activation));
        variables.extend(units.iter().copied().map(Variable::NetInput));
        variables.extend(weights.iter().copied().map(Variable::Weight));
        let mut quantities =
            vec![Quantity::LearningRate, Quantity::Penalty, Quantity::LossAfter, Quantity::Target(Target::Only)];
        quantities.extend(variables.iter().copied().map(Variable::quantity));
        quantities.extend(weights.iter().copied().map(Quantity::Updated));
        quantities.extend(indices().map(|n| Quantity::Target(Target::Value(n))));
        quantities.extend(indices().map(|n| Quantity::Target(Target::Label(n))));
        let pairs = variables.iter().flat_map(|of| variables.iter().map(move |by| (*of, *by)));
        quantities.extend(pairs.map(|(of, by)| Quantity::Partial { of, by }));

        let mut by_code = HashMap::new();
        for quantity in quantities {
            if let Some(other) = by_code.insert(quantity.code(), quantity) {
                panic!("{quantity:?} and {other:?} have the code {}", quantity.code());
            }
        }
    }
}
