//! The walk in ASCII, step by step. One step of each kind is shown in full; every other has the same form, except for
//! indices and numbers, which are tested here too.

use std::collections::BTreeSet;

use gradwalk::{
    formula::Digits,
    report::{Format, render},
    scenario::{Problem, Scenario},
    settings::{PrintReading, Settings},
    typeset::{Glyphs, Letters},
};
use serde_json::Value;

use crate::{
    calculator::expression::evaluate,
    paper::{Part, Step, one_of_each_kind, parts},
};

fn rendered(problem: Problem, format: Format, glyphs: Glyphs) -> String {
    let settings =
        Settings { glyphs, letters: Letters::Document, digits: Digits::default(), reading: PrintReading::Both };
    render(&Scenario::load(problem.name()).unwrap(), format, settings)
}

fn walked(problem: Problem) -> Vec<Part> {
    parts(&rendered(problem, Format::Text, Glyphs::Ascii))
}

fn steps(problem: Problem) -> Vec<Step> {
    walked(problem).into_iter().flat_map(|part| part.steps).collect()
}

#[test]
fn one_step_of_each_kind_is_read_so_and_every_other_like_it() {
    for problem in Problem::ALL {
        for part in walked(problem) {
            for (name, sheet) in one_of_each_kind(&part) {
                insta::assert_snapshot!(format!("{}_{name}", problem.name()), sheet);
            }
        }
    }
}

#[test]
fn a_step_laid_out_on_a_page() {
    let text = rendered(Problem::Regression, Format::Text, Glyphs::Tall);
    let start = text.find("step 34 of 52").unwrap();
    let end = text.find("step 35 of 52").unwrap();
    insta::assert_snapshot!(text[start..end].trim_end());
}

/// A row of a step without the words that give its kind.
fn said(kind: &str, row: &str) -> Option<String> {
    let behind = |words: &str| {
        let rest = row.strip_prefix(words)?;
        Some(rest.strip_prefix(": ").or(rest.strip_prefix(", "))?.to_owned())
    };
    Some(match kind {
        "law" => behind("formula")?,
        "numbers" => behind("with numbers")?,
        "value" => behind("value")?,
        "bound" => row.strip_prefix("with ")?.to_owned(),
        "factor" => row.strip_prefix("part ")?.to_owned(),
        "printed" | "exact" | "numeric" => row.replacen(": ", " ", 1),
        _ => row.to_owned(),
    })
}

#[test]
fn the_steps_are_those_of_the_json_line_by_line() {
    for problem in Problem::ALL {
        let report: Value = serde_json::from_str(&rendered(problem, Format::Json, Glyphs::Ascii)).unwrap();
        let expected = report["steps"].as_array().unwrap();
        let found = steps(problem);
        assert_eq!(found.len(), expected.len());
        let mut quantities = BTreeSet::new();
        for (place, (found, expected)) in found.iter().zip(expected).enumerate() {
            let title = expected["title"].as_str().unwrap();
            let equation = expected["equation"].as_str().map_or_else(String::new, |number| format!("  {number}"));
            let ids = expected["errata"].as_array().unwrap().iter().map(|id| id.as_str().unwrap());
            // The others are misprints that are read as intended.
            let told = ids.filter(|id| ["R1", "R2", "C2", "C3", "C4", "C6", "P1"].contains(id));
            let errata: String = told.map(|id| format!(" {id}")).collect();
            let errata = if errata.is_empty() { errata } else { format!("  errata{errata}") };
            let heading = format!(
                "step {} of {}  {title}{equation}{errata}",
                place + 1,
                report["steps"].as_array().unwrap().len()
            );
            assert_eq!(found.heading(), heading);
            if let Some(quantity) = expected["quantity"].as_str() {
                assert!(quantities.insert(quantity), "{quantity} has two steps");
                assert!(title.starts_with(&format!("{quantity}  ")), "{title}");
            }
            let lines = expected["lines"].as_array().unwrap();
            let rows: Vec<&str> = found.lines().filter(|row| *row != "correct:").collect();
            assert_eq!(rows.len(), lines.len(), "{heading}");
            for (row, line) in rows.into_iter().zip(lines) {
                let said = said(line["kind"].as_str().unwrap(), row);
                assert_eq!(said.as_deref(), line["text"].as_str(), "{heading}: {row}");
            }
        }
    }
}

