//! Drawn exercises are suitable for working by hand.

use gradwalk::{
    homework::{
        asked::asked,
        exercise::{Exercises, Kind, LARGEST_NET_INPUT, SMALLEST_DERIVATIVE},
    },
    network::{Activation, Sizes},
    quantity::{Layer, Quantity},
    scenario::{Scenario, presets},
    walk::Walk,
};
use proptest::prelude::*;

/// Exercises on the network of a built-in scenario.
fn exercises(place: usize) -> Exercises {
    Exercises::on(Kind::of(&presets()[place].scenario()))
}

#[track_caller]
fn assert_friendly(scenario: &Scenario) {
    let text = scenario.to_toml();
    assert!([0.2, 0.3, 0.4, 0.5, 0.6, 0.7].contains(&scenario.alpha().value), "{text}");
    let tenths = scenario.weights().iter().flatten().flatten().chain(scenario.x());
    for number in tenths {
        let (_, decimals) = number.source().unwrap().split_once('.').unwrap();
        assert_eq!(decimals.len(), 1, "{text}");
        assert_ne!(number.value, 0.0, "{text}");
    }
    assert!(scenario.x().iter().all(|input| (2.0 * input.value).fract() == 0.0), "{text}");
    for (place, input) in scenario.x().iter().enumerate() {
        let is_mistakable = input.value == 1.0 || scenario.x()[..place].iter().any(|other| other.value == input.value);
        assert!(!is_mistakable || scenario.x().len() > 4, "{text}");
    }

    let walk = Walk::new(scenario.clone());
    let value = |quantity| walk.exact().get(quantity).unwrap();
    for step in walk.steps() {
        let Some(quantity) = step.quantity() else { continue };
        if let Quantity::NetInput(unit) = quantity {
            assert!(value(quantity).abs() <= LARGEST_NET_INPUT, "{quantity} is far out:\n{text}");
            let is_relu = scenario.architecture().hidden.in_layer(1) == Activation::Relu && unit.layer == Layer::new(1);
            assert!(!is_relu || value(quantity) > 0.0, "{quantity} is off:\n{text}");
        }
    }
    for quantity in asked(scenario) {
        if matches!(quantity, Quantity::Partial { .. }) {
            assert!(value(quantity).abs() >= SMALLEST_DERIVATIVE, "{quantity} is tiny:\n{text}");
        }
    }
    assert!(value(Quantity::LossAfter) < value(Quantity::Loss), "the loss rises:\n{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_exercise_has_numbers_that_are_good_to_work_with(
        seed in any::<u64>(),
        number in 1_u32..1000,
        place in 0..presets().len(),
    ) {
        let exercises = exercises(place);
        let scenario = exercises.draw(seed, number);
        assert_friendly(&scenario);
        prop_assert_eq!(exercises.faults(&scenario), []);
        prop_assert_eq!(scenario.clone(), exercises.draw(seed, number));
        prop_assert_eq!(Scenario::from_toml(&scenario.to_toml(), "own.toml").unwrap(), scenario);
    }
}

#[test]
fn the_exercises_of_a_seed_differ() {
    let exercises = exercises(0);
    let drawn: Vec<Scenario> = (1..=30).map(|number| exercises.draw(1, number)).collect();
    for (place, one) in drawn.iter().enumerate() {
        assert!(drawn[..place].iter().all(|other| !one.has_numbers_of(other)), "{place}");
    }
}

#[test]
fn what_is_bad_about_numbers_is_found() {
    let regression = presets()[0].scenario();
    let exercises = Exercises::on(Kind::of(&regression));
    assert_eq!(exercises.faults(&regression), []);
    let far_out = Scenario::from_toml(&regression.to_toml().replace("[ 0.1,", "[ 9.1,"), "own.toml").unwrap();
    assert_ne!(far_out, regression);
    assert!(!exercises.faults(&far_out).is_empty());
    let refused = std::panic::catch_unwind(|| assert_friendly(&regression)).expect_err("alpha = 0.1 was let through");
    let why = refused.downcast_ref::<String>().cloned().unwrap_or_default();
    assert!(why.contains("0.1"), "{why}");
}

#[test]
fn of_large_networks_the_best_that_was_found_is_taken() {
    let sizes = Sizes::new(&[16, 16, 2]).unwrap();
    let kind = Kind::of(&presets()[1].scenario()).with_sizes(sizes).unwrap();
    let exercises = Exercises::on(kind);
    let drawn = exercises.draw(1, 1);
    assert_eq!(drawn.sizes(), sizes);
    let faults = exercises.faults(&drawn).len();
    assert!(faults > 0, "then it were a good one");
    for seed in 0..20 {
        let other = Scenario::random(drawn.architecture(), sizes, seed);
        assert!(faults < exercises.faults(&other).len(), "{seed}");
    }
}
