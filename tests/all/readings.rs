//! The readings against known numbers, against the matrices of `network`, and against numeric differentiation.

use std::sync::Arc;

use gradwalk::{
    network::Sizes,
    quantity::{Layer, Quantity, Unit, Variable, Weight},
    reading::{Reading, ReadingKind, Resolver},
    scenario::{Example, Number, Parts, Problem, Scenario},
    walk::Walk,
};
use proptest::prelude::*;
use serde_json::Value;

/// The layers of the two tables of weights.
const FIRST: Layer = Layer::INPUT;
const SECOND: Layer = Layer::new(1);

fn agrees(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-11 * expected.abs().max(1.0)
}

fn check_table(resolver: &Resolver, layer: Layer, expected: &Value, of: fn(Weight) -> Quantity, what: &str) {
    let first_column = if layer == FIRST { 1 } else { 0 };
    for (from, row) in expected.as_array().unwrap().iter().enumerate() {
        for (column, number) in row.as_array().unwrap().iter().enumerate() {
            let weight = Weight { layer, from: from as u8, to: (column + first_column) as u8 };
            let found = resolver.get(of(weight)).unwrap();
            assert!(agrees(found, number.as_f64().unwrap()), "{what} {}: {found}, expected {number}", of(weight));
        }
    }
}

fn check(name: &str, data: &str) {
    let case: Value = serde_json::from_str(data).unwrap();
    let scenario = Scenario::load(name).unwrap();
    for (which, reading) in [("exact", Reading::exact(&scenario)), ("document", Reading::document(&scenario).unwrap())]
    {
        let resolver = Resolver::new(Arc::new(reading), &scenario);
        let expected = &case[which];
        let value = |quantity| resolver.get(quantity).unwrap();
        for (place, number) in expected["net_hidden"].as_array().unwrap().iter().enumerate() {
            let unit = Unit { layer: Layer::new(1), index: place as u8 + 1 };
            assert!(agrees(value(Quantity::NetInput(unit)), number.as_f64().unwrap()));
        }
        for (place, number) in expected["output"].as_array().unwrap().iter().enumerate() {
            let unit = Unit { layer: Layer::new(2), index: place as u8 };
            assert!(agrees(value(Quantity::Activation(unit)), number.as_f64().unwrap()));
        }
        assert!(agrees(value(Quantity::Loss), expected["loss"].as_f64().unwrap()));
        assert!(agrees(value(Quantity::LossAfter), expected["loss_after"].as_f64().unwrap()), "{which} loss after");
        let derivative = |weight| Quantity::loss_by(Variable::Weight(weight));
        if expected["d_first"].is_null() {
            assert_eq!(resolver.get(derivative(Weight { layer: FIRST, from: 0, to: 1 })), None);
        } else {
            check_table(&resolver, FIRST, &expected["d_first"], derivative, which);
        }
        check_table(&resolver, SECOND, &expected["d_second"], derivative, which);
        check_table(&resolver, FIRST, &expected["first_after"], Quantity::Updated, which);
        check_table(&resolver, SECOND, &expected["second_after"], Quantity::Updated, which);
    }
}

#[test]
fn both_readings_of_the_regression_case() {
    check("regression", include_str!("data/regression.json"));
}

#[test]
fn both_readings_of_the_classification_case() {
    check("classification", include_str!("data/classification.json"));
}

/// The document's derivatives and new weights, straight from its page in plain arithmetic. Index misprints are read as
/// intended, and every right-hand side uses the weights from before the step.
struct ByThePage {
    alpha: f64,
    inputs: Vec<f64>,
    hidden: Vec<f64>,
    outputs: Vec<f64>,
    target: Vec<f64>,
    first: Vec<Vec<f64>>,
    second: Vec<Vec<f64>>,
}

fn plain(numbers: &[Number]) -> Vec<f64> {
    numbers.iter().map(|number| number.value).collect()
}

