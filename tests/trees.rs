//! The formula trees held against the matrices of `network`, against losses alone, and against themselves.

use std::sync::Arc;

use gradwalk::{
    formula::{Context, PutIn},
    network::{Sizes, Weights},
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight, WeightLayer},
    reading::{Cell, Reading, Resolver},
    scenario::{Number, Parts, Problem, Scenario},
    walk::Walk,
};
use proptest::prelude::*;

fn exact(scenario: &Scenario) -> Resolver {
    Resolver::new(Arc::new(Reading::exact(scenario)), scenario)
}

fn document(scenario: &Scenario) -> Option<Resolver> {
    Some(Resolver::new(Arc::new(Reading::document(scenario).ok()?), scenario))
}

/// The values over every reading that there is of a scenario.
fn readings(scenario: &Scenario) -> Vec<Resolver> {
    std::iter::once(exact(scenario)).chain(document(scenario)).collect()
}

/// Every weight of a scenario, with its row and column in the tables of `network`.
fn weights(scenario: &Scenario) -> impl Iterator<Item = (Weight, (usize, usize))> {
    let notation = Notation::of(scenario);
    [WeightLayer::First, WeightLayer::Second].into_iter().flat_map(move |layer| {
        let columns = notation.first(layer.destination())..=notation.last(layer.destination());
        (0..=notation.last(layer.source())).flat_map(move |from| {
            columns.clone().enumerate().map(move |(column, to)| (Weight { layer, from, to }, (from.into(), column)))
        })
    })
}

fn entry(tables: &Weights, weight: Weight, at: (usize, usize)) -> f64 {
    match weight.layer {
        WeightLayer::First => tables.first[at],
        WeightLayer::Second => tables.second[at],
    }
}

fn derivative(weight: Weight) -> Quantity {
    Quantity::loss_by(Variable::Weight(weight))
}

fn units(scenario: &Scenario, layer: Layer) -> impl Iterator<Item = Unit> {
    let notation = Notation::of(scenario);
    (notation.first(layer)..=notation.last(layer)).map(move |index| Unit { layer, index })
}

/// Every quantity that a step of the walk is about, and the loss after the step.
fn walked_quantities(scenario: &Scenario) -> Vec<Quantity> {
    let walk = Walk::new(scenario.clone());
    walk.steps().iter().filter_map(gradwalk::walk::Step::quantity).chain([Quantity::LossAfter]).collect()
}

/// Every quantity that any reading has a formula for: those of the walk, and the local derivatives by weights and
/// hidden outputs, which no step is about.
fn computed_quantities(scenario: &Scenario) -> Vec<Quantity> {
    let local = weights(scenario).flat_map(|(weight, _)| {
        let (source, destination) = (weight.source(), weight.destination());
        let partial = |of, by| Quantity::Partial { of, by };
        [
            partial(Variable::NetInput(destination), Variable::Weight(weight)),
            partial(Variable::Activation(destination), Variable::Weight(weight)),
            partial(Variable::NetInput(destination), Variable::Activation(source)),
            partial(Variable::Activation(destination), Variable::Activation(source)),
        ]
    });
    walked_quantities(scenario).into_iter().chain(local).collect()
}

/// Every formula of a reading.
fn cells<'a>(values: &'a Resolver, quantities: &'a [Quantity]) -> impl Iterator<Item = (Quantity, &'a Cell)> {
    quantities.iter().filter_map(|quantity| Some((*quantity, values.reading().cell(*quantity)?)))
}

fn agrees(found: f64, expected: f64, tolerance: f64, scale: f64) -> bool {
    (found - expected).abs() <= tolerance * expected.abs().max(scale)
}

/// How large the terms get whose sum a derivative is: where they cancel, the rounding of the terms remains.
fn scale(scenario: &Scenario) -> f64 {
    let largest = |numbers: &[f64]| numbers.iter().fold(1.0_f64, |largest, number| largest.max(number.abs()));
    let forward = scenario.network().forward(&scenario.sample());
    let misses: Vec<f64> =
        forward.output.iter().zip(&scenario.sample().target).map(|(output, target)| 2.0 * (output - target)).collect();
    largest(&scenario.sample().input) * largest(scenario.network().weights().second.as_slice()) * largest(&misses)
}

