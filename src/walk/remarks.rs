//! What a formula cannot say of itself: that a unit is inactive, that a kink has two sides, that a bias is kept.

use crate::{
    formula::Values,
    network::Bias,
    quantity::{Layer, Quantity, Unit, Variable, WeightLayer},
    reading::Resolver,
};

/// The sentences that belong to a quantity's formula.
pub(super) fn remarks(values: &Resolver, quantity: Quantity) -> Vec<String> {
    let architecture = values.reading().shape().architecture;
    let mut remarks = Vec::new();
    remarks.extend(about_fixed_bias(values, quantity).map(str::to_owned));
    if let (Some(kink), Some(unit)) = (architecture.hidden.kink(), hidden_unit_of(quantity)) {
        remarks.extend(about_kink(values, quantity, unit, kink));
    }
    remarks
}

/// That the weight of a fixed bias is kept.
pub(super) fn about_fixed_bias(values: &Resolver, quantity: Quantity) -> Option<&'static str> {
    let Quantity::Updated(weight) = quantity else { return None };
    let is_fixed = (values.reading().shape().architecture.bias, weight.from) == (Bias::Fixed, 0);
    is_fixed.then_some("The biases are fixed: they are used but not updated.")
}

/// The hidden unit whose slope is a factor of a derivative.
fn hidden_unit_of(quantity: Quantity) -> Option<Unit> {
    let unit = match quantity {
        Quantity::Partial { of: Variable::Activation(_) | Variable::Loss, by: Variable::NetInput(unit) } => unit,
        Quantity::Partial { of: Variable::Loss, by: Variable::Weight(weight) }
            if weight.layer == WeightLayer::First =>
        {
            weight.destination()
        }
        _ => return None,
    };
    (unit.layer == Layer::Hidden).then_some(unit)
}

/// On which side of its kink a unit is, and what follows from that.
fn about_kink(values: &Resolver, quantity: Quantity, unit: Unit, kink: f64) -> Option<String> {
    let net_input = Quantity::NetInput(unit);
    let at = values.value(net_input);
    let slope = Quantity::Partial { of: Variable::Activation(unit), by: Variable::NetInput(unit) };
    let is_flat = values.value(slope) == 0.0;
    let is_slope = quantity == slope;
    if at == kink {
        let used = values.value(slope);
        return Some(format!(
            "{net_input} is exactly {kink}, where the derivative is not defined; the value from the left, {used}, is \
             used."
        ));
    }
    match (is_flat, is_slope) {
        (true, true) => Some(format!(
            "Hidden unit {} is inactive: {net_input} is below {kink}, where the output is constant. Small changes of \
             its weights have no effect.",
            unit.index
        )),
        (true, false) => Some(format!(
            "Hidden unit {} is inactive ({net_input} is below {kink}): its derivative is 0, so this derivative is 0 \
             too.",
            unit.index
        )),
        (false, true) => Some(format!(
            "[X > {kink}] is 1 if the condition holds, otherwise 0. Hidden unit {} is active: {net_input} is above {kink}.",
            unit.index
        )),
        (false, false) => None,
    }
}
