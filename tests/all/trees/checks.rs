//! Properties of the formula trees of any scenario.

use gradwalk::{
    formula::{Context, Digits, PutIn},
    network::{Activation, OutputActivation, Weights},
    quantity::{Layer, Quantity, Variable},
    reading::Resolver,
    scenario::Scenario,
    walk::{Formulas, LineKind, Walk},
};
use gradwalk::{network::LayerValues, quantity::Notation};
use proptest::prelude::*;

use super::names::{cells, computed_quantities, derivative, entry, exact, readings, units, walked_quantities, weights};

pub type Checked = Result<(), TestCaseError>;

pub fn agrees(found: f64, expected: f64, tolerance: f64, scale: f64) -> bool {
    (found - expected).abs() <= tolerance * expected.abs().max(scale)
}

/// The size of the terms whose sum a derivative is: where they cancel, the rounding error of the terms remains.
pub fn scale(scenario: &Scenario) -> f64 {
    let largest = |numbers: &[f64]| numbers.iter().fold(1.0_f64, |largest, number| largest.max(number.abs()));
    let forward = scenario.network().forward(&scenario.sample());
    let misses: Vec<f64> = forward
        .output()
        .iter()
        .zip(&scenario.sample().target)
        .map(|(output, target)| 2.0 * (output - target))
        .collect();
    let back = largest(&scenario.sample().input) * largest(scenario.network().weights()[1].as_slice());
    back.max(largest(&forward.layers[0].output)) * largest(&misses)
}

pub fn check_forward(scenario: &Scenario) -> Checked {
    let values = exact(scenario);
    let forward = scenario.network().forward(&scenario.sample());
    let of_layer = |(layer, values): (Layer, &LayerValues)| {
        let values: Vec<(f64, f64)> = values.net_input.iter().copied().zip(values.output.iter().copied()).collect();
        units(scenario, layer).zip(values).collect::<Vec<_>>()
    };
    let layers = Notation::of(scenario).computing_layers();
    for (unit, (net_input, output)) in layers.zip(&forward.layers).flat_map(of_layer) {
        for (quantity, expected) in [(Quantity::NetInput(unit), net_input), (Quantity::Activation(unit), output)] {
            let found = values.get(quantity).unwrap();
            prop_assert!(agrees(found, expected, 1e-11, 1.0), "{quantity}: {found}, expected {expected}");
        }
    }
    let found = values.get(Quantity::Loss).unwrap();
    prop_assert!(agrees(found, forward.loss, 1e-11, 1e-4), "E: {found}, expected {}", forward.loss);
    Ok(())
}

/// The derivatives of these values compared with others.
pub fn check_derivatives(
    values: &Resolver,
    scenario: &Scenario,
    expected: &Weights,
    tolerance: f64,
    scale: f64,
) -> Checked {
    for (weight, at) in weights(scenario) {
        let quantity = derivative(weight);
        let found = values.get(quantity).unwrap();
        let expected = entry(expected, weight, at);
        prop_assert!(agrees(found, expected, tolerance, scale), "{quantity}: {found}, expected {expected}");
    }
    Ok(())
}

/// The trees compared with the matrices, and with losses alone.
pub fn check_mathematics(scenario: &Scenario) -> Checked {
    let (network, sample) = (scenario.network(), scenario.sample());
    check_forward(scenario)?;
    check_derivatives(&exact(scenario), scenario, &network.gradient(&sample), 1e-11, 1.0)?;
    check_derivatives(&exact(scenario), scenario, &network.numeric_derivative(&sample), 1e-6, 1.0)
}

/// `−l/O` at an output that has underflowed, or `(1 − y)/(1 − O)` where the complement has: the only value that is
/// infinite there, or a quotient of zeros.
fn is_slope_at_vanished_output(values: &Resolver, quantity: Quantity) -> bool {
    let Quantity::Partial { of: Variable::Loss, by: Variable::Activation(unit) } = quantity else { return false };
    let has_vanished = |share: Option<f64>| share.is_some_and(|share| share < f64::MIN_POSITIVE);
    let rest = match values.reading().shape().architecture.output {
        OutputActivation::Each(Activation::SIGMOID) => {
            values.get(Quantity::NetInput(unit)).map(|x| gradwalk::network::sigmoid(-x))
        }
        _ => None,
    };
    unit.layer == Layer::new(2) && (has_vanished(values.get(Quantity::Activation(unit))) || has_vanished(rest))
}

