//! The sentences of a walk beside its numbers: why a class with label 0 has a derivative, what a numeric check is,
//! which name a misprint stands for.

use gradwalk::quantity::Layer;
use gradwalk::{
    formula::Digits,
    network::{Activation, Architecture},
    quantity::{Notation, Quantity, Variable, Weight},
    scenario::{Scenario, presets},
    walk::{Content, Formulas, LineKind, Step, Topic, Walk},
};

const ALL: [Formulas; 3] = [Formulas::Printed, Formulas::Compared, Formulas::Correct];

/// The sentences of a step.
fn words(walk: &Walk, step: &Step, formulas: Formulas) -> Vec<String> {
    let lines = walk.lines(step, formulas, Digits::default()).into_iter();
    lines
        .filter(|line| line.kind == LineKind::Words)
        .filter_map(|line| match line.content {
            Content::Words(words) => Some(words),
            Content::Statement(..) => None,
        })
        .collect()
}

fn find<'a>(walk: &'a Walk, name: &str) -> &'a Step {
    let quantity = Notation::of(walk.scenario()).parse(name).unwrap();
    &walk.steps()[walk.find(quantity).unwrap_or_else(|| panic!("{name} leads nowhere"))]
}

/// The share of the penalty is half of lambda times all squared weights but the biases; of the derivatives with respect
/// to these, the ones of the whole loss say that they have no such term, and no others do.
#[test]
fn the_penalty_is_told_by_its_share_and_where_it_has_no_term() {
    let walk = Walk::new(Scenario::load("deep").unwrap());
    let scenario = walk.scenario();
    let rows = scenario.weights().iter().flat_map(|table| table.iter().skip(1).flatten());
    let squares: f64 = rows.map(|weight| weight.value.powi(2)).sum();
    let share = scenario.lambda().value / 2.0 * squares;
    let without_term = "A bias has no penalty, so there is no term with lambda.";
    let mut shares = 0;
    for step in walk.steps() {
        let said = words(&walk, step, Formulas::Correct);
        shares += said.iter().filter(|words| **words == format!("The penalty is {share:.4} of this loss.")).count();
        let is_bias_of_all = matches!(
            step.quantity(),
            Some(Quantity::Partial { of: Variable::Loss, by: Variable::Weight(weight) }) if weight.from == 0
        ) && step.sample.is_none();
        assert_eq!(said.iter().any(|words| words == without_term), is_bias_of_all, "{}: {said:?}", step.title());
    }
    assert_eq!(shares, 1);
}

mod label_0 {
    use super::*;

    fn said(walk: &Walk, step: &Step, formulas: Formulas) -> Option<String> {
        words(walk, step, formulas).into_iter().find(|words| words.starts_with("Raising "))
    }

    #[test]
    fn the_classification_says_it_in_whatever_formulas() {
        let walk = Walk::new(Scenario::load("classification").unwrap());
        for formulas in ALL {
            let said = |name: &str| said(&walk, find(&walk, name), formulas);
            assert_eq!(
                said("dE/dX0(2)").as_deref(),
                Some(
                    "Raising X0(2) lowers O1(2), the share of the true class. The loss depends on X0(2), although l0 is 0."
                )
            );
            assert_eq!(
                said("dE/da10(1)").as_deref(),
                Some(
                    "Raising a10(1) raises X0(2) and so lowers O1(2), the share of the true class. The loss depends on \
                     a10(1), although l0 is 0."
                )
            );
            for name in ["dE/dX1(2)", "dE/da11(1)", "dE/da12(0)", "dE/dO0(2)", "E"] {
                assert_eq!(said(name), None, "{name}");
            }
        }
    }

    /// The loss and the share of the true class after a small increase of a weight in the second layer.
    fn raised(scenario: &Scenario, weight: Weight, class: usize) -> (f64, f64) {
        let network = scenario.network();
        let mut weights = network.weights().clone();
        weights[1][(usize::from(weight.from), usize::from(weight.to))] += 1e-5;
        let scenario = scenario.with_weights(&weights);
        let forward = scenario.network().forward(&scenario.sample());
        (forward.output()[class], forward.loss)
    }

    /// With tanh a unit's output may be negative, and raising its weight then raises the share.
    #[test]
    fn what_is_said_of_a_share_is_what_it_does() {
        let mut seen = [0, 0];
        for (hidden, seed) in
            [Activation::SIGMOID, Activation::Tanh].into_iter().flat_map(|of| (1..9).map(move |seed| (of, seed)))
        {
            let architecture = Architecture { hidden: hidden.into(), ..Architecture::CLASSIFICATION };
            let scenario = crate::exercise::of_one(architecture, &[2, 3, 3], seed);
            let walk = Walk::new(scenario.clone());
            let labels = scenario.sample().target;
            let Some(class) = labels.iter().position(|label| *label == 1.0) else { continue };
            let before = scenario.network().forward(&scenario.sample());
            for weight in walk.weights().filter(|weight| weight.layer == Layer::new(1)) {
                let step = &walk.steps()[walk.find(Quantity::loss_by(Variable::Weight(weight))).unwrap()];
                let said = said(&walk, step, Formulas::Correct);
                assert_eq!(said.is_some(), labels[usize::from(weight.to)] == 0.0, "{weight}");
                let Some(said) = said else { continue };
                let (share, loss) = raised(&scenario, weight, class);
                let falls = share < before.output()[class];
                assert_eq!(said.contains("and so lowers"), falls, "{weight}: {said}");
                assert_eq!(said.contains("and so raises"), !falls, "{weight}: {said}");
                assert_eq!(loss > before.loss, falls, "the loss depends on it: {weight}");
                seen[usize::from(falls)] += 1;
            }
        }
        assert!(seen.iter().all(|count| *count > 3), "{seen:?}");
    }

