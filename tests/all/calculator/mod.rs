//! Every line of numbers, typed into a calculator as it is printed, gives the result printed below it.

pub mod expression;

use expression::evaluate;
use gradwalk::{
    formula::{Digits, digits::significant},
    network::{Activation, Architecture, HiddenActivations, Reduction, Sizes},
    scenario::{Given, Number, Problem, Scenario},
    typeset::{self, Glyphs},
    walk::{Content, Formulas, Line, LineKind, Step, Walk},
};

/// The rounding error of the terms that may be left of an exact zero.
const NOTHING: f64 = 1e-12;

/// The number of random exercises calculated for each of the document's problems.
const EXERCISES: u64 = 100;

/// A statement as it is printed, split at its equals signs; an empty left side is left out.
fn sides(line: &Line) -> Vec<String> {
    let Content::Statement(statement, _) = &line.content else { return Vec::new() };
    let text = typeset::line(statement, Glyphs::Ascii).replace("~=", "=");
    text.split('=').map(|side| side.trim().to_owned()).filter(|side| !side.is_empty()).collect()
}

/// One unit in the last place of a printed number.
fn last_place(printed: &str) -> f64 {
    let (mantissa, exponent) = printed.split_once('e').unwrap_or((printed, "0"));
    let places = mantissa.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    10_f64.powi(exponent.parse::<i32>().unwrap() - i32::try_from(places).unwrap())
}

/// The fault in a line of numbers and the value printed for it.
fn check_numbers(numbers: &str, printed: &str, digits: Digits) -> Result<(), String> {
    let value = evaluate(numbers)?;
    let agrees = match printed {
        "0" => value.abs() < NOTHING,
        _ => significant(value, digits.count()) == printed,
    };
    if agrees { Ok(()) } else { Err(format!("{numbers} comes to {value}, printed is {printed}")) }
}

/// The fault in a factor: its numbers and its value, which has more digits than are guaranteed.
fn check_factor(numbers: &str, printed: &str) -> Result<(), String> {
    let value = evaluate(numbers)?;
    let shown: f64 = printed.parse().map_err(|_| format!("no number: {printed}"))?;
    let off = (value - shown).abs() / last_place(printed);
    let rounding = 4.0 * f64::EPSILON * shown.abs() / last_place(printed);
    let agrees = if printed == "0" { value.abs() < NOTHING } else { off <= 1.0 + rounding };
    if agrees { Ok(()) } else { Err(format!("{numbers} comes to {value}, {off:.1} units from {printed}")) }
}

/// The faults in a step's lines, and the number of lines calculated.
fn check_step(walk: &Walk, step: &Step, formulas: Formulas, digits: Digits) -> (usize, Vec<String>) {
    let lines = walk.lines(step, formulas, digits);
    let mut outcomes = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let sides = sides(line);
        match line.kind {
            LineKind::Numbers => {
                let value = lines[place..].iter().find(|line| line.kind == LineKind::Value);
                let value = self::sides(value.expect("numbers are followed by their value"));
                outcomes.push(check_numbers(&sides[0], &value[0], digits));
            }
            LineKind::Factor if sides.len() == 2 => outcomes.push(check_factor(&sides[0], &sides[1])),
            _ => {}
        }
    }
    let (heading, architecture) = (walk.scenario().heading(), walk.scenario().architecture());
    let place = format!("{heading}, {architecture:?}, {formulas:?}: {}", step.title());
    let count = outcomes.len();
    (count, outcomes.into_iter().filter_map(Result::err).map(|fault| format!("{place}: {fault}")).collect())
}

