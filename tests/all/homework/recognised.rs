//! A slip is recognised, whichever numbers are handed in.

use std::collections::BTreeMap;

use super::student::{Digits, GoesOnWith, Sheet, Worked};
use gradwalk::{
    homework::{
        Checker, Confidence, Verdict, WayToSlip,
        answers::{Answer, Typed},
        exercise::{Exercises, Kind},
        order::rank,
        ways_to_slip,
    },
    network::{Architecture, Sizes},
    quantity::Quantity,
    reading::Resolver,
    scenario::{Scenario, presets},
    walk::{Step, Walk},
};

fn typed(value: f64) -> Option<Typed> {
    Typed::read(&format!("{value:.8e}")).expect("it is a number")
}

/// One way to make each slip: a different one in each network, and each slip in every other network.
fn one_of_each_slip(ways: &[WayToSlip], seed: u64) -> Vec<&WayToSlip> {
    let mut by_id: BTreeMap<&str, Vec<&WayToSlip>> = BTreeMap::new();
    for candidate in ways {
        by_id.entry(candidate.slip.id).or_default().push(candidate);
    }
    let seed = usize::try_from(seed).expect("there are few networks");
    let here = by_id.into_values().enumerate().filter(|(place, _)| (place + seed) % 2 == 0);
    here.map(|(_, ways)| ways[seed / 2 % ways.len()]).collect()
}

/// Making a slip of the catalogue, in any network, first gives this number.
#[test]
fn every_slip_of_the_catalogue_is_listed_for_the_first_number_that_it_changes() {
    let mut count = 0;
    for (seed, architecture) in (0..).zip(Architecture::all()) {
        let scenario = Scenario::random(architecture, Sizes::new(&[2, 3, 3]).unwrap(), seed);
        let ways = ways_to_slip(&scenario);
        let exact = Resolver::exact(&scenario);
        let asked: Vec<Quantity> = Walk::new(scenario.clone()).steps().iter().filter_map(Step::quantity).collect();
        for candidate in one_of_each_slip(&ways, seed) {
            let wrong = exact.over_reading(&candidate.reading);
            let differs = |quantity: &&Quantity| {
                let (wrong, right) = (wrong.get(**quantity), exact.get(**quantity));
                wrong.zip(right).is_some_and(|(wrong, right)| {
                    wrong.is_finite() && (wrong - right).abs() > 1e-6 * right.abs().max(1e-3)
                })
            };
            let mut in_order: Vec<&Quantity> = asked.iter().collect();
            in_order.sort_by_key(|quantity| rank(**quantity));
            let Some(first) = in_order.iter().copied().find(differs) else { continue };
            let before = in_order.iter().copied().filter(|quantity| rank(**quantity) < rank(*first));
            let answer = |quantity: Quantity, values: &Resolver| Answer {
                line: 0,
                quantity,
                typed: values.get(quantity).and_then(typed),
            };
            let answers: Vec<Answer> =
                before.map(|quantity| answer(*quantity, &exact)).chain([answer(*first, &wrong)]).collect();
            let (judged, _) = Checker::new().check(&scenario, &answers);
            let judged = judged.iter().find(|judged| judged.quantity == *first).expect("it was answered");
            let ids: Vec<&str> = judged.slips.iter().map(|fit| fit.id.as_str()).collect();
            let id = candidate.slip.id;
            assert!(ids.contains(&id), "{architecture:?} {seed}: {id} at {first}: {:?} {ids:?}", judged.verdict);
            count += 1;
        }
    }
    assert!(count > 1000, "{count}");
}

/// How often a visible slip is the first one named, is among those named, or is missing.
#[derive(Debug, Default)]
struct Tally {
    first: u32,
    listed: u32,
    lost: Vec<String>,
}

#[test]
fn slips_are_recognised_on_sheets_that_are_rounded_and_incomplete() {
    let mut tally = Tally::default();
    for (preset, offset) in presets().iter().zip(0..) {
        let scenario = Exercises::on(Kind::of(&Scenario::load(preset.name).unwrap())).draw(7, 1);
        let exact = Resolver::exact(&scenario);
        for candidate in ways_to_slip(&scenario).iter().skip(offset).step_by(29) {
            let id = candidate.slip.id;
            for (digits, with) in [
                (Digits::Figures(4), GoesOnWith::WhatIsWritten),
                (Digits::Decimals(4), GoesOnWith::WhatIsWritten),
                (Digits::Figures(4), GoesOnWith::AllDigits),
            ] {
                let values = exact.over_reading(&candidate.reading);
                let Some(worked) = Worked::out(&scenario, &values, digits, with) else { continue };
                for sheet in [Sheet::All, Sheet::DerivativesByWeights, Sheet::NewWeights, Sheet::EveryThird(offset)] {
                    let answers = worked.sheet(&scenario, sheet);
                    let (judged, _) = Checker::new().check(&scenario, &answers);
                    for right in judged.iter().filter(|judged| judged.verdict != Verdict::Right) {
                        let typed = right.given.as_ref().unwrap();
                        assert!(
                            (typed.value - right.expected.unwrap()).abs() > typed.half_unit,
                            "{id}: {}",
                            right.quantity
                        );
                    }
                    let Some(first) = judged.iter().find(|judged| judged.verdict == Verdict::Wrong) else { continue };
                    let named = |fit: &gradwalk::homework::Fit| fit.id == id;
                    match first.slips.iter().position(named) {
                        Some(0) => tally.first += 1,
                        Some(_) => tally.listed += 1,
                        None => {
                            let other = first.slips.first().filter(|fit| fit.confidence == Confidence::Plain);
                            let other = other.map_or("nothing for sure", |fit| fit.id.as_str());
                            tally.lost.push(format!(
                                "{} {digits:?} {with:?} {sheet:?}: {id} at {}: {other}",
                                preset.name, first.quantity
                            ));
                        }
                    }
                }
            }
        }
    }
    println!("first {}, listed {}, lost {}", tally.first, tally.listed, tally.lost.len());
    assert!(tally.lost.is_empty(), "{:#?}", tally.lost);
    assert!(tally.first > 300 && tally.listed < tally.first / 10, "{tally:?}");
}
