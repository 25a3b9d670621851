//! Why a class whose label is 0 still has a derivative: raising its net input lowers the share of the true class. The
//! sentence follows from computed signs, never from an assumption.

use crate::{
    network::{Loss, OutputActivation},
    quantity::{Quantity, Unit, Variable, Weight},
    reading::Resolver,
};

/// The sentences at the derivative of a cross-entropy with respect to a net input or a weight of a class whose label is
/// 0; `values` belong to the correct formulas.
pub(super) fn despite_label_0(values: &Resolver, quantity: Quantity) -> Option<String> {
    let architecture = values.reading().shape().architecture;
    if (architecture.output, architecture.loss) != (OutputActivation::Softmax, Loss::CrossEntropy) {
        return None;
    }
    let Quantity::Partial { of: Variable::Loss, by } = quantity else { return None };
    let outputs = values.reading().shape().output();
    let unit = match by {
        Variable::NetInput(unit) if unit.layer == outputs => unit,
        Variable::Weight(weight) if weight.layer.next() == outputs => weight.destination(),
        _ => return None,
    };
    let label = label_of(values, unit);
    if values.get(label) != Some(0.0) {
        return None;
    }
    let others = labelled(values)?;
    let falls = |other: &Unit| values.get(slope(*other, unit)).is_some_and(|slope| slope < 0.0);
    if !others.iter().all(falls) {
        return None;
    }
    let shares = match others.as_slice() {
        [only] => format!("{}, the share of the true class", Quantity::Activation(*only)),
        _ => "the shares of the classes with a label above 0".to_owned(),
    };
    let net_input = Quantity::NetInput(unit);
    Some(match by {
        Variable::Weight(weight) => {
            let [moves_net_input, moves_shares] = effects_of(values, weight)?;
            format!(
                "Raising {weight} {moves_net_input} {net_input} and so {moves_shares} {shares}. The loss depends on \
                 {weight}, although {label} is 0."
            )
        }
        _ => format!("Raising {net_input} lowers {shares}. The loss depends on {net_input}, although {label} is 0."),
    })
}

/// The effect of raising a weight on the net input it leads to and on the shares of the other classes; nothing where
/// the unit it starts from has output 0.
fn effects_of(values: &Resolver, weight: Weight) -> Option<[&'static str; 2]> {
    match values.get(Quantity::Activation(weight.source()))? {
        output if output > 0.0 => Some(["raises", "lowers"]),
        output if output < 0.0 => Some(["lowers", "raises"]),
        _ => None,
    }
}

/// The label of an output unit.
pub(super) fn label_of(values: &Resolver, unit: Unit) -> Quantity {
    Quantity::Target(values.reading().shape().notation().target(unit.index))
}

fn slope(of: Unit, by: Unit) -> Quantity {
    Quantity::Partial { of: Variable::Activation(of), by: Variable::NetInput(by) }
}

/// The classes with a label above 0, if there are any.
fn labelled(values: &Resolver) -> Option<Vec<Unit>> {
    let notation = values.reading().shape().notation();
    let layer = notation.output();
    let units = notation.units(layer).map(|index| Unit { layer, index });
    let labelled: Vec<Unit> =
        units.filter(|unit| values.get(label_of(values, *unit)).is_some_and(|label| label > 0.0)).collect();
    (!labelled.is_empty()).then_some(labelled)
}