#[track_caller]
fn check(scenario: Scenario, digits: Digits) -> usize {
    let walk = Walk::new(scenario);
    let mut count = 0;
    let mut faults = Vec::new();
    let all = [Formulas::Printed, Formulas::Compared];
    for formulas in all.into_iter().filter(|formulas| walk.values(formulas.reading()).is_some()) {
        for step in walk.steps() {
            let (checked, found) = check_step(&walk, step, formulas, digits);
            count += checked;
            faults.extend(found);
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    count
}

fn digits(count: u8) -> Digits {
    Digits::new(count).unwrap()
}

#[test]
fn the_built_in_scenarios_come_out_by_hand_at_every_number_of_digits() {
    for count in 2..=10 {
        assert!(check(Scenario::load("regression").unwrap(), digits(count)) > 150);
        assert!(check(Scenario::load("classification").unwrap(), digits(count)) > 150);
    }
}

/// The sizes used with a seed: each layer from 1 unit to 5.
fn sizes(seed: u64) -> Sizes {
    let units = |stride: u64| 1 + usize::try_from(seed / stride % 5).unwrap();
    Sizes::new(&[units(1), units(5), units(25)]).unwrap()
}

#[test]
fn random_exercises_of_the_document_come_out_by_hand() {
    for problem in Problem::ALL {
        for seed in 0..EXERCISES {
            check(Scenario::random(problem.architecture(), sizes(seed), seed), Digits::default());
        }
    }
}

#[test]
fn random_exercises_of_every_architecture_come_out_by_hand_at_every_number_of_digits() {
    for (place, architecture) in (0..).zip(Architecture::all()) {
        for count in 2..=10_u8 {
            // Seeds that are 7 apart run through all sizes.
            let seed = 7 * (9 * place + u64::from(count));
            check(Scenario::random(architecture, sizes(seed), seed), digits(count));
        }
    }
}

#[test]
fn several_samples_come_out_by_hand() {
    for (place, architecture) in (0..).zip(Architecture::all()) {
        for reduction in Reduction::ALL {
            let scenario = crate::exercise::of_several(architecture, &[2, 2, 2], reduction, place..place + 3);
            check(scenario, digits(2 + u8::try_from(place % 9).unwrap()));
        }
    }
}

/// The first hidden unit is off, so that whatever is passed back to it, the product is 0: only the factor itself tells
/// how many digits it needs.
#[test]
fn a_factor_beside_a_0_comes_out_by_hand_too() {
    let toml = "problem = \"classification\"\nalpha = 0.1\nx = [1]\ntarget = 0\n\
                first = [[-1, 1]]\nsecond = [[0.3, 0.3], [3.5, 0]]\n\
                [network]\nhidden = \"relu\"\nbias = \"none\"\n";
    for count in 2..=10 {
        check(Scenario::from_toml(toml, "off.toml").unwrap(), digits(count));
    }
}

/// In binary the halves are slightly more or less than a half, and 2.55 is slightly less.
#[test]
fn halves_are_rounded_away_from_0_as_by_hand() {
    for (numbers, printed) in [("1*0.7 + 0.5*(-0.6) + 4.3*0.5", "2.6"), ("0.5*5.1", "2.6"), ("-(0.5*5.1)", "-2.6")] {
        assert_eq!(check_numbers(numbers, printed, digits(2)), Ok(()));
    }
    assert!(check_numbers("0.5*5.1", "2.5", digits(2)).is_err());
}

/// All lines of numbers of a walk, as typed.
fn typed(scenario: Scenario) -> String {
    let walk = Walk::new(scenario);
    let lines = walk.steps().iter().flat_map(|step| walk.lines(step, Formulas::Correct, Digits::default()));
    let numbers = lines.filter(|line| line.kind == LineKind::Numbers);
    numbers.filter_map(|line| sides(&line).into_iter().next()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_keys_of_every_activation_are_used() {
    let hidden = |hidden: Activation| Architecture { hidden: hidden.into(), ..Architecture::REGRESSION };
    for (activation, keys) in [
        (Activation::SIGMOID, &["sigma(", "(1 - "][..]),
        (Activation::Tanh, &["tanh(", "^2)"]),
        (Activation::Relu, &["max(0, ", " > 0)"]),
    ] {
        let typed = typed(Scenario::random(hidden(activation), sizes(7), 7));
        for key in keys {
            assert!(typed.contains(key), "{key} in\n{typed}");
        }
    }
}

/// The squares of a layer's weights are too many to be listed.
#[test]
fn a_penalty_on_many_weights_comes_out_by_hand() {
    let sizes = Sizes::new(&[11, 10, 2]).unwrap();
    let scenario = Scenario::random(Architecture::CLASSIFICATION, sizes, 1);
    check(scenario.with(Given::Penalty, Number::read("0.25").unwrap()).unwrap(), Digits::default());
}

/// Any depth, every activation in some hidden layer, a penalty in every other exercise.
#[test]
fn deep_walks_come_out_by_hand() {
    let shapes: [&[usize]; 6] =
        [&[2, 1], &[3, 3], &[2, 3, 2, 1], &[2, 2, 3, 2, 2], &[1, 2, 2, 2, 2, 2, 2], &[2, 4, 4, 3]];
    for (seed, own) in (0_u64..).zip(Activation::ALL.into_iter().chain(Activation::COMMON)) {
        for (place, units) in shapes.into_iter().enumerate() {
            let outputs = [Architecture::REGRESSION, Architecture::CLASSIFICATION];
            let hidden = HiddenActivations::each(&[own, Activation::SIGMOID, Activation::Tanh]);
            let architecture = Architecture { hidden, ..outputs[(seed as usize + place) % 2] };
            let scenario = Scenario::random(architecture, Sizes::new(units).unwrap(), seed);
            let lambda = if (seed as usize + place).is_multiple_of(2) { "0" } else { "0.25" };
            let scenario = scenario.with(Given::Penalty, Number::read(lambda).unwrap()).unwrap();
            check(scenario, Digits::default());
        }
    }
}