    #[test]
    fn of_several_classes_with_a_label_all_shares_are_meant() {
        let toml = "problem = \"classification\"\nalpha = 0.1\nx = [1]\ntarget = [0, 0.25, 0.75]\n\
                    first = [[0.1], [0.2]]\nsecond = [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]\n";
        let walk = Walk::new(Scenario::from_toml(toml, "soft.toml").unwrap());
        let said = said(&walk, find(&walk, "dE/dX0(2)"), Formulas::Correct).unwrap();
        assert!(said.starts_with("Raising X0(2) lowers the shares of the classes with a label above 0."), "{said}");
        assert!(words(&walk, find(&walk, "dE/dX1(2)"), Formulas::Correct).is_empty());
    }
}

#[test]
fn what_a_numeric_check_is_is_said_once_at_the_first_derivative() {
    for preset in presets() {
        let walk = Walk::new(preset.scenario());
        for formulas in ALL {
            let says =
                |step: &&Step| words(&walk, step, formulas).iter().any(|words| words.starts_with("The numeric check "));
            let found: Vec<&Step> = walk.steps().iter().filter(says).collect();
            assert_eq!(found.len(), 1, "{}", preset.name);
            let is_derivative = |step: &&Step| step.quantity().and_then(Walk::derivative).is_some();
            assert_eq!(Some(found[0]), walk.steps().iter().find(is_derivative));
        }
    }
}

#[test]
fn a_misprint_is_named_as_the_titles_name_it() {
    let walk = Walk::new(Scenario::load("regression").unwrap());
    for (step, misprints) in [
        ("a12(0)'", "Misprints: read a12(1) as a12(0) and O0^2 as O0(2) (R4, R5)."),
        ("a00(1)'", "Misprints: read O0^2 as O0(2) (R5)."),
        ("a10(1)'", "Misprints: read a01(1) as a10(1) and O0^2 as O0(2) (R3, R5)."),
    ] {
        let words = words(&walk, find(&walk, step), Formulas::Printed);
        assert!(words.iter().any(|words| words == misprints), "{words:?}");
    }
}

mod no_difference {
    use super::*;

    fn said(walk: &Walk, name: &str, formulas: Formulas) -> Option<String> {
        words(walk, find(walk, name), formulas).into_iter().find(|words| words.contains("no difference here"))
    }

    fn edited(name: &str, from: &str, to: &str) -> Walk {
        let text = Scenario::load(name).unwrap().to_toml();
        assert!(text.contains(from), "{text}");
        Walk::new(Scenario::from_toml(&text.replace(from, to), "a.toml").unwrap())
    }

    #[test]
    fn an_erratum_without_effect_on_these_numbers_is_said_to_have_none_and_why() {
        let walk = Walk::new(Scenario::load("classification").unwrap());
        let label = "C2 makes no difference here: l1 = 1 and the other labels are 0.";
        for name in ["dE/dX1(2)", "dE/da21(1)"] {
            assert_eq!(said(&walk, name, Formulas::Printed).as_deref(), Some(label), "{name}");
            assert_eq!(said(&walk, name, Formulas::Compared).as_deref(), Some(label), "{name}");
            assert_eq!(said(&walk, name, Formulas::Correct), None, "{name}");
        }
    }

    #[test]
    fn where_a_factor_is_0_none_of_the_errata_acts() {
        let walk = edited("regression", "alpha   = 0.1", "alpha = 0");
        let words = said(&walk, "a12(0)'", Formulas::Printed);
        assert_eq!(words.as_deref(), Some("R1, R2 make no difference here: alpha = 0."));
    }

    #[test]
    fn nothing_is_said_where_the_printed_value_is_wrong() {
        let mut count = 0;
        for name in ["regression", "classification"] {
            let walk = Walk::new(Scenario::load(name).unwrap());
            for step in walk.steps() {
                let said = words(&walk, step, Formulas::Printed);
                let is_wrong = said.iter().any(|words| words.starts_with("The printed value is wrong"));
                count += usize::from(is_wrong);
                assert!(!(is_wrong && said.iter().any(|words| words.contains("no difference"))), "{}", step.title());
            }
        }
        assert!(count > 20, "{count}");
    }
}

/// The outcome has a separate test, and given weights are no sentences.
#[test]
fn sentences_are_short_and_in_plain_words() {
    let odd = ["walk", "witness", "uphill", "downhill", "puts out", "put out", "part because", "way back", "slope"];
    let mut count = 0;
    let presets = presets().iter().map(gradwalk::scenario::Preset::scenario);
    for scenario in presets.chain(crate::exercise::every()).chain(crate::exercise::every_of_several()) {
        let walk = Walk::new(scenario);
        let steps = walk.steps().iter().filter(|step| !matches!(step.topic, Topic::Outcome | Topic::Weights));
        for (step, formulas) in steps.flat_map(|step| ALL.map(|formulas| (step, formulas))) {
            for words in words(&walk, step, formulas).into_iter().chain([step.title(), step.about_briefly()]) {
                assert!(words.is_ascii() && !odd.iter().any(|odd| words.contains(odd)), "{words}");
                for sentence in words.split(". ") {
                    assert!(sentence.split_whitespace().count() <= 20, "{sentence}");
                    count += 1;
                }
            }
        }
    }
    assert!(count > 1000, "{count}");
}