fn sigma(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// `∑ O · a` into the unit in a column.
fn net_input(outputs: &[f64], table: &[Vec<f64>], column: usize) -> f64 {
    outputs.iter().zip(table).map(|(output, row)| output * row[column]).sum()
}

fn softmax(net_inputs: &[f64]) -> Vec<f64> {
    let sum: f64 = net_inputs.iter().map(|x| x.exp()).sum();
    net_inputs.iter().map(|x| x.exp() / sum).collect()
}

/// The document's problem that it is.
fn problem(scenario: &Scenario) -> Problem {
    scenario.problem().expect("one of the document's problems")
}

impl ByThePage {
    fn new(scenario: &Scenario) -> Self {
        let with_bias = |values: Vec<f64>| [vec![1.0], values].concat();
        let first: Vec<Vec<f64>> = scenario.weights()[0].iter().map(|row| plain(row)).collect();
        let hidden = |inputs: &[f64]| (0..first[0].len()).map(|k| sigma(net_input(inputs, &first, k))).collect();
        let inputs = with_bias(plain(scenario.x()));
        Self::after_hidden(scenario, with_bias(hidden(&inputs)))
    }

    /// The same with any outputs of the hidden units, including the bias.
    fn after_hidden(scenario: &Scenario, hidden: Vec<f64>) -> Self {
        let second: Vec<Vec<f64>> = scenario.weights()[1].iter().map(|row| plain(row)).collect();
        let net_outputs: Vec<f64> = (0..second[0].len()).map(|n| net_input(&hidden, &second, n)).collect();
        let outputs = match problem(scenario) {
            Problem::Regression => net_outputs,
            Problem::Classification => softmax(&net_outputs),
        };
        Self {
            alpha: scenario.alpha().value,
            inputs: [vec![1.0], plain(scenario.x())].concat(),
            hidden,
            outputs,
            target: plain(scenario.target()),
            first: scenario.weights()[0].iter().map(|row| plain(row)).collect(),
            second,
        }
    }

    /// (3)
    fn regression_second(&self, k: usize) -> f64 {
        2.0 * (self.target[0] - self.outputs[0]) * self.hidden[k]
    }

    /// (4)
    fn regression_first(&self, i: usize, k: usize) -> f64 {
        let twice = sigma(self.hidden[k]);
        2.0 * (self.target[0] - self.outputs[0]) * self.second[k][0] * twice * (1.0 - twice) * self.inputs[i]
    }

    /// (9)
    fn classification_second(&self, k: usize, n: usize) -> f64 {
        -self.target[n] * (1.0 - self.outputs[n]) * self.hidden[k]
    }

    /// The derivative and the new weight; no derivative where the document has no rule.
    fn rule(&self, problem: Problem, weight: Weight) -> (Option<f64>, f64) {
        let (from, to) = (usize::from(weight.from), usize::from(weight.to));
        let before = match weight.layer {
            FIRST => self.first[from][to - 1],
            _ => self.second[from][to],
        };
        let against = |slope: f64| (Some(slope), before - self.alpha * slope);
        match (problem, weight.layer) {
            (Problem::Regression, FIRST) => against(self.regression_first(from, to)),
            (Problem::Regression, _) => against(self.regression_second(from)),
            (Problem::Classification, FIRST) => (None, before),
            (Problem::Classification, _) => {
                let listed = before - self.target[to] * (1.0 - self.outputs[to]) * self.hidden[from];
                (Some(self.classification_second(from, to)), listed)
            }
        }
    }

    /// `E`
    fn loss(&self, problem: Problem) -> f64 {
        let pairs = self.outputs.iter().zip(&self.target);
        match problem {
            Problem::Regression => pairs.map(|(output, y)| (y - output).powi(2)).sum(),
            Problem::Classification => pairs.map(|(output, label)| -label * output.ln()).sum(),
        }
    }
}

/// A drawn exercise that the document has rules for, with any learning rate and, in a classification, a soft label.
fn documented() -> impl Strategy<Value = Scenario> {
    let shape = (prop::sample::select(Problem::ALL.to_vec()), 1..=6_usize, 1..=6_usize, 1..=6_usize);
    (shape, any::<u64>(), 0.0..3.0_f64, any::<bool>()).prop_map(
        |((problem, inputs, hidden, classes), seed, alpha, soft)| {
            let outputs = if problem == Problem::Regression { 1 } else { classes };
            let drawn = Scenario::random(problem.architecture(), Sizes::new(&[inputs, hidden, outputs]).unwrap(), seed);
            let share = 1.0 / outputs as f64;
            let target = match problem {
                Problem::Classification if soft => vec![Number::computed(share); outputs],
                _ => drawn.target().to_vec(),
            };
            with(&drawn, alpha, target)
        },
    )
}

fn with(scenario: &Scenario, alpha: f64, target: Vec<Number>) -> Scenario {
    Scenario::new(Parts {
        title: None,
        problem: scenario.problem(),
        architecture: scenario.architecture(),
        alpha: Number::computed(alpha),
        samples: vec![Example { x: scenario.x().to_vec(), target }],
        reduction: scenario.reduction(),
        lambda: scenario.lambda().clone(),
        weights: scenario.weights().to_vec(),
    })
    .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_document_reading_is_what_its_page_says(scenario in documented()) {
        let walk = Walk::new(scenario.clone());
        let document = walk.values(ReadingKind::Document).unwrap();
        let page = ByThePage::new(&scenario);
        for weight in walk.weights() {
            let (slope, after) = page.rule(problem(&scenario), weight);
            let derivative = Quantity::loss_by(Variable::Weight(weight));
            let found = document.get(derivative);
            prop_assert_eq!(found.is_some(), slope.is_some(), "{}", derivative);
            if let (Some(found), Some(slope)) = (found, slope) {
                prop_assert!(agrees(found, slope), "{derivative}: {found}, expected {slope}");
            }
            let found = document.get(Quantity::Updated(weight)).unwrap();
            prop_assert!(agrees(found, after), "{weight}': {found}, expected {after}");
        }
        let stepped = walk.stepped(ReadingKind::Document).unwrap();
        let expected = ByThePage::new(&stepped).loss(problem(&scenario));
        let found = document.get(Quantity::LossAfter).unwrap();
        prop_assert!(agrees(found, expected), "E': {found}, expected {expected}");
    }
}

const HIDDEN_1: Unit = Unit { layer: Layer::new(1), index: 1 };

fn overridden(name: &str, reading: ReadingKind, quantity: Quantity, value: f64) -> (Scenario, Resolver) {
    let scenario = Scenario::load(name).unwrap();
    let values = Walk::new(scenario.clone()).values(reading).unwrap().with_override(quantity, value);
    (scenario, values)
}

#[track_caller]
fn comes_to(values: &Resolver, quantity: Quantity, expected: f64) {
    let found = values.get(quantity).unwrap();
    assert!(agrees(found, expected), "{quantity}: {found}, expected {expected}");
}

/// Outputs, loss and net inputs that follow from `hidden`.
#[track_caller]
fn follows_forward(values: &Resolver, scenario: &Scenario, page: &ByThePage) {
    for (index, output) in page.outputs.iter().enumerate() {
        let unit = Unit { layer: Layer::new(2), index: index as u8 };
        comes_to(values, Quantity::NetInput(unit), net_input(&page.hidden, &page.second, index));
        comes_to(values, Quantity::Activation(unit), *output);
    }
    comes_to(values, Quantity::Loss, page.loss(problem(scenario)));
}

/// The hidden outputs of a built-in scenario, the first of them replaced.
fn page_with_first_hidden(scenario: &Scenario, value: f64) -> ByThePage {
    let mut hidden = ByThePage::new(scenario).hidden;
    hidden[1] = value;
    ByThePage::after_hidden(scenario, hidden)
}

#[test]
fn what_is_put_in_for_a_hidden_output_is_what_the_exact_rules_go_on_with() {
    for name in ["regression", "classification"] {
        let (scenario, values) = overridden(name, ReadingKind::Exact, Quantity::Activation(HIDDEN_1), 0.9);
        let page = page_with_first_hidden(&scenario, 0.9);
        follows_forward(&values, &scenario, &page);
        let factor = if problem(&scenario) == Problem::Regression { 2.0 } else { 1.0 };
        let slopes: Vec<f64> = page.outputs.iter().zip(&page.target).map(|(o, t)| factor * (o - t)).collect();
        let back: f64 = slopes.iter().zip(&page.second[1]).map(|(slope, weight)| slope * weight).sum();
        let second = Weight { layer: SECOND, from: 1, to: 0 };
        let first = Weight { layer: FIRST, from: 2, to: 1 };
        comes_to(&values, Quantity::loss_by(Variable::Activation(HIDDEN_1)), back);
        for (weight, before, slope) in
            [(second, page.second[1][0], slopes[0] * 0.9), (first, page.first[2][0], back * 0.9 * 0.1 * page.inputs[2])]
        {
            comes_to(&values, Quantity::loss_by(Variable::Weight(weight)), slope);
            comes_to(&values, Quantity::Updated(weight), before - page.alpha * slope);
        }
    }
}

#[test]
fn what_is_put_in_for_a_hidden_output_is_what_the_document_goes_on_with() {
    for name in ["regression", "classification"] {
        let (scenario, values) = overridden(name, ReadingKind::Document, Quantity::Activation(HIDDEN_1), 0.9);
        let page = page_with_first_hidden(&scenario, 0.9);
        follows_forward(&values, &scenario, &page);
        for weight in Walk::new(scenario.clone()).weights() {
            let (slope, after) = page.rule(problem(&scenario), weight);
            let derivative = Quantity::loss_by(Variable::Weight(weight));
            match slope {
                Some(slope) => comes_to(&values, derivative, slope),
                None => assert_eq!(values.get(derivative), None, "the document has no rule for {weight}"),
            }
            comes_to(&values, Quantity::Updated(weight), after);
        }
    }
}

#[test]
fn earlier_values_do_not_follow_from_what_is_put_in() {
    let (scenario, values) = overridden("regression", ReadingKind::Exact, Quantity::Activation(HIDDEN_1), 0.9);
    let untouched = Walk::new(scenario);
    let hidden_2 = Unit { layer: Layer::new(1), index: 2 };
    for quantity in [Quantity::NetInput(HIDDEN_1), Quantity::Activation(hidden_2)] {
        assert_eq!(values.get(quantity), untouched.exact().get(quantity), "{quantity}");
    }
    assert_eq!(values.get(Quantity::Activation(HIDDEN_1)), Some(0.9));
}

#[test]
fn a_derivative_that_is_put_in_moves_its_own_weight_only() {
    for name in ["regression", "classification"] {
        let weight = Weight { layer: FIRST, from: 1, to: 1 };
        let derivative = Quantity::loss_by(Variable::Weight(weight));
        let (scenario, values) = overridden(name, ReadingKind::Exact, derivative, 3.0);
        let walk = Walk::new(scenario.clone());
        let before = scenario.weights()[0][1][0].value;
        comes_to(&values, Quantity::Updated(weight), before - 3.0 * scenario.alpha().value);
        for other in walk.weights().filter(|other| *other != weight) {
            assert_eq!(values.get(Quantity::Updated(other)), walk.exact().get(Quantity::Updated(other)), "{other}");
        }
        let mut weights = walk.stepped(ReadingKind::Exact).unwrap().network().weights().clone();
        weights[0][(1, 0)] = before - 3.0 * scenario.alpha().value;
        comes_to(&values, Quantity::LossAfter, scenario.with_weights(&weights).network().loss(&scenario.sample()));
    }
}

/// `O_1 (1 - O_1)` is computed as `O_1 (O_0 + O_2)`, which keeps its digits; but not where `O_0` has been replaced.
#[test]
fn an_output_that_is_put_in_moves_no_slope_of_another_output() {
    let output = |index| Unit { layer: Layer::new(2), index };
    let slope = |of, by| Quantity::Partial { of: Variable::Activation(output(of)), by: Variable::NetInput(output(by)) };
    let (_, values) = overridden("classification", ReadingKind::Exact, Quantity::Activation(output(0)), 0.3);
    let own = values.get(Quantity::Activation(output(1))).unwrap();
    comes_to(&values, slope(1, 1), own * (1.0 - own));
    comes_to(&values, slope(0, 0), 0.3 * 0.7);
    comes_to(&values, slope(1, 0), -0.3 * own);
}