fn check_forward(scenario: &Scenario) -> Result<(), TestCaseError> {
    let values = exact(scenario);
    let forward = scenario.network().forward(&scenario.sample());
    let hidden = units(scenario, Layer::Hidden).zip(forward.net_hidden.iter().zip(&forward.hidden_with_bias[1..]));
    let outputs = units(scenario, Layer::Output).zip(forward.net_output.iter().zip(&forward.output));
    for (unit, (net_input, output)) in hidden.chain(outputs) {
        for (quantity, expected) in [(Quantity::NetInput(unit), net_input), (Quantity::Activation(unit), output)] {
            let found = values.get(quantity).unwrap();
            prop_assert!(agrees(found, *expected, 1e-11, 1.0), "{quantity}: {found}, expected {expected}");
        }
    }
    let found = values.get(Quantity::Loss).unwrap();
    prop_assert!(agrees(found, forward.loss, 1e-11, 1e-4), "E: {found}, expected {}", forward.loss);
    Ok(())
}

fn check_derivatives(scenario: &Scenario, expected: &Weights, tolerance: f64, scale: f64) -> Result<(), TestCaseError> {
    let values = exact(scenario);
    for (weight, at) in weights(scenario) {
        let found = values.get(derivative(weight)).unwrap();
        let expected = entry(expected, weight, at);
        let quantity = derivative(weight);
        prop_assert!(agrees(found, expected, tolerance, scale), "{quantity}: {found}, expected {expected}");
    }
    Ok(())
}

/// `−l/O` at an output that has underflowed: the one value that is beyond all numbers there, or a quotient of zeros.
fn is_slope_at_vanished_output(values: &Resolver, quantity: Quantity) -> bool {
    match quantity {
        Quantity::Partial { of: Variable::Loss, by: Variable::Activation(unit) } => {
            unit.layer == Layer::Output && values.get(Quantity::Activation(unit)) < Some(f64::MIN_POSITIVE)
        }
        _ => false,
    }
}

fn check_finite(scenario: &Scenario) -> Result<(), TestCaseError> {
    for values in readings(scenario) {
        for quantity in walked_quantities(scenario) {
            let value = values.get(quantity).filter(|_| !is_slope_at_vanished_output(&values, quantity));
            prop_assert!(value.is_none_or(f64::is_finite), "{:?} {quantity}: {value:?}", values.reading().kind());
        }
    }
    Ok(())
}

fn check_substitution(scenario: &Scenario, digits: usize) -> Result<(), TestCaseError> {
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

fn check_forms(scenario: &Scenario) -> Result<(), TestCaseError> {
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

fn sizes() -> impl Strategy<Value = Sizes> {
    let units = || 1..=16_usize;
    (units(), units(), units()).prop_map(|(inputs, hidden, outputs)| Sizes { inputs, hidden, outputs })
}

/// Networks with one output too: only for them the document has regression rules.
fn small_sizes() -> impl Strategy<Value = Sizes> {
    let outputs = prop_oneof![Just(1), 1..=4_usize];
    (1..=4_usize, 1..=4_usize, outputs).prop_map(|(inputs, hidden, outputs)| Sizes { inputs, hidden, outputs })
}

fn drawn(sizes: impl Strategy<Value = Sizes>) -> impl Strategy<Value = Scenario> {
    (prop::sample::select(Problem::ALL.to_vec()), sizes, any::<u64>())
        .prop_map(|(problem, sizes, seed)| Scenario::random(problem, sizes, seed))
}

/// Shares that add up to 1, of which some may be 0.
fn soft_labels(raw: &[f64]) -> Vec<f64> {
    let total: f64 = raw.iter().map(|value| value.abs().floor()).sum();
    match total {
        0.0 => raw.iter().enumerate().map(|(place, _)| if place == 0 { 1.0 } else { 0.0 }).collect(),
        total => raw.iter().map(|value| value.abs().floor() / total).collect(),
    }
}

/// Scenarios of any weights and inputs, with values or soft labels as targets.
fn with_numbers(
    weight: impl Strategy<Value = f64> + Clone,
    input: impl Strategy<Value = f64> + Clone,
    alpha: impl Strategy<Value = f64> + Clone,
) -> impl Strategy<Value = Scenario> {
    (prop::sample::select(Problem::ALL.to_vec()), small_sizes()).prop_flat_map(move |(problem, sizes)| {
        let Sizes { inputs, hidden, outputs } = sizes;
        let table = |rows, columns| prop::collection::vec(prop::collection::vec(weight.clone(), columns), rows);
        let inputs = (table(inputs + 1, hidden), prop::collection::vec(input.clone(), inputs));
        let targets = (table(hidden + 1, outputs), prop::collection::vec(-5.0..5.0_f64, outputs), alpha.clone());
        (inputs, targets).prop_map(move |((first, x), (second, target, alpha))| {
            let numbers = |values: Vec<f64>| values.into_iter().map(Number::computed).collect::<Vec<_>>();
            let target = match problem {
                Problem::Regression => target,
                Problem::Classification => soft_labels(&target),
            };
            Scenario::new(Parts {
                title: None,
                problem,
                alpha: Number::computed(alpha),
                x: numbers(x),
                target: numbers(target),
                first: first.into_iter().map(numbers).collect(),
                second: second.into_iter().map(numbers).collect(),
            })
            .unwrap()
        })
    })
}

fn ordinary() -> impl Strategy<Value = Scenario> {
    with_numbers(-2.0..2.0_f64, -2.0..2.0_f64, 0.0..2.0_f64)
}

/// Units that are as good as 0 or 1, or that large numbers cancel in.
fn saturated() -> impl Strategy<Value = Scenario> {
    let weights = prop::sample::select(vec![30.0, -30.0, 800.0, -800.0, 1.0, 0.0]);
    with_numbers(weights, prop::sample::select(vec![1e6, -1e6, 1.0, 0.0]), Just(0.1))
}

/// Every number at the limit of a file.
fn extreme() -> impl Strategy<Value = Scenario> {
    let numbers = || prop::sample::select(vec![1e6, -1e6, 800.0, -30.0, 0.0, 1e-6, 1e-300]);
    with_numbers(numbers(), numbers(), prop::sample::select(vec![0.0, 1e-300, 1.0, 1e6]))
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few(8))]

    #[test]
    fn the_trees_of_any_drawn_network_are_its_mathematics(scenario in drawn(sizes())) {
        let (network, sample) = (scenario.network(), scenario.sample());
        check_forward(&scenario)?;
        check_derivatives(&scenario, &network.gradient(&sample), 1e-11, 1.0)?;
        check_derivatives(&scenario, &network.numeric_derivative(&sample), 1e-6, 1.0)?;
    }
}