/// A formula with numbers in place of its index letters: `a_ik^(0)` with `i = 1, k = 2` is `a_12^(0)`.
fn bound(formula: &str, numbers: &str) -> String {
    let numbers: Vec<(&str, &str)> = numbers.split(", ").map(|letter| letter.split_once(" = ").unwrap()).collect();
    let mut pieces = formula.split('_');
    let mut text = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let end = piece.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(piece.len());
        let (index, rest) = piece.split_at(end);
        let index = numbers.iter().fold(index.to_owned(), |index, (letter, number)| index.replace(letter, number));
        text.push_str(&format!("_{index}{rest}"));
    }
    text
}

#[test]
fn a_bound_line_is_the_last_form_of_its_law_with_numbers_for_its_letters() {
    for problem in Problem::ALL {
        let mut count = 0;
        for step in steps(problem) {
            let mut law = "";
            for row in step.lines() {
                law = row.strip_prefix("formula: ").unwrap_or(law);
                let Some((numbers, found)) = row.strip_prefix("with ").and_then(|row| row.split_once(": ")) else {
                    continue;
                };
                if numbers.starts_with("numbers") {
                    continue;
                }
                let sign = if law.contains(" := ") { " := " } else { " = " };
                let (left, rights) = law.split_once(sign).unwrap();
                // Where factors cancel, the first form stands above its numbers just like the last one.
                let is_long = found.contains("dE(x)/dO_m");
                let form = if is_long { rights.split(sign).next() } else { rights.rsplit(sign).next() };
                let form = form.unwrap();
                assert_eq!(found, bound(&format!("{left}{sign}{form}"), numbers), "{}", step.heading());
                count += 1;
            }
        }
        assert_eq!(count, if problem == Problem::Regression { 80 } else { 117 }, "{problem:?}");
    }
}

/// The sign in front of a formula, and the formula up to the next sign.
fn sign_and_formula(row: &str) -> (&str, &str) {
    let (_, row) = row.split_once(": ").unwrap();
    let (sign, rest) = row.split_once(' ').unwrap();
    (sign, rest.split([':', '=', '~']).next().unwrap().trim())
}

#[test]
fn numbers_come_to_the_value_below_them_and_are_equal_to_it_where_it_says_so() {
    for problem in Problem::ALL {
        let report: Value = serde_json::from_str(&rendered(problem, Format::Json, Glyphs::Ascii)).unwrap();
        let of_json = report["steps"].as_array().unwrap();
        let mut count = 0;
        for (step, of_json) in steps(problem).iter().zip(of_json).skip(2) {
            let rows = step.lines().filter(|row| *row != "correct:");
            let of_json = of_json["lines"].as_array().unwrap();
            for (row, line) in
                rows.zip(of_json).filter(|(_, line)| ["numbers", "value"].iter().any(|kind| line["kind"] == *kind))
            {
                let (sign, formula) = sign_and_formula(row);
                let (found, expected) = (evaluate(formula).unwrap(), line["value"].as_f64().unwrap());
                let off = (found - expected).abs();
                assert!(off <= 5e-4 * expected.abs(), "{}: {row} comes to {found}, not {expected}", step.heading());
                let is_equal = off <= 1e-12;
                assert!(
                    is_equal || sign == "~=",
                    "{}: {row} comes to {found}, and {expected} is right",
                    step.heading()
                );
                count += 1;
            }
        }
        assert!(count > 100, "{count}");
    }
}
