//! Every line of numbers, typed into a calculator as it is printed, comes to the result that is printed below it.

mod expression;

use expression::evaluate;
use gradwalk::{
    formula::{Digits, digits::significant},
    network::Sizes,
    reading::ReadingKind,
    scenario::{Problem, Scenario},
    typeset::{self, Glyphs},
    walk::{Content, Line, LineKind, Step, Walk},
};

/// How much of a true zero the rounding of its terms may leave.
const NOTHING: f64 = 1e-12;

/// How many random exercises are worked out for each problem.
const EXERCISES: u64 = 100;

/// A statement as it is printed, split at its signs of equality; the empty left side is left out.
fn sides(line: &Line) -> Vec<String> {
    let Content::Statement(statement, _) = &line.content else { return Vec::new() };
    let text = typeset::line(statement, Glyphs::Ascii).replace("~=", "=");
    text.split('=').map(|side| side.trim().to_owned()).filter(|side| !side.is_empty()).collect()
}

/// One in the last place of a printed number.
fn last_place(printed: &str) -> f64 {
    let (mantissa, exponent) = printed.split_once('e').unwrap_or((printed, "0"));
    let places = mantissa.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    10_f64.powi(exponent.parse::<i32>().unwrap() - i32::try_from(places).unwrap())
}

/// What is wrong with a line of numbers and the value that is printed for it.
fn check_numbers(numbers: &str, printed: &str, digits: Digits) -> Result<(), String> {
    let value = evaluate(numbers)?;
    let agrees = match printed {
        "0" => value.abs() < NOTHING,
        _ => significant(value, digits.count()) == printed,
    };
    if agrees { Ok(()) } else { Err(format!("{numbers} comes to {value}, printed is {printed}")) }
}

/// What is wrong with a factor: its numbers and its own value, which has more digits than are answered for.
fn check_factor(numbers: &str, printed: &str) -> Result<(), String> {
    let value = evaluate(numbers)?;
    let shown: f64 = printed.parse().map_err(|_| format!("no number: {printed}"))?;
    let off = (value - shown).abs() / last_place(printed);
    let rounding = 4.0 * f64::EPSILON * shown.abs() / last_place(printed);
    let agrees = if printed == "0" { value.abs() < NOTHING } else { off <= 1.0 + rounding };
    if agrees { Ok(()) } else { Err(format!("{numbers} comes to {value}, {off:.1} units from {printed}")) }
}

/// The faults of a step's lines, and how many lines were worked out.
fn check_step(walk: &Walk, step: &Step, reading: ReadingKind, digits: Digits) -> (usize, Vec<String>) {
    let lines = walk.lines(step, reading, digits);
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
    let place = format!("{}, {reading:?}: {}", walk.scenario().heading(), step.title);
    let count = outcomes.len();
    (count, outcomes.into_iter().filter_map(Result::err).map(|fault| format!("{place}: {fault}")).collect())
}

#[track_caller]
fn check(scenario: Scenario, digits: Digits) -> usize {
    let walk = Walk::new(scenario);
    let mut count = 0;
    let mut faults = Vec::new();
    for reading in [ReadingKind::Document, ReadingKind::Exact] {
        for step in walk.steps() {
            let (checked, found) = check_step(&walk, step, reading, digits);
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

fn check_random(problem: Problem) {
    for seed in 0..EXERCISES {
        let units = |stride: u64| 1 + usize::try_from(seed / stride % 5).unwrap();
        let sizes = Sizes::new(units(1), units(5), units(25)).unwrap();
        check(Scenario::random(problem, sizes, seed), Digits::default());
    }
}

#[test]
fn random_regressions_come_out_by_hand() {
    check_random(Problem::Regression);
}

#[test]
fn random_classifications_come_out_by_hand() {
    check_random(Problem::Classification);
}
