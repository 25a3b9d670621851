//! Each explanation against the values of the readings, and against numbers known from elsewhere.

use std::sync::Arc;

use super::*;
use crate::reading::letters::document::INPUT;
use crate::{
    formula::{Binding, Context, Formula},
    quantity::Letter,
    reading::{Reading, ReadingKind, Resolver},
};

fn scenario(erratum: Erratum) -> Scenario {
    scenarios(erratum).remove(0)
}

fn explanation(erratum: Erratum) -> Explanation {
    erratum.explain(&scenario(erratum), Digits::default(), None)
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
    let mut bindings = vec![Binding::default()];
    for layer in notation.layers() {
        let units = if layer == INPUT { notation.units(layer) } else { notation.computing(layer) };
        let bound = |all: Binding| units.clone().map(move |at| all.with(notation.letter(layer), at));
        bindings = bindings.into_iter().flat_map(bound).collect();
    }
    // A letter that only tells two cases apart has a number of its own even where there is one output.
    let others = 0..=notation.last(notation.output()).max(1);
    let with_other = |all: Binding| {
        let others = others.clone().filter(move |m| Some(*m) != all.get(Letter::N));
        others.map(move |m| all.with(Letter::M, m))
    };
    let mut largest = 0.0_f64;
    for binding in bindings.into_iter().flat_map(with_other) {
        let context = Context::new(values, binding);
        let left = statement.left.as_ref().expect("a statement has a left side").evaluate(&context);
        for (_, right) in &statement.right {
            let difference = (left - right.evaluate(&context)).abs();
            largest = if difference.is_nan() { f64::INFINITY } else { largest.max(difference) };
        }
    }
    largest
}

/// A misprint has only its print corrected: the rest of the statement is still the document's.
fn correct_in(erratum: Erratum) -> ReadingKind {
    if erratum.changes_numbers() || erratum == Erratum::B3 { ReadingKind::Exact } else { ReadingKind::Document }
}

#[test]
fn what_is_correct_and_why_holds_in_numbers() {
    for erratum in Erratum::ALL {
        for scenario in scenarios(erratum) {
            let explanation = erratum.explain(&scenario, Digits::default(), None);
            let values = resolver(&scenario, correct_in(erratum));
            let reasons = explanation.why.iter().filter_map(|reason| reason.statement.as_ref());
            for statement in explanation.correct.iter().chain(reasons) {
                let difference = disagreement(statement, &values);
                assert!(difference < 1e-12, "{erratum}: {difference} in {statement:?}");
            }
        }
    }
}

#[test]
fn what_is_printed_is_what_the_document_computes() {
    let in_document = |erratum: &Erratum| *erratum != Erratum::B2 && !erratum.is_of_a_page();
    for erratum in Erratum::ALL.into_iter().filter(in_document) {
        for scenario in scenarios(erratum) {
            let [document, exact] = [ReadingKind::Document, ReadingKind::Exact].map(|kind| resolver(&scenario, kind));
            for statement in &erratum.explain(&scenario, Digits::default(), None).printed {
                let difference = disagreement(statement, &document);
                assert!(difference < 1e-12, "{erratum}: {difference} in {statement:?}");
                if erratum.changes_numbers() {
                    assert!(disagreement(statement, &exact) > 1e-3, "{erratum}: {statement:?} is correct");
                }
            }
        }
    }
}

/// The formula of a page's mistake holds where that mistake alone is made, and not in the correct formulas.
#[test]
fn what_a_page_does_is_what_its_laws_compute() {
    for erratum in Erratum::ALL.into_iter().filter(|erratum| erratum.is_of_a_page() && *erratum != Erratum::P7) {
        let scenario = scenario(erratum);
        let correct = compared::correct(&scenario);
        let alone = compared::alone(erratum, &correct, &scenario);
        for statement in &erratum.explain(&scenario, Digits::default(), None).printed {
            let difference = disagreement(statement, &alone);
            assert!(difference < 1e-12, "{erratum}: {difference} in {statement:?}");
            assert!(disagreement(statement, &correct) > 1e-5, "{erratum}: {statement:?} is correct");
        }
    }
}

#[test]
fn printed_and_correct_differ() {
    for erratum in Erratum::ALL {
        for scenario in scenarios(erratum) {
            let Explanation { printed, correct, .. } = erratum.explain(&scenario, Digits::default(), None);
            assert!(!correct.is_empty() && printed.iter().all(|statement| !correct.contains(statement)), "{erratum}");
            let left_out = matches!(erratum, Erratum::C6 | Erratum::B3);
            assert!(left_out || !printed.is_empty(), "{erratum} prints nothing");
        }
    }
}