pub fn check_finite(scenario: &Scenario) -> Checked {
    for values in readings(scenario) {
        for quantity in walked_quantities(scenario) {
            let value = values.get(quantity).filter(|_| !is_slope_at_vanished_output(&values, quantity));
            prop_assert!(value.is_none_or(f64::is_finite), "{:?} {quantity}: {value:?}", values.reading().kind());
        }
    }
    Ok(())
}

pub fn check_substitution(scenario: &Scenario, digits: usize) -> Checked {
    let quantities = computed_quantities(scenario);
    for values in readings(scenario) {
        for (quantity, cell) in cells(&values, &quantities) {
            let context = Context::new(&values, cell.binding);
            for form in &cell.law.forms {
                let before = form.evaluate(&context);
                let after = form.substitute(&context, digits, PutIn::Shown).evaluate(&context);
                let same = before.to_bits() == after.to_bits() || (before.is_nan() && after.is_nan());
                prop_assert!(same, "{quantity}: {before} as a law, {after} with its numbers");
            }
        }
    }
    Ok(())
}

/// Values are computed by compiled formulas: they are bitwise equal to those of the trees, even with a number replaced.
pub fn check_compiled(scenario: &Scenario) -> Checked {
    let quantities = computed_quantities(scenario);
    let put_in = quantities[scenario.weights()[0][0][0].value.to_bits() as usize % quantities.len()];
    for values in readings(scenario).into_iter().flat_map(|right| [right.with_override(put_in, 0.3), right]) {
        for (quantity, cell) in cells(&values, &quantities).filter(|(quantity, _)| *quantity != put_in) {
            let (formula, context) = (cell.law.last(), Context::new(&values, cell.binding));
            let is_zero = matches!(quantity, Quantity::NetInput(_)) && formula.is_cancelled(&context);
            let tree = if is_zero { 0.0 } else { formula.evaluate(&context) };
            let compiled = values.get(quantity).unwrap();
            let same = compiled.to_bits() == tree.to_bits() || compiled.is_nan() && tree.is_nan();
            prop_assert!(same, "{quantity}: {tree} as a tree, {compiled} compiled, with 0.3 for {put_in} or without");
        }
    }
    Ok(())
}

pub fn check_forms(scenario: &Scenario) -> Checked {
    let quantities = computed_quantities(scenario);
    for values in readings(scenario) {
        for (quantity, cell) in cells(&values, &quantities) {
            let context = Context::new(&values, cell.binding);
            let last = cell.law.last().evaluate(&context);
            for (place, form) in cell.law.forms.iter().enumerate() {
                let value = form.evaluate(&context);
                let agrees = !value.is_finite() || (value - last).abs() <= 1e-9 * last.abs() + 1e-12;
                prop_assert!(agrees, "{quantity}, form {place}: {value}, the last form {last}");
            }
        }
    }
    Ok(())
}

/// The three numbers at the end of a step: the numeric derivative agrees with the exact one.
pub fn check_witness(scenario: &Scenario) -> Checked {
    let walk = Walk::new(scenario.clone());
    for step in walk.steps() {
        let witness = walk.witness(step, Formulas::Compared, Digits::default());
        let value = |kind| witness.iter().find(|line| line.kind == kind).and_then(|line| line.value);
        let (exact, numeric) = (value(LineKind::Exact), value(LineKind::Numeric));
        let is_derivative = step.quantity().and_then(Walk::derivative).is_some();
        prop_assert_eq!(numeric.is_some(), is_derivative, "{}", step.title());
        if let (Some(exact), Some(numeric)) = (exact, numeric) {
            prop_assert!(Walk::bears_out(numeric, exact), "{}: {numeric}, exact {exact}", step.title());
        }
    }
    Ok(())
}
