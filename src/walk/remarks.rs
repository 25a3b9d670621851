//! Facts that a formula cannot show: that a unit is inactive, that a kink has two sides, that a bias is kept.

use super::sentence::with_capital;
use crate::{
    formula::Values,
    network::{Activation, Bias, Kink, Penalty, Side},
    quantity::{Quantity, Unit, Variable},
    reading::Resolver,
};

/// The sentences that belong to a quantity's formula.
pub(super) fn remarks(values: &Resolver, quantity: Quantity) -> Vec<String> {
    let shape = values.reading().shape();
    let mut remarks = Vec::new();
    remarks.extend(about_fixed_bias(values, quantity).map(str::to_owned));
    remarks.extend(about_penalty(values, quantity).map(str::to_owned));
    if let Some(unit) = unit_of_slope(quantity)
        && let Some(kink) = shape.activation_in(unit.layer).and_then(Activation::kink)
    {
        remarks.extend(about_kink(values, quantity, unit, &kink));
    }
    remarks
}

/// A note that the weight of a fixed bias is kept.
pub(super) fn about_fixed_bias(values: &Resolver, quantity: Quantity) -> Option<&'static str> {
    let Quantity::Updated(weight) = quantity else { return None };
    let is_fixed = (values.reading().shape().architecture.bias, weight.from) == (Bias::Fixed, 0);
    is_fixed.then_some("The biases are fixed: they are used but not updated.")
}

/// That the derivative by a bias has no term for the penalty, in a network whose weights have one.
fn about_penalty(values: &Resolver, quantity: Quantity) -> Option<&'static str> {
    let shape = values.reading().shape();
    let Quantity::Partial { of: Variable::Loss, by: Variable::Weight(weight) } = quantity else { return None };
    let is_bias = weight.from == 0 && shape.architecture.bias != Bias::None;
    (is_bias && shape.penalty == Penalty::Squares).then_some("A bias has no penalty, so there is no term with lambda.")
}

/// The unit whose slope is a factor of a derivative.
fn unit_of_slope(quantity: Quantity) -> Option<Unit> {
    match quantity {
        Quantity::Partial { of: Variable::Activation(_) | Variable::Loss, by: Variable::NetInput(unit) } => Some(unit),
        Quantity::Partial { of: Variable::Loss, by: Variable::Weight(weight) } => Some(weight.destination()),
        _ => None,
    }
}

/// The side of its kink that a unit is on, and what follows from it.
fn about_kink(values: &Resolver, quantity: Quantity, unit: Unit, kink: &Kink) -> Option<String> {
    let net_input = Quantity::NetInput(unit);
    let at = values.value(net_input);
    let slope = Quantity::slope_of(unit);
    let (own, edge) = (values.value(slope), kink.at);
    if at == edge && kink.is_smooth() {
        return (quantity == slope)
            .then(|| format!("{net_input} is exactly {edge}, where both rules have the derivative {own}."));
    }
    if at == edge {
        return Some(format!(
            "{net_input} is exactly {edge}, where the derivative is not defined; the value from the left, {own}, is \
             used."
        ));
    }
    let (side, place) = if at > edge { (&kink.above, "above") } else { (&kink.below, "below") };
    let Side { unit: is, output, .. } = side;
    let which = with_capital(&unit.in_words(values.reading().shape().output()));
    match (quantity == slope, own == 0.0) {
        (true, _) if at > edge => Some(format!(
            "[X > {edge}] is 1 if the condition holds, otherwise 0. {which} {is}: {net_input} is above \
             {edge}."
        )),
        (true, _) => Some(format!("{which} {is}: {net_input} is {place} {edge}. There {output}.")),
        (false, true) => {
            Some(format!("{which} {is} ({net_input} is {place} {edge}). Its derivative is 0, and so is this one."))
        }
        (false, false) => None,
    }
}