proptest! {
    #![proptest_config(few(24))]

    #[test]
    fn the_trees_of_soft_labels_and_any_weights_are_their_mathematics(scenario in ordinary()) {
        let (network, sample) = (scenario.network(), scenario.sample());
        check_forward(&scenario)?;
        check_derivatives(&scenario, &network.gradient(&sample), 1e-11, 1.0)?;
        check_derivatives(&scenario, &network.numeric_derivative(&sample), 1e-6, 1.0)?;
    }

    #[test]
    fn the_trees_of_saturated_units_are_their_mathematics(scenario in saturated()) {
        check_forward(&scenario)?;
        check_derivatives(&scenario, &scenario.network().gradient(&scenario.sample()), 1e-11, scale(&scenario))?;
        check_finite(&scenario)?;
    }

    #[test]
    fn the_largest_numbers_of_a_file_stay_finite(scenario in extreme()) {
        check_finite(&scenario)?;
    }

    #[test]
    fn numbers_put_in_change_no_bit(scenario in drawn(small_sizes()), digits in 2..=17_usize) {
        check_substitution(&scenario, digits)?;
    }

    #[test]
    fn numbers_put_in_change_no_bit_of_a_saturated_network(scenario in saturated(), digits in 2..=17_usize) {
        check_substitution(&scenario, digits)?;
    }

    #[test]
    fn all_forms_of_a_law_come_to_the_same(scenario in prop_oneof![drawn(small_sizes()), ordinary()]) {
        check_forms(&scenario)?;
    }
}

/// The loss of a network that is as good as sure of its class, `ln(1 + e^{−40})`, is not 0.
#[test]
fn the_loss_of_a_sure_network_keeps_its_digits() {
    let number = Number::computed;
    let scenario = Scenario::new(Parts {
        title: None,
        problem: Problem::Classification,
        alpha: number(0.1),
        x: vec![number(1.0)],
        target: vec![number(1.0), number(0.0)],
        first: vec![vec![number(0.0)], vec![number(0.0)]],
        second: vec![vec![number(40.0), number(0.0)], vec![number(0.0), number(0.0)]],
    })
    .unwrap();
    let loss = exact(&scenario).get(Quantity::Loss).unwrap();
    assert!(agrees(loss, (-40.0_f64).exp(), 1e-12, 0.0), "{loss}");
}
