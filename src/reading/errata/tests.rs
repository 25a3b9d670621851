//! Each explanation against the values of the readings, and against numbers known from elsewhere.

use std::sync::Arc;

use super::*;
use crate::{
    formula::{Binding, Context, Formula},
    quantity::{Layer, Letter},
    reading::{ReadingKind, Resolver},
};

fn scenario(erratum: Erratum) -> Scenario {
    scenarios(erratum).remove(0)
}

fn explanation(erratum: Erratum) -> Explanation {
    erratum.explain(&scenario(erratum), Digits::default())
}

fn scenarios(erratum: Erratum) -> Vec<Scenario> {
    let all = crate::scenario::presets().iter().map(crate::scenario::Preset::scenario);
    all.filter(|scenario| of(scenario).contains(&erratum)).collect()
}

fn resolver(scenario: &Scenario, kind: ReadingKind) -> Resolver {
    let reading = match kind {
        ReadingKind::Exact => Reading::exact(scenario),
        ReadingKind::Document => Reading::document(scenario).unwrap(),
    };
    Resolver::new(Arc::new(reading), scenario)
}

/// The largest difference between two sides of a statement, over all numbers of its letters.
fn disagreement(statement: &Statement, values: &Resolver) -> f64 {
    let notation = values.reading().shape().notation();
    let computing = |layer| notation.first(layer)..=notation.last(layer);
    // A letter that only tells two cases apart has a number of its own even where there is one output.
    let others = 0..=notation.last(Layer::Output).max(1);
    let mut largest = 0.0_f64;
    for i in notation.units(Layer::Input) {
        for k in computing(Layer::Hidden) {
            for n in computing(Layer::Output) {
                for m in others.clone().filter(|m| *m != n) {
                    let letters = [(Letter::I, i), (Letter::K, k), (Letter::N, n), (Letter::M, m)];
                    let binding =
                        letters.into_iter().fold(Binding::default(), |all, (letter, at)| all.with(letter, at));
                    let context = Context::new(values, binding);
                    let left = statement.left.as_ref().expect("a statement has a left side").evaluate(&context);
                    for (_, right) in &statement.right {
                        let difference = (left - right.evaluate(&context)).abs();
                        largest = if difference.is_nan() { f64::INFINITY } else { largest.max(difference) };
                    }
                }
            }
        }
    }
    largest
}

/// A slip of print has only its print put right: the rest of the statement is still the document's.
fn right_in(erratum: Erratum) -> ReadingKind {
    if erratum.changes_numbers() || erratum == Erratum::B3 { ReadingKind::Exact } else { ReadingKind::Document }
}

#[test]
fn what_is_right_and_why_it_is_holds_in_numbers() {
    for erratum in Erratum::ALL {
        for scenario in scenarios(erratum) {
            let explanation = erratum.explain(&scenario, Digits::default());
            let values = resolver(&scenario, right_in(erratum));
            let reasons = explanation.why.iter().filter_map(|reason| reason.statement.as_ref());
            for statement in explanation.right.iter().chain(reasons) {
                let difference = disagreement(statement, &values);
                assert!(difference < 1e-12, "{erratum}: {difference} in {statement:?}");
            }
        }
    }
}

#[test]
fn what_is_printed_is_what_the_document_computes() {
    for erratum in Erratum::ALL.into_iter().filter(|erratum| ![Erratum::B2, Erratum::P1].contains(erratum)) {
        for scenario in scenarios(erratum) {
            let [document, exact] = [ReadingKind::Document, ReadingKind::Exact].map(|kind| resolver(&scenario, kind));
            for statement in &erratum.explain(&scenario, Digits::default()).printed {
                let difference = disagreement(statement, &document);
                assert!(difference < 1e-12, "{erratum}: {difference} in {statement:?}");
                if erratum.changes_numbers() {
                    assert!(disagreement(statement, &exact) > 1e-3, "{erratum}: {statement:?} is right");
                }
            }
        }
    }
}

#[test]
fn print_and_right_differ() {
    for erratum in Erratum::ALL {
        for scenario in scenarios(erratum) {
            let Explanation { printed, right, .. } = erratum.explain(&scenario, Digits::default());
            assert!(!right.is_empty() && printed.iter().all(|statement| !right.contains(statement)), "{erratum}");
            let left_out = matches!(erratum, Erratum::C6 | Erratum::B3);
            assert!(left_out || !printed.is_empty(), "{erratum} prints nothing");
        }
    }
}

#[test]
fn no_misprint_is_left_in_what_is_right() {
    fn misprints(formula: &Formula) -> usize {
        let own = usize::from(matches!(formula, Formula::ReadAs { .. }));
        own + formula.children().into_iter().map(misprints).sum::<usize>()
    }
    let count = |statements: &[Statement]| -> usize {
        statements.iter().flat_map(|statement| &statement.right).map(|(_, side)| misprints(side)).sum()
    };
    for (erratum, printed, right) in [
        (Erratum::R3, 2, 1),
        (Erratum::R4, 2, 1),
        (Erratum::R5, 4, 2),
        (Erratum::C1, 1, 0),
        (Erratum::C5, 3, 0),
        (Erratum::R1, 0, 0),
    ] {
        let explanation = explanation(erratum);
        assert_eq!((count(&explanation.printed), count(&explanation.right)), (printed, right), "{erratum}");
    }
}