/// The printed formulas of a page are the document's, with all errata that are in them: the page names the others.
#[test]
fn other_errata_in_the_printed_formulas_are_named() {
    for (erratum, sentence) in [
        (Erratum::R1, None),
        (Erratum::R2, Some("Also corrected: R1 (wrong sign in the derivative of the squared error).")),
        (Erratum::R3, Some("Left in below: R1.")),
        (Erratum::R4, Some("Left in below: R1 and R2.")),
        (Erratum::C1, None),
        (Erratum::C2, None),
        (Erratum::C3, Some("Also corrected: C2 and C4.")),
        (Erratum::C5, Some("Left in below: C2, C3 and C4.")),
        (Erratum::C6, None),
        (Erratum::B2, Some("Left in below: R1 and R2.")),
        (Erratum::P1, None),
    ] {
        assert_eq!(explanation(erratum).besides.as_deref(), sentence, "{erratum}");
    }
}

#[test]
fn the_page_of_c1_writes_the_logarithm_in_one_way() {
    let Explanation { printed, correct, why, .. } = explanation(Erratum::C1);
    let reasons = why.into_iter().filter_map(|reason| reason.statement);
    for statement in printed.into_iter().chain(correct).chain(reasons) {
        let text = crate::typeset::line(&statement, crate::typeset::Glyphs::Ascii);
        assert!(text.contains("log") && !text.contains("ln"), "{text}");
    }
}

#[test]
fn an_update_is_turned_by_the_errata_that_alone_give_it_the_wrong_direction() {
    for (name, errata) in [("regression", &[Erratum::R1][..]), ("classification", &[Erratum::C3]), ("textbook", &[])] {
        assert_eq!(turning(&Scenario::load(name).unwrap()), errata, "{name}");
    }
}

#[test]
fn no_misprint_is_left_in_what_is_correct() {
    fn misprints(formula: &Formula) -> usize {
        let own = usize::from(matches!(formula, Formula::ReadAs { .. }));
        own + formula.children().into_iter().map(misprints).sum::<usize>()
    }
    let count = |statements: &[Statement]| -> usize {
        statements.iter().flat_map(|statement| &statement.right).map(|(_, side)| misprints(side)).sum()
    };
    for (erratum, printed, correct) in [
        (Erratum::R3, 2, 1),
        (Erratum::R4, 2, 1),
        (Erratum::R5, 4, 2),
        (Erratum::C1, 1, 0),
        (Erratum::C5, 3, 0),
        (Erratum::R1, 0, 0),
    ] {
        let explanation = explanation(erratum);
        assert_eq!((count(&explanation.printed), count(&explanation.correct)), (printed, correct), "{erratum}");
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
fn reasons_and_effects_are_short_sentences() {
    for erratum in Erratum::ALL {
        let Explanation { why, effect, .. } = explanation(erratum);
        for sentence in why.iter().map(|reason| reason.words).chain(effect.iter().map(String::as_str)) {
            let begins = sentence.starts_with(|sign: char| sign.is_uppercase());
            let is_name = ["(9)", "y - O", "alpha"].iter().any(|name| sentence.starts_with(name));
            assert!((begins || is_name) && sentence.ends_with('.'), "{erratum}: {sentence}");
            let words = sentence.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)).count();
            assert!(words <= 20, "{erratum}: {words} words: {sentence}");
        }
    }
}

fn effect_at(erratum: Erratum, quantity: &str) -> Vec<String> {
    let scenario = scenario(erratum);
    let quantity = crate::quantity::Notation::of(&scenario).parse(quantity).unwrap();
    erratum.explain(&scenario, Digits::default(), Some(quantity)).effect
}

