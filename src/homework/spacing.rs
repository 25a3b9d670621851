//! How far apart the numbers lie that a quantity could have had.
//!
//! Exercises have friendly numbers. A sum of products of them is a multiple of 0.05, say, so that two such sums are
//! soon the same by chance, however many digits are written down; and so is what a unit makes of them.

use super::own::Follow;
use crate::{
    formula::Values,
    quantity::{Quantity, Unit, Variable, Weight},
};

/// Given numbers are counted in these.
const GRAIN: f64 = 1e-9;

/// A number that comes out as a multiple of this is as friendly as those that are given, and so may a wrong one be.
const FRIENDLY: f64 = 0.05;

/// The distance of neighbouring values; 0 where they lie as close as any.
pub(super) fn spacing(quantity: Quantity, typed: f64, follow: &Follow) -> f64 {
    let is_friendly = |value: f64| (value / FRIENDLY - (value / FRIENDLY).round()).abs() < GRAIN;
    let of_quantity = of_quantity(quantity, follow);
    if is_friendly(follow.value) || is_friendly(typed) { of_quantity.max(FRIENDLY) } else { of_quantity }
}

fn of_quantity(quantity: Quantity, follow: &Follow) -> f64 {
    match quantity {
        Quantity::NetInput(unit) => of_net_input(unit, follow),
        // A slope changes with the net input about as fast as the output does.
        Quantity::Activation(unit)
        | Quantity::Partial { of: Variable::Activation(unit), by: Variable::NetInput(_) } => {
            of_net_input(unit, follow) * follow.values.value(Quantity::slope_of(unit)).abs()
        }
        _ => 0.0,
    }
}

/// The largest number that all terms of a net input are multiples of: behind units that only pass numbers on, those of
/// the outputs are friendly too.
fn of_net_input(unit: Unit, follow: &Follow) -> f64 {
    let Some(layer) = unit.layer.previous() else { return 0.0 };
    let before = follow.values.reading().shape().notation().units(layer);
    let terms = before.map(|from| {
        let weight = Quantity::Weight(Weight { layer, from, to: unit.index });
        let output = Quantity::Activation(Unit { layer, index: from });
        (follow.values.value(weight) * follow.values.value(output) / GRAIN).round().abs()
    });
    let grains = terms.fold(0.0, common_divisor);
    // Numbers that are a multiple of nothing but the grain are no friendly ones.
    if grains > 1.0 { grains * GRAIN } else { 0.0 }
}

/// The largest whole number that both are multiples of.
fn common_divisor(one: f64, other: f64) -> f64 {
    if other == 0.0 || !other.is_finite() { one } else { common_divisor(other, one % other) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_divisors_are_those_of_whole_numbers() {
        assert_eq!(common_divisor(0.0, 12.0), 12.0);
        assert_eq!(common_divisor(18.0, 12.0), 6.0);
        assert_eq!([50.0, 100.0, 75.0].into_iter().fold(0.0, common_divisor), 25.0);
    }
}
