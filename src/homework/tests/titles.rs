//! What slips are called: in one way throughout, and so that each title reads on from "likely slip: ".

use crate::{
    homework::{
        Checker,
        answers::{Answer, Typed},
        asked::asked,
        catalogue::{Candidate, Catalogue},
        covered::covered,
        slips,
        verdict::Kind,
    },
    quantity::{Notation, Quantity},
    reading::{Resolver, Shape},
    scenario::{Scenario, presets},
};

/// Words that are not the terms of the field, or that no title begins with.
const NOT_SAID: [&str; 14] = [
    "walk",
    "witness",
    "uphill",
    "downhill",
    "climb",
    "upside",
    "threshold",
    "outgoing",
    "way back",
    "go back",
    "in the place of",
    "taken for",
    "puts out",
    "slope",
];

/// The longest title of a single slip, so that it is read at one glance.
const LONGEST: usize = 100;

/// What breaks a rule in a title, if anything does. `X1(1)` and `e^X` may begin one.
fn broken(title: &str, notation: &Notation) -> Option<&'static str> {
    let first = title.split(' ').next().unwrap_or_default();
    let is_name = notation.parse(first).is_ok();
    let begins_with_capital = first.starts_with(|first: char| first.is_uppercase());
    let lower = title.to_lowercase();
    match title {
        _ if !title.is_ascii() => Some("it is not ASCII"),
        _ if begins_with_capital && !is_name => Some("it begins with a capital that is no name's"),
        _ if title.ends_with('.') => Some("it ends with a full stop"),
        _ if ["the ", "of "].iter().any(|lead| title.starts_with(lead)) => Some("it begins with an article"),
        _ if NOT_SAID.iter().any(|word| lower.contains(word)) => Some("it has a word that is not used"),
        _ if title.contains("; and ") => Some("two slips are joined with \"; also \""),
        _ => None,
    }
}

/// Every way to make a slip in the formulas of a network, those included that are looked for last.
fn all(catalogue: &Catalogue) -> Vec<&Candidate> {
    let quantities: Vec<Quantity> = catalogue.right.quantities().into_iter().collect();
    let last = [catalogue.rare_in(&quantities), catalogue.in_sums_of(&quantities), catalogue.pairs_in(&quantities)];
    catalogue.formulas().iter().chain(last.into_iter().flatten()).collect()
}

#[test]
fn every_title_in_the_catalogue_keeps_the_rules() {
    let mut count = 0;
    for preset in presets() {
        let scenario = preset.scenario();
        // Of other networks no slips are known.
        if covered(Shape::of(&scenario)).is_err() {
            continue;
        }
        count += 1;
        let notation = Notation::of(&scenario);
        let catalogue = Catalogue::of(&scenario);
        let all = all(&catalogue);
        assert!(all.len() > 100, "{}: {}", preset.name, all.len());
        for candidate in all {
            for title in [candidate.title(), candidate.slip.title] {
                assert_eq!(broken(title, &notation), None, "{}: {title}", candidate.slip.id);
                let is_single = !title.contains("; also ");
                assert!(title.len() <= LONGEST || !is_single, "{}: {title}", candidate.slip.id);
            }
        }
    }
    assert_eq!(count, 8);
}

/// Numbers that no formula gives: what is said of them are slips of the pen and of the calculator.
#[test]
fn every_title_of_a_slip_in_a_number_keeps_the_rules() {
    let scenario = Scenario::load("regression").unwrap();
    let (right, notation) = (Resolver::exact(&scenario), Notation::of(&scenario));
    let miswritten: [fn(f64) -> String; 6] = [
        |value| format!("{:.6}", -value),
        |value| format!("{:.6}", 10.0 * value),
        |value| format!("{:.6}", value / 100.0),
        |value| format!("{value:.2}00"),
        |value| format!("{:.9}", value + 0.000_3),
        |value| format!("{:.5}", value + 0.000_01),
    ];
    let mut checked = 0;
    for quantity in asked(&scenario) {
        for number in miswritten {
            let typed = Typed::read(&number(right.get(quantity).unwrap())).unwrap();
            let (judged, _) = Checker::new().check(&scenario, &[Answer { line: 1, quantity, typed }]);
            for fit in judged.iter().flat_map(|judged| &judged.slips) {
                assert_eq!(broken(&fit.title, &notation), None, "{}", fit.title);
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "{checked}");
}

#[test]
fn two_slips_in_one_formula_are_called_by_the_titles_of_both() {
    let title_of = |id: &str| slips::all().find(|slip| slip.id == id).map(|slip| slip.title).unwrap();
    for pair in slips::of(Kind::Pair) {
        let titles: Vec<&str> = pair.id.split('+').map(title_of).collect();
        assert_eq!(pair.title, titles.join("; also "), "{}", pair.id);
    }
}

#[test]
fn what_breaks_a_rule_is_found() {
    let notation = Notation::of(&Scenario::load("regression").unwrap());
    assert_eq!(notation.parse("O2(1)").map(|quantity| matches!(quantity, Quantity::Activation(_))), Ok(true));
    assert_eq!(broken("O2(1) taken as 0.41 instead of 0.3208", &notation), None);
    assert_eq!(broken("1 - O used instead of 1 - O^2", &notation), None);
    for title in [
        "the bias left out",
        "Bias left out",
        "bias left out.",
        "σ applied twice",
        "bias subtracted, as if it were a threshold",
        "bias left out; and learning rate left out",
    ] {
        assert!(broken(title, &notation).is_some(), "{title}");
    }
}
