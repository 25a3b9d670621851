//! Networks of any depth, with any activations, losses, biases, samples and penalty.

use gradwalk::{
    formula::Digits,
    network::{
        Activation, Architecture, Bias, HiddenActivations, Loss, MAX_HIDDEN_LAYERS, OutputActivation, Parameter,
        Reduction,
    },
    quantity::{Notation, Quantity},
    scenario::{Example, Number, Parts, Problem, Scenario},
    walk::Walk,
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use super::{
    checks::{Checked, agrees, check_compiled, check_derivatives, check_finite, check_forms, check_substitution},
    draw::{is_away_from_kinks, suitable},
    names::{entry, weights},
};

/// Every activation, those with a parameter with the usual or another one.
fn activation() -> impl Strategy<Value = Activation> {
    let parameter = prop_oneof![Just(None), Just(Some(0.5)), Just(Some(2.0))];
    (prop::sample::select(Activation::ALL.to_vec()), parameter).prop_map(|(own, parameter)| match parameter {
        Some(value) => {
            let facts = own.parameter_facts();
            // A leaky slope is below 1.
            facts
                .and_then(|facts| facts.with(value).ok())
                .map_or(own, |parameter: Parameter| own.with_parameter(parameter))
        }
        None => own,
    })
}

fn architecture() -> impl Strategy<Value = Architecture> {
    let output = prop_oneof![2 => activation().prop_map(OutputActivation::Each), 1 => Just(OutputActivation::Softmax)];
    let hidden = prop::collection::vec(activation(), 1..=MAX_HIDDEN_LAYERS);
    let loss = prop::sample::select(Loss::ALL.to_vec());
    let bias = prop::sample::select(Bias::ALL.to_vec());
    let defined = (hidden, output, loss, bias)
        .prop_filter("a loss of its outputs", |(_, output, loss, _)| loss.check(*output).is_ok());
    defined.prop_map(|(hidden, output, loss, bias)| Architecture {
        hidden: HiddenActivations::each(&hidden),
        output,
        loss,
        bias,
    })
}

/// Scenarios with 0 to 5 hidden layers, away from kinks.
fn any_depth(samples: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Scenario> {
    let units = prop::collection::vec(1..=4_usize, 2..=MAX_HIDDEN_LAYERS + 2);
    let lambda = prop_oneof![Just(0.0), 0.01..2.0_f64];
    let reduction = prop::sample::select(Reduction::ALL.to_vec());
    (architecture(), units, lambda, reduction, samples)
        .prop_flat_map(|(architecture, units, lambda, reduction, samples)| {
            let bias = architecture.bias.units();
            let number = || -1.5..1.5_f64;
            let table =
                |pair: &[usize]| prop::collection::vec(prop::collection::vec(number(), pair[1]), pair[0] + bias);
            let tables: Vec<_> = units.windows(2).map(table).collect();
            let sample = (
                prop::collection::vec(number(), units[0]),
                prop::collection::vec(-5.0..5.0_f64, units[units.len() - 1]),
            );
            (tables, prop::collection::vec(sample, samples), 0.0..1.0_f64).prop_map(move |(tables, samples, alpha)| {
                let numbers = |values: Vec<f64>| values.into_iter().map(Number::computed).collect::<Vec<_>>();
                let example = |(x, raw)| Example { x: numbers(x), target: numbers(suitable(architecture, raw)) };
                Scenario::new(Parts {
                    title: None,
                    problem: Problem::of(architecture.output),
                    architecture,
                    alpha: Number::computed(alpha),
                    lambda: Number::computed(lambda),
                    samples: samples.into_iter().map(example).collect(),
                    reduction,
                    weights: tables.into_iter().map(|table| table.into_iter().map(numbers).collect()).collect(),
                })
                .unwrap()
            })
        })
        .prop_filter("at a kink", is_away_from_kinks)
}

#[track_caller]
fn for_any_depth(cases: u32, samples: std::ops::RangeInclusive<usize>, check: impl Fn(&Scenario) -> Checked) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let run = TestRunner::new(config).run(&any_depth(samples), |scenario| check(&scenario));
    run.unwrap_or_else(|error| panic!("{error}"));
}

/// The minimised loss, all derivatives with respect to weights, the step: trees compared with matrices, and with losses
/// alone.
fn check_step(scenario: &Scenario) -> Checked {
    let walk = Walk::new(scenario.clone());
    let (network, samples, reduction) = (scenario.network(), scenario.network_samples(), scenario.reduction());
    let gradient = network.objective(&samples, reduction).gradient();
    let after = network.step(scenario.alpha().value, &gradient);
    check_derivatives(walk.exact(), scenario, &gradient, 1e-11, 1.0)?;
    check_derivatives(
        walk.exact(),
        scenario,
        &network.objective(&samples, reduction).numeric_derivatives(),
        1e-6,
        1.0,
    )?;
    for (quantity, expected) in [
        (Quantity::Loss, network.objective(&samples, reduction).loss()),
        (Quantity::LossAfter, after.objective(&samples, reduction).loss()),
    ] {
        let found = walk.exact().get(quantity).unwrap();
        prop_assert!(agrees(found, expected, 1e-11, 1.0), "{quantity}: {found}, expected {expected}");
    }
    for (weight, at) in weights(scenario) {
        let found = walk.exact().get(Quantity::Updated(weight)).unwrap();
        let expected = entry(after.weights(), weight, at);
        prop_assert!(agrees(found, expected, 1e-11, 1.0), "{weight}': {found}, expected {expected}");
    }
    Ok(())
}

#[test]
fn the_trees_of_any_depth_are_its_mathematics() {
    for_any_depth(400, 1..=1, check_step);
}

#[test]
fn so_are_those_of_several_samples() {
    for_any_depth(150, 2..=4, check_step);
}

/// Forward and backward at every unit, for each sample by itself.
#[test]
fn every_unit_has_the_numbers_of_the_matrices() {
    for_any_depth(200, 1..=3, |scenario| {
        let walk = Walk::new(scenario.clone());
        let several: Vec<_> = walk.samples().collect();
        let each = if several.is_empty() { vec![walk.exact()] } else { several };
        let network = scenario.network();
        for (values, sample) in each.into_iter().zip(scenario.network_samples()) {
            let (forward, deltas) = (network.forward(&sample), network.derivatives_by_net_inputs(&sample));
            for (layer, (own, deltas)) in
                Notation::of(scenario).computing_layers().zip(forward.layers.iter().zip(&deltas))
            {
                for (place, unit) in super::names::units(scenario, layer).enumerate() {
                    for (quantity, expected) in [
                        (Quantity::NetInput(unit), own.net_input[place]),
                        (Quantity::Activation(unit), own.output[place]),
                        (Quantity::loss_by(gradwalk::quantity::Variable::NetInput(unit)), deltas[place]),
                    ] {
                        let found = values.get(quantity).unwrap();
                        prop_assert!(agrees(found, expected, 1e-11, 1.0), "{quantity}: {found}, expected {expected}");
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn every_derivative_of_a_deep_walk_is_borne_out_by_its_witness() {
    for_any_depth(120, 1..=2, super::checks::check_witness);
}

#[test]
fn the_formulas_of_any_depth_keep_their_values_in_every_form() {
    for_any_depth(120, 1..=2, check_forms);
    for_any_depth(120, 1..=2, check_compiled);
    for_any_depth(20, 1..=2, |scenario| check_substitution(scenario, Digits::default().count()));
    for_any_depth(120, 1..=2, check_finite);
}

/// A file written from it reads back equal.
#[test]
fn any_depth_can_be_written_and_read_back() {
    for_any_depth(60, 1..=2, |scenario| {
        let text = scenario.to_toml();
        let read = Scenario::from_toml(&text, "any.toml").map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(read.has_numbers_of(scenario), "{text}");
        prop_assert_eq!(read.architecture(), scenario.architecture());
        Ok(())
    });
}
