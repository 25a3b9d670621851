//! The sentences of a walk about the step as a whole: where it led, what is left of the network, what is printed and
//! found.

use std::collections::HashMap;

use crate::exercise::parts;
use gradwalk::{
    formula::Digits,
    network::{Architecture, Sizes},
    quantity::{Layer, Notation, Quantity, Unit, Variable},
    reading::ReadingKind,
    scenario::{Example, Number, Parts, Problem, Scenario},
    typeset::Glyphs,
    walk::{Content, Direction, Formulas, Line, LineKind, Topic, Walk},
};
use proptest::prelude::*;

fn with_target(scenario: &Scenario, target: Vec<Number>) -> Parts {
    Parts { samples: vec![Example { x: scenario.x().to_vec(), target }], ..parts(scenario) }
}

fn with_alpha(scenario: &Scenario, alpha: f64) -> Scenario {
    Scenario::new(Parts { alpha: Number::computed(alpha), ..parts(scenario) }).unwrap()
}

fn direction(scenario: &Scenario, reading: ReadingKind) -> Option<Direction> {
    Some(Walk::new(scenario.clone()).outcome(reading)?.direction)
}

fn loss(scenario: &Scenario) -> f64 {
    scenario.network().loss(&scenario.sample())
}

fn drawn(problems: &'static [Problem], outputs: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Scenario> {
    (prop::sample::select(problems), 1..=5_usize, 1..=5_usize, outputs, any::<u64>()).prop_map(
        |(problem, inputs, hidden, outputs, seed)| {
            Scenario::random(problem.architecture(), Sizes::new(&[inputs, hidden, outputs]).unwrap(), seed)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn without_a_learning_rate_nothing_moves_by_the_exact_rules(scenario in drawn(&Problem::ALL, 1..=5)) {
        let scenario = with_alpha(&scenario, 0.0);
        prop_assert_eq!(direction(&scenario, ReadingKind::Exact), Some(Direction::NothingMoved));
        prop_assert_eq!(Walk::new(scenario.clone()).stepped(ReadingKind::Exact), Some(scenario));
    }

    #[test]
    fn without_a_learning_rate_the_document_moves_in_classification_all_the_same(
        regression in drawn(&[Problem::Regression], 1..=1),
        classification in drawn(&[Problem::Classification], 2..=5),
    ) {
        let without_rate = |scenario| direction(&with_alpha(scenario, 0.0), ReadingKind::Document);
        prop_assert_eq!(without_rate(&regression), Some(Direction::NothingMoved));
        prop_assert_eq!(without_rate(&classification), Some(Direction::Uphill));
    }

    #[test]
    fn the_document_climbs_in_every_regression(
        scenario in drawn(&[Problem::Regression], 1..=1),
        alpha in prop_oneof![1e-3..10.0_f64, Just(1e6)],
    ) {
        prop_assume!(loss(&scenario) > 1e-9);
        prop_assert_eq!(direction(&with_alpha(&scenario, alpha), ReadingKind::Document), Some(Direction::Uphill));
    }

    #[test]
    fn a_small_exact_step_leads_downhill(scenario in drawn(&Problem::ALL, 2..=5)) {
        prop_assume!(loss(&scenario) > 1e-3);
        prop_assert_eq!(direction(&with_alpha(&scenario, 1e-3), ReadingKind::Exact), Some(Direction::Downhill));
    }

    #[test]
    fn a_huge_exact_step_is_too_long_in_regression(scenario in drawn(&[Problem::Regression], 1..=1)) {
        prop_assume!(loss(&scenario) > 1e-9);
        prop_assert_eq!(direction(&with_alpha(&scenario, 1e6), ReadingKind::Exact), Some(Direction::TooLong));
    }

    #[test]
    fn a_single_class_is_already_learnt(scenario in drawn(&[Problem::Classification], 1..=1)) {
        prop_assert_eq!(direction(&scenario, ReadingKind::Exact), Some(Direction::NothingMoved));
    }

    #[test]
    fn the_loss_after_is_the_loss_of_the_network_that_is_left(
        scenario in drawn(&Problem::ALL, 1..=5),
        alpha in 0.0..3.0_f64,
    ) {
        let walk = Walk::new(with_alpha(&scenario, alpha));
        prop_assert!(walk.outcome(ReadingKind::Exact).is_some());
        for reading in [ReadingKind::Exact, ReadingKind::Document] {
            prop_assert_eq!(walk.outcome(reading).is_some(), walk.values(reading).is_some());
            let Some(outcome) = walk.outcome(reading) else { continue };
            let expected = loss(&walk.stepped(reading).unwrap());
            let agrees = (outcome.after - expected).abs() <= 1e-11 * expected.max(1.0);
            prop_assert!(agrees, "{reading:?}: {}, expected {expected}", outcome.after);
        }
    }

    #[test]
    fn the_step_is_that_of_gradient_descent_and_can_be_taken_back(scenario in drawn(&Problem::ALL, 1..=5)) {
        let before = scenario.network();
        let stepped = Walk::new(scenario.clone()).stepped(ReadingKind::Exact).unwrap();
        let expected = before.step(scenario.alpha().value, &before.gradient(&scenario.sample()));
        for (found, expected) in [
            (&stepped.network().weights()[0], &expected.weights()[0]),
            (&stepped.network().weights()[1], &expected.weights()[1]),
        ] {
            prop_assert!((found - expected).amax() <= 1e-12, "{found}, expected {expected}");
        }
        prop_assert_eq!(stepped.with_weights(before.weights()).network(), before);
    }

    #[test]
    fn every_name_leads_to_its_step(scenario in drawn(&Problem::ALL, 1..=5)) {
        let walk = Walk::new(scenario.clone());
        let notation = Notation::of(&scenario);
        let mut first_step = HashMap::new();
        for (place, step) in walk.steps().iter().enumerate() {
            let Some(quantity) = step.quantity() else { continue };
            let place = *first_step.entry(quantity).or_insert(place);
            let typed = notation.parse(&quantity.to_string()).unwrap();
            prop_assert_eq!(walk.find(typed), Some(place), "{}", quantity);
        }
        for weight in walk.weights() {
            let typed = notation.parse(&weight.to_string()).unwrap();
            prop_assert_eq!(walk.find(typed), walk.find(Quantity::loss_by(Variable::Weight(weight))), "{}", weight);
        }
    }
}

fn topic_of(walk: &Walk, name: &str) -> Topic {
    let quantity = Notation::of(walk.scenario()).parse(name).unwrap();
    walk.steps()[walk.find(quantity).unwrap()].topic
}

#[test]
fn given_numbers_and_the_loss_after_lead_to_the_steps_that_show_them() {
    for (preset, target) in [("regression", "y"), ("classification", "l2")] {
        let walk = Walk::new(Scenario::load(preset).unwrap());
        for name in ["alpha", target, "O0(0)", "O1(0)", "O2(0)"] {
            assert_eq!(topic_of(&walk, name), Topic::Sample, "{preset}: {name}");
        }
        assert_eq!(topic_of(&walk, "E'"), Topic::Outcome);
    }
}

#[test]
fn a_huge_step_towards_a_soft_label_is_too_long() {
    let scenario = Scenario::load("classification").unwrap();
    let target = [0.2, 0.3, 0.5].map(Number::computed).to_vec();
    let scenario = Scenario::new(Parts { alpha: Number::computed(1e6), ..with_target(&scenario, target) }).unwrap();
    assert_eq!(direction(&scenario, ReadingKind::Exact), Some(Direction::TooLong));
}

#[test]
fn regression_with_two_outputs_has_no_outcome_by_the_document() {
    let sizes = Sizes::new(&[2, 3, 2]).unwrap();
    let walk = Walk::new(Scenario::random(Architecture::REGRESSION, sizes, 1));
    assert!(walk.no_document().is_some());
    assert_eq!(walk.outcome(ReadingKind::Document), None);
    assert_eq!(walk.stepped(ReadingKind::Document), None);
}

/// A scenario whose first hidden unit has the same weight to every output: through the softmax it changes nothing.
fn without_influence(weight: f64) -> Scenario {
    let scenario = Scenario::load("classification").unwrap();
    let mut weights = scenario.weights().to_vec();
    weights[1][1].fill(Number::computed(weight));
    Scenario::new(Parts { weights, ..parts(&scenario) }).unwrap()
}

const HIDDEN_1: Unit = Unit { layer: Layer::new(1), index: 1 };

fn printed(walk: &Walk, by: Variable) -> String {
    walk.printed(walk.exact(), Quantity::loss_by(by), Digits::default())
}

#[test]
fn a_sum_that_cancels_is_printed_as_0() {
    let walks: Vec<Walk> = (1..=9).map(|tenths| Walk::new(without_influence(f64::from(tenths) / 10.0))).collect();
    for walk in &walks {
        assert_eq!(printed(walk, Variable::Activation(HIDDEN_1)), "0");
        assert_eq!(printed(walk, Variable::NetInput(HIDDEN_1)), "0");
        for weight in walk.weights().filter(|weight| weight.destination() == HIDDEN_1) {
            assert_eq!(printed(walk, Variable::Weight(weight)), "0", "{weight}");
        }
        assert_ne!(printed(walk, Variable::NetInput(Unit { index: 2, ..HIDDEN_1 })), "0");
    }
    // Rounding leaves a remainder in most such sums; without it the test would be pointless.
    let rounded = |walk: &Walk| walk.exact().get(Quantity::loss_by(Variable::NetInput(HIDDEN_1))) != Some(0.0);
    assert!(walks.iter().any(rounded));
}

#[test]
fn weights_into_a_unit_without_influence_stay_where_they_are() {
    let walk = Walk::new(without_influence(0.7));
    let after = walk.stepped(ReadingKind::Exact).unwrap();
    let hidden_1 = |scenario: &Scenario| scenario.weights()[0].iter().map(|row| row[0].value).collect::<Vec<_>>();
    for (before, after) in hidden_1(walk.scenario()).into_iter().zip(hidden_1(&after)) {
        assert!((before - after).abs() <= f64::EPSILON, "{before}, then {after}");
    }
}

/// Its loss is less than e^{−19}: the decrease in the step is nothing beside 1, and yet it leads downhill.
#[test]
fn even_a_sure_network_still_goes_downhill() {
    let into_first = |weight| vec![vec![Number::computed(weight), Number::computed(0.0)]; 2];
    let scenario = Scenario::random(Architecture::CLASSIFICATION, Sizes::new(&[1, 1, 2]).unwrap(), 1);
    let target = vec![Number::computed(1.0), Number::computed(0.0)];
    let weights = vec![scenario.weights()[0].clone(), into_first(10.0)];
    let scenario = Scenario::new(Parts { weights, ..with_target(&scenario, target) }).unwrap();
    assert!(loss(&scenario) < (-19.0_f64).exp());
    assert_eq!(direction(&scenario, ReadingKind::Exact), Some(Direction::Downhill));
}

/// The sentences about the update of each reading, and the lines of the last step.
fn said(scenario: &Scenario, reading: ReadingKind) -> Vec<(Option<ReadingKind>, LineKind, String)> {
    let walk = Walk::new(scenario.clone());
    let formulas = match reading {
        ReadingKind::Document => Formulas::Printed,
        ReadingKind::Exact => Formulas::Compared,
    };
    let lines = walk.lines(walk.steps().last().unwrap(), formulas, Digits::default());
    let text = |line: &Line| match &line.content {
        Content::Words(words) => words.clone(),
        Content::Statement(statement, _) => gradwalk::typeset::line(statement, Glyphs::Ascii),
    };
    lines.iter().map(|line| (line.reading, line.kind, text(line))).collect()
}

#[test]
fn the_result_is_the_loss_with_the_new_outputs_put_in_and_what_each_update_does() {
    use LineKind::{Law, Numbers, Value, Words};
    use ReadingKind::{Document, Exact};
    let regression = Scenario::load("regression").unwrap();
    let words = [
        (
            Document,
            "With the printed formulas, the update raises the loss from 0.2986 to 0.5484: it has the wrong \
                    direction because of R1. Predicted change: 0.2123; actual change: 0.2498.",
        ),
        (
            Exact,
            "With the correct formulas and the same weights, the update lowers the loss from 0.2986 to 0.1246. \
                 Predicted change: -0.2114; actual change: -0.174.",
        ),
    ];
    for (reading, numbers, value) in
        [(Document, "~= (0.8 - 0.0594704)^2", "~= 0.5484"), (Exact, "~= (0.8 - 0.447065)^2", "~= 0.1246")]
    {
        let lines = said(&regression, reading);
        let formula = [(Law, "E(x)' = (y - O_0^(2))^2"), (Numbers, numbers), (Value, value)];
        let own = formula.map(|(kind, text)| (Some(reading), kind, text.to_owned()));
        assert_eq!(lines[..3], own);
        assert_eq!(lines[3..5], words.map(|(kind, text)| (Some(kind), Words, text.to_owned())));
        assert!(lines[5].2.contains("adds up the correct dE/da times the change of a"), "{}", lines[5].2);
        assert_eq!(lines.len(), 6);
    }
}

#[test]
fn without_other_formulas_nothing_is_said_of_any() {
    for name in ["xor", "textbook"] {
        for (_, _, words) in said(&Scenario::load(name).unwrap(), ReadingKind::Exact) {
            assert!(!words.contains("formulas"), "{words}");
        }
    }
}

#[test]
fn each_way_that_an_update_can_go_is_told_apart() {
    let regression = Scenario::load("regression").unwrap();
    let own = (Some(ReadingKind::Exact), LineKind::Words);
    let of_exact = |scenario: &Scenario| {
        let of_reading = said(scenario, ReadingKind::Exact).into_iter();
        let mut words = of_reading.filter(|(reading, kind, _)| (*reading, *kind) == own);
        words.next().unwrap().2
    };
    let still = of_exact(&with_alpha(&regression, 0.0));
    assert_eq!(still, "With the correct formulas and the same weights, no weight changes, so the loss stays 0.2986.");
    let too_long = of_exact(&with_alpha(&regression, 10.0));
    assert!(too_long.contains("the right direction but is too long: the loss rises from 0.2986 to "), "{too_long}");
    let mut weights = regression.weights().to_vec();
    weights[1][0][0] = Number::computed(1e-10);
    let with_a_small_weight = Scenario::new(Parts { weights, ..parts(&regression) }).unwrap();
    let too_small = of_exact(&with_alpha(&with_a_small_weight, 1e-18));
    assert!(too_small.contains("is too small to change the loss, which stays 0."), "{too_small}");
}

/// With a small rate the update changes the loss as the derivatives predict.
#[test]
fn the_predicted_change_is_the_actual_one_for_a_small_update() {
    for preset in gradwalk::scenario::presets() {
        let walk = Walk::new(with_alpha(&preset.scenario(), 1e-6));
        let outcome = walk.outcome(ReadingKind::Exact).unwrap();
        let actual = outcome.after - outcome.before;
        assert!((actual - outcome.slope).abs() <= 1e-3 * outcome.slope.abs(), "{}: {outcome:?}", preset.name);
    }
}

/// A printed change is the difference of the two losses as they are printed.
#[test]
fn the_actual_change_comes_out_by_hand() {
    let mut count = 0;
    for seed in 0..40 {
        let scenario = Scenario::random(Architecture::REGRESSION, Sizes::new(&[2, 3, 1]).unwrap(), seed);
        for (_, _, words) in said(&with_alpha(&scenario, 0.05), ReadingKind::Exact) {
            let (Some(rest), true) = (words.split(" the loss from ").nth(1), words.contains("actual change")) else {
                continue;
            };
            let before = rest.split(' ').next().unwrap().parse::<f64>().unwrap();
            let after = rest.split(' ').nth(2).unwrap().trim_end_matches(['.', ':']).parse::<f64>().unwrap();
            let digits = words.split("actual change: ").nth(1).unwrap().trim_end_matches('.');
            let printed: f64 = digits.parse().unwrap();
            let decimals = digits.split('.').nth(1).map_or(0, str::len);
            let off = (after - before - printed).abs();
            assert!(off <= 0.5001 * 10_f64.powi(-i32::try_from(decimals).unwrap()), "{words}");
            let figures = digits.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit).count();
            // A trailing 0 is not written.
            assert!(figures >= 2, "{words}");
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
}