/// Away from any step with a quantity, an example and the training step as a whole.
#[test]
fn effects_have_the_known_numbers() {
    for (erratum, sentences) in [
        (
            Erratum::R1,
            &[
                "R1 alone: dE/da00(1) is 1.093, correct -1.093 (the opposite sign).",
                "With R1 alone, 13 of 13 derivatives have the opposite sign.",
                "All errata together: one update takes it to 0.5484.",
            ][..],
        ),
        (
            Erratum::R2,
            &[
                "R2 alone: dE/da03(0) is -0.1338, correct -0.1123 (1.191 times as large).",
                "The derivative of the sigmoid is 1.116 to 1.191 times as large.",
            ],
        ),
        (
            Erratum::R3,
            &["The printed a03(1) would be a weight to output 3; the only output is 0, and a30(1) is meant."],
        ),
        (
            Erratum::R4,
            &["The printed a23(1) would be a weight to output 3; the only output is 0, and a23(0) is meant."],
        ),
        (Erratum::R5, &["O0(2) is 0.2535; its square would be 0.06428."]),
        (
            Erratum::C2,
            &[
                "C2 alone: dE/da02(1) is 0, correct 0.3718.",
                "C2 alone changes 8 of 12 second-layer derivatives.",
                "All errata together: one update takes it to 2.353.",
            ],
        ),
        (Erratum::C3, &["C3 alone: a01(1)' is -0.1730, correct -0.02697."]),
        (
            Erratum::C4,
            &[
                "C4 alone: a01(1)' is 0.6303, correct -0.02697.",
                "The second layer's update has length 1.173, correct 0.1173 (10.00 times).",
            ],
        ),
        (Erratum::B2, &["In sequence, a03(0)' would be 0.2875 instead of 0.2866."]),
        (Erratum::C6, &["C6 alone: a03(0)' is 0.3000, correct 0.2858."]),
        (
            Erratum::P1,
            &[
                "The blog post \"A Step by Step Backpropagation Example\" (2015) prints 0.291027924 as the loss after the update.",
                "Updated weights in the backward pass give 0.291027924; the correct loss is 0.291027774.",
            ],
        ),
    ] {
        let effect = explanation(erratum).effect;
        for sentence in sentences {
            assert!(effect.iter().any(|said| said == sentence), "{erratum}: {sentence}\n{effect:#?}");
        }
    }
}

/// At a step, what the erratum does to its quantity is said first.
#[test]
fn effects_begin_with_the_step() {
    let same = "The printed formula gives the same value: no other erratum changes it.";
    for (erratum, quantity, sentences) in [
        (
            Erratum::R1,
            "dE/da10(1)",
            &["R1 alone: dE/da10(1) is 0.7990, correct -0.7990 (the opposite sign).", same][..],
        ),
        (
            Erratum::R2,
            "dE/da12(0)",
            &[
                "R2 alone: dE/da12(0) is -0.05326, correct -0.04763 (1.118 times as large).",
                "The printed formula, with R1 and R2, gives 0.05326.",
            ],
        ),
        (
            Erratum::R2,
            "O2(1)",
            &[
                "R2 alone does not change O2(1): it is 0.3208.",
                "The first weight that R2 changes: dE/da01(0) is 0.07192, correct 0.06446.",
            ],
        ),
        (
            Erratum::C2,
            "dE/da11(1)",
            &[
                "C2 alone does not change dE/da11(1): it is -0.5339.",
                "The first weight that C2 changes: dE/da00(1) is 0, correct 0.3585.",
            ],
        ),
        (
            Erratum::C2,
            "a00(1)'",
            &["C2 alone: a00(1)' is 0.2000, correct 0.1641.", "The printed formula, with C2, C3 and C4, gives 0.2000."],
        ),
        (
            Erratum::C2,
            "dO1(2)/dX0(2)",
            &[
                "C2 leaves out dO1(2)/dX0(2); its correct value is -0.09670.",
                "The first weight that C2 changes: dE/da00(1) is 0, correct 0.3585.",
            ],
        ),
        (
            Erratum::C6,
            "dE/da01(0)",
            &[
                "C6 leaves out dE/da01(0); its correct value is -0.02063.",
                "C6 alone: a01(0)' is 0.1000, correct 0.1021.",
            ],
        ),
        (
            Erratum::R3,
            "a10(1)'",
            &[
                "No effect on the numbers: the misprint is read as intended.",
                "The printed a01(1) would be a weight to output 1; the only output is 0, and a10(1) is meant.",
            ],
        ),
        (
            Erratum::R4,
            "a12(0)'",
            &[
                "No effect on the numbers: the misprint is read as intended.",
                "The printed a12(1) would be a weight to output 2; the only output is 0, and a12(0) is meant.",
            ],
        ),
    ] {
        let effect = effect_at(erratum, quantity);
        assert_eq!(effect[..sentences.len()], *sentences, "{erratum} at {quantity}");
        let more = effect[sentences.len()..].iter().find(|said| said.starts_with("The printed formula"));
        assert_eq!(more, None, "{erratum} at {quantity}");
    }
}

