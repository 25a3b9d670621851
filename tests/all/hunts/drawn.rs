//! The slip shows, everything before it is right, everything after it follows from it; a seed gives one hunt.

use std::collections::BTreeSet;

use gradwalk::{
    formula::digits::significant,
    quantity::Quantity,
    reading::Resolver,
    walk::{Formulas, LineKind, Phase, Step},
};

use super::*;

/// The numbers of the steps: with the slip, and the correct ones.
fn numbers(hunt: &Hunt) -> Vec<Option<[f64; 2]>> {
    let right = Resolver::exact(hunt.walk().scenario());
    let of = |quantity: Quantity| [hunt.walk().exact(), &right].map(|values| values.get(quantity).unwrap());
    hunt.walk().steps().iter().map(|step| step.quantity().map(of)).collect()
}

#[test]
fn the_first_wrong_number_shows_and_none_before_it_differs() {
    each_hunt(|name, hunt| {
        let numbers = numbers(hunt);
        for (place, number) in numbers.iter().enumerate() {
            let Some([number, right]) = number else {
                assert_eq!(hunt.standings()[place], Standing::NoNumber, "{name}");
                continue;
            };
            if place < hunt.first() {
                let shown = [number, right].map(|number| significant(*number, 4));
                assert_eq!(shown[0], shown[1], "{name}: {}", hunt.walk().steps()[place].name());
                assert_eq!(hunt.standings()[place], Standing::Right, "{name}");
            }
        }
        let [wrong, right] = numbers[hunt.first()].unwrap();
        let [shown, expected] = [wrong, right].map(|number| significant(number, 4));
        assert!(shows(wrong, right) && shown != expected, "{name}: {shown}, {expected}");
        assert_eq!(hunt.standings()[hunt.first()], Standing::Wrong, "{name}");
        assert!((hunt.explanation().expected - right).abs() <= 1e-11 * right.abs().max(1.0), "{name}");
    });
}

#[test]
fn a_number_that_differs_later_is_never_called_right() {
    each_hunt(|name, hunt| {
        for (number, standing) in numbers(hunt).iter().zip(hunt.standings()) {
            let differs = number.is_some_and(|[number, right]| shows(number, right));
            match standing {
                Standing::Right | Standing::NoNumber => assert!(!differs, "{name}"),
                Standing::Follows => assert!(differs, "{name}"),
                Standing::Wrong => {}
            }
        }
        let made_in = hunt.standings().iter().filter(|standing| **standing == Standing::Wrong).count();
        assert_eq!(made_in, hunt.explanation().elsewhere + 1, "{name}");
    });
}

#[test]
fn the_level_is_that_of_the_seed_and_says_where_the_slip_shows() {
    each_hunt(|name, hunt| {
        assert_eq!(hunt.level(), Level::of_seed(hunt.seed()), "{name}");
        let phase = hunt.walk().steps()[hunt.first()].phase;
        let is_backward = matches!(phase, Phase::Backward(_));
        let is_once = hunt.explanation().elsewhere == 0;
        assert!(
            match hunt.level() {
                Level::Forward => matches!(phase, Phase::Forward | Phase::Loss),
                Level::OneFormula => is_backward && is_once,
                Level::WholeLayer => is_backward && !is_once,
                Level::Update => phase == Phase::Update,
            },
            "{name}: {phase:?}"
        );
    });
}

#[test]
fn thirty_slips_and_more_are_met() {
    let mut slips = BTreeSet::new();
    each_hunt(|_, hunt| {
        slips.insert(hunt.explanation().id);
    });
    assert!(slips.len() >= 30, "{} slips: {slips:?}", slips.len());
}

#[test]
fn the_numbers_of_a_hunt_are_its_own_and_short() {
    each_hunt(|name, hunt| {
        let scenario = hunt.walk().scenario();
        let tables = scenario.weights().iter().flatten().flatten();
        for number in tables.chain(scenario.x()).chain(scenario.target()) {
            assert!(number.to_string().len() <= 4, "{name}: {number}");
        }
        assert_eq!(scenario.samples().len(), 1, "{name}");
    });
    let [one, other] = [1, 2].map(|seed| hunted("regression", seed).walk().scenario().clone());
    assert_ne!(one.weights()[0], other.weights()[0]);
    assert_ne!(one.weights()[0], Scenario::load("regression").unwrap().weights()[0]);
}

#[test]
fn a_seed_gives_the_same_hunt_for_ever() {
    for preset in presets_with_hunts() {
        let [one, other] = [(); 2].map(|()| Hunts::on(&preset.scenario()));
        for seed in [0, 1, 7, u64::MAX] {
            let [one, other] = [&one, &other].map(|hunts| hunts.hunt(seed).unwrap());
            assert_eq!(one.walk().scenario(), other.walk().scenario(), "{} {seed}", preset.name);
            assert_eq!((one.first(), one.explanation()), (other.first(), other.explanation()));
        }
    }
    let hunt = Hunts::on(&Scenario::load("regression").unwrap()).hunt(1).unwrap();
    let given: Vec<String> = hunt.walk().scenario().x().iter().map(ToString::to_string).collect();
    assert_eq!(given, ["-1.0", "-1.5"]);
    assert_eq!(hunt.walk().steps()[hunt.first()].name(), "X1(1)");
    assert_eq!(hunt.explanation().id, "threshold-sign");
}

#[test]
fn a_hunt_of_several_samples_is_on_one() {
    let state = hunted("xor", 3);
    assert_eq!(state.walk().scenario().samples().len(), 1);
    assert_eq!(state.walk().scenario().sizes(), Scenario::load("xor").unwrap().sizes());
}

#[test]
fn nothing_stands_beside_the_numbers_that_tells_right_from_wrong() {
    each_hunt(|name, hunt| {
        let kinds = |step: &Step| {
            let lines = hunt.walk().lines(step, Formulas::Correct, gradwalk::formula::Digits::default());
            lines.into_iter().map(|line| line.kind).collect::<Vec<_>>()
        };
        for step in hunt.walk().steps().iter().filter(|step| step.phase != Phase::Given) {
            let told = [LineKind::Exact, LineKind::Numeric, LineKind::Printed];
            assert!(kinds(step).iter().all(|kind| !told.contains(kind)), "{name}: {}", step.name());
        }
    });
}