#[test]
fn titles_are_short_and_everything_said_is_ascii() {
    for erratum in Erratum::ALL {
        let Explanation { title, place, why, effect, .. } = explanation(erratum);
        assert!(title.len() < 60, "{title}");
        assert!(!why.is_empty() && !effect.is_empty(), "{erratum}");
        let said = why.iter().map(|reason| reason.words).chain(effect.iter().map(String::as_str));
        for text in said.chain([title, place]) {
            assert!(text.is_ascii() && !text.contains("  "), "{erratum}: {text}");
        }
    }
}

#[test]
fn effects_have_the_known_numbers() {
    for (erratum, sentences) in [
        (
            Erratum::R1,
            &[
                "dE/da00(1) comes out as 1.093 instead of -1.093",
                "13 of 13 derivatives have the opposite sign",
                "with all slips of the document together it goes to 0.5484",
            ][..],
        ),
        (
            Erratum::R2,
            &[
                "dO1(1)/dX1(1) comes out as 0.2194 instead of 0.1966, 1.116 times",
                "dE/da03(0) comes out as -0.1338 instead of -0.1123",
            ][..],
        ),
        (Erratum::R3, &["a03(1) would be a weight to output 3; the only output is 0, and a30(1) is meant"][..]),
        (Erratum::R4, &["a23(1) would be a weight to output 3; the only output is 0, and a23(0) is meant"][..]),
        (Erratum::R5, &["O0(2) is 0.2535, its square would be 0.06428"][..]),
        (
            Erratum::C2,
            &[
                "column 0: dE/da00(1) comes out as 0 instead of 0.3585",
                "column 1: dE/da01(1) comes out as -0.7303 either way",
                "column 2: dE/da02(1) comes out as 0 instead of 0.3718",
                "with all slips of the document together it goes to 2.353",
            ][..],
        ),
        (Erratum::C3, &["a01(1)' comes out as -0.1730 instead of -0.02697"][..]),
        (Erratum::C4, &["a01(1)' comes out as 0.6303 instead of -0.02697"][..]),
        (Erratum::C4, &["the second layer's step has length 1.173 instead of 0.1173: 10.00 times"][..]),
        (Erratum::B2, &["read one after another, a03(0)' comes out as 0.2875 instead of 0.2866"][..]),
        (Erratum::C6, &["a03(0)' comes out as 0.3000 instead of 0.2858"][..]),
    ] {
        let effect = explanation(erratum).effect;
        for sentence in sentences {
            assert!(effect.iter().any(|said| said == sentence), "{erratum}: {sentence}\n{effect:#?}");
        }
    }
}

/// The loss after a step that the matrices of `network` take: `first` and `second` times the true gradient.
fn loss_after(scenario: &Scenario, first: f64, second: f64) -> f64 {
    let (network, sample) = (scenario.network(), scenario.sample());
    let gradient = network.gradient(&sample);
    let mut weights = network.weights().clone();
    weights.first += gradient.first * first;
    weights.second += gradient.second * second;
    crate::network::Network::new(network.architecture(), weights).unwrap().loss(&sample)
}

#[test]
fn one_slip_alone_moves_the_loss_as_the_matrices_say() {
    for (erratum, first, second) in
        [(Erratum::R1, 0.1, 0.1), (Erratum::C3, -0.1, 0.1), (Erratum::C4, -0.1, -1.0), (Erratum::C6, 0.0, -0.1)]
    {
        let scenario = scenario(erratum);
        let expected = crate::formula::digits::significant(loss_after(&scenario, first, second), 4);
        let effect = explanation(erratum).effect;
        let told = effect.iter().find(|said| said.starts_with("with this slip alone")).unwrap();
        assert!(told.contains(&format!(" to {expected} instead of to ")), "{erratum}: {told}, expected {expected}");
    }
}

#[test]
fn a_slip_of_the_other_problem_does_nothing_here() {
    let classification = Scenario::load("classification").unwrap();
    let explanation = Erratum::R1.explain(&classification, Digits::default());
    assert_eq!(explanation.printed, Erratum::R1.explain(&scenario(Erratum::R1), Digits::default()).printed);
    assert_eq!(explanation.effect, ["none here: the slip is in the document's part on the other problem"]);
}

#[test]
fn the_errata_between_the_readings_are_those_that_change_numbers() {
    for (name, quantity, errata) in [
        ("regression", "dE/da10(1)", &[Erratum::R1][..]),
        ("regression", "dE/da12(0)", &[Erratum::R1, Erratum::R2][..]),
        ("regression", "O1(1)", &[][..]),
        ("classification", "a11(1)'", &[Erratum::C2, Erratum::C3, Erratum::C4][..]),
        ("classification", "a12(0)'", &[Erratum::C6][..]),
        ("classification", "dE/da12(0)", &[][..]),
    ] {
        let scenario = Scenario::load(name).unwrap();
        let quantity = crate::quantity::Notation::of(&scenario).parse(quantity).unwrap();
        assert_eq!(between(&Reading::document(&scenario).unwrap(), quantity), errata, "{quantity}");
    }
}