/// The loss after an update that the matrices of `network` take: `first` and `second` times the true gradient.
fn loss_after(scenario: &Scenario, first: f64, second: f64) -> f64 {
    let (network, sample) = (scenario.network(), scenario.sample());
    let gradient = network.gradient(&sample);
    let mut weights = network.weights().clone();
    weights[0] += &gradient[0] * first;
    weights[1] += &gradient[1] * second;
    crate::network::Network::new(network.architecture(), weights).unwrap().loss(&sample)
}

#[test]
fn one_erratum_alone_moves_the_loss_as_the_matrices_say() {
    for (erratum, first, second) in
        [(Erratum::R1, 0.1, 0.1), (Erratum::C3, -0.1, 0.1), (Erratum::C4, -0.1, -1.0), (Erratum::C6, 0.0, -0.1)]
    {
        let scenario = scenario(erratum);
        let [expected, correct] = [(first, second), (-0.1, -0.1)]
            .map(|(first, second)| crate::formula::digits::significant(loss_after(&scenario, first, second), 4));
        let effect = explanation(erratum).effect;
        let told = effect.iter().find(|said| said.contains(" alone: one update takes the loss from ")).unwrap();
        let told = told.replace(" (lower by chance: this update is longer)", "");
        assert!(told.ends_with(&format!(" to {expected}, correct {correct}.")), "{erratum}: {told}, not {expected}");
    }
}

#[test]
fn an_erratum_that_changes_nothing_on_these_numbers_says_so() {
    let text = scenario(Erratum::C4).to_toml().replace("alpha   = 0.1", "alpha = 1");
    let scenario = Scenario::from_toml(&text, "a.toml").unwrap();
    let quantity = crate::quantity::Notation::of(&scenario).parse("a00(1)'").unwrap();
    let effect = Erratum::C4.explain(&scenario, Digits::default(), Some(quantity)).effect;
    assert!(effect[0].starts_with("C4 alone does not change a00(1)': it is "), "{effect:?}");
    assert_eq!(effect[1], "With these numbers, C4 alone changes no derivative and no new weight.");
    assert!(effect.iter().any(|said| said.starts_with("C4 alone does not change the loss")), "{effect:?}");
}

#[test]
fn an_erratum_of_the_other_network_does_nothing_here() {
    let classification = Scenario::load("classification").unwrap();
    let explanation = Erratum::R1.explain(&classification, Digits::default(), None);
    assert_eq!(explanation.printed, self::explanation(Erratum::R1).printed);
    assert_eq!(explanation.effect, ["No effect here: R1 is about the document's other network."]);
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

/// Only what is printed wrong is called a misprint.
#[test]
fn what_is_left_out_is_not_called_a_misprint() {
    for erratum in Erratum::ALL {
        let effect = explanation(erratum).effect;
        let is_misprint = [Erratum::R3, Erratum::R4, Erratum::R5, Erratum::C1, Erratum::C5].contains(&erratum);
        assert_eq!(effect.iter().any(|said| said.contains("misprint")), is_misprint, "{erratum}: {effect:?}");
    }
}

/// Above formulas that other errata are left in stands which one is corrected.
#[test]
fn what_is_corrected_is_said_where_not_all_is() {
    for erratum in Erratum::ALL {
        let explanation = explanation(erratum);
        let besides = explanation.besides.clone().unwrap_or_default();
        assert_eq!(besides.contains("Left in below"), explanation.is_corrected_alone(), "{erratum}: {besides}");
        assert_eq!(besides.contains("Also corrected"), !besides.is_empty() && erratum.changes_numbers(), "{besides}");
    }
}

/// A wrong update that leaves a lower loss than the correct one is not left without a word, and the word is true.
#[test]
fn a_lower_loss_of_a_wrong_update_is_explained() {
    let explained = explanation(Erratum::R2).effect;
    let losses = "R2 alone: one update takes the loss from 0.2986 to 0.1240, correct 0.1246 (lower by chance: this update is \
                  longer).";
    assert!(explained.iter().any(|said| said == losses), "{explained:#?}");
    let worse = explanation(Erratum::R1).effect;
    assert!(worse.iter().all(|said| !said.contains("lower")), "{worse:#?}");
}

/// The example of P1 is a weight that is updated.
#[test]
fn the_example_is_a_weight_that_the_update_changes() {
    let effect = explanation(Erratum::P1).effect;
    let example = effect.iter().find(|said| said.starts_with("P1: dE/da")).unwrap_or_else(|| panic!("{effect:#?}"));
    assert!(!example.starts_with("P1: dE/da0"), "{example}");
    assert!(effect.iter().all(|said| !said.contains("alone")), "{effect:#?}");
}
