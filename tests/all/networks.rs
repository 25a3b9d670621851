//! The screens of networks that are not the document's own.

use crate::screen::{ask, jump, picture, settings, text};
use gradwalk::{
    network::{Architecture, Sizes},
    reading::ReadingKind,
    scenario::Scenario,
    settings::Settings,
    tui::{keys::Command, state::State},
    typeset::{Glyphs, wrap},
    walk::{Content, Formulas, Walk},
};

fn usual() -> Settings<ReadingKind> {
    settings(Glyphs::Small, ReadingKind::Document)
}

/// A unit that is off, one that is on, and one whose net input is exactly 0.
const RELU: &str = "problem = \"regression\"\nalpha = 0.1\nx = [1]\ntarget = 1\n\
                    first = [[-1, 0.5, 0.5], [0.5, 0.5, -0.5]]\nsecond = [[0.1], [0.2], [0.3], [0.4]]\n\
                    [network]\nhidden = \"relu\"\nloss = \"half-squared\"\n";

/// Softmax with the squared error, without biases.
const JACOBIAN: &str = "problem = \"classification\"\nalpha = 0.5\nx = [1.0, 0.5]\ntarget = 0\n\
                        first = [[0.1, 0.3], [0.2, 0.4]]\nsecond = [[0.5, 0.1, 0.3], [0.6, 0.2, 0.4]]\n\
                        [network]\nloss = \"squared\"\nbias = \"none\"\n";

/// Binary cross-entropy.
const BINARY: &str = "alpha = 0.5\nx = [1, 0]\ntarget = 1\nfirst = [[0, 0], [0.1, 0.3], [0.2, 0.4]]\n\
                      second = [[0], [0.5], [0.6]]\n[network]\noutput = \"sigmoid\"\nloss = \"cross-entropy\"\n";

fn read(toml: &str) -> Scenario {
    Scenario::from_toml(toml, "own.toml").unwrap()
}

fn snapshot_at(name: &str, scenario: Scenario, step: &str) {
    let mut state = State::new(scenario, usual());
    jump(&mut state, step);
    for (width, height) in [(80, 24), (120, 40)] {
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), text(&picture(&state, width, height)));
    }
}

#[test]
fn tanh_through_one_output_has_a_factor_for_every_derivative() {
    snapshot_at("tanh_first_layer", Scenario::load("tanh").unwrap(), "dE/da12(0)");
}

#[test]
fn several_outputs_are_summed_on_the_way_back() {
    snapshot_at("textbook_way_back", Scenario::load("textbook").unwrap(), "dE/dO1(1)");
}

#[test]
fn a_unit_that_is_off_says_so() {
    snapshot_at("relu_off", read(RELU), "dE/da11(0)");
}

#[test]
fn a_unit_on_its_kink_says_which_side_is_taken() {
    snapshot_at("relu_kink", read(RELU), "dO3(1)/dX3(1)");
}

#[test]
fn the_softmax_with_squared_error_goes_through_its_jacobian() {
    snapshot_at("jacobian", read(JACOBIAN), "dE/dX1(2)");
}

#[test]
fn where_factors_cancel_the_long_way_stands_beside_the_short_form() {
    snapshot_at("binary_cancels", read(BINARY), "dE/dX0(2)");
}

#[test]
fn the_samples_of_xor_have_a_pass_each_and_a_mean() {
    snapshot_at("xor_second_sample", Scenario::load("xor").unwrap(), "dE(x2)/da12(0)");
    snapshot_at("xor_mean", Scenario::load("xor").unwrap(), "dE/da12(0)");
}

#[test]
fn the_page_of_the_textbook_example_has_its_slip_told() {
    let mut state = State::new(Scenario::load("textbook").unwrap(), usual());
    ask(&mut state, Command::Last);
    insta::assert_snapshot!("textbook_after_80x24", text(&picture(&state, 80, 24)));
    ask(&mut state, Command::Errata);
    insta::assert_snapshot!("textbook_p1_80x24", text(&picture(&state, 80, 24)));
}

/// The words of a walk's first step.
fn first_words(walk: &Walk, formulas: Formulas) -> Vec<String> {
    let words = |content: Content| match content {
        Content::Words(words) => Some(words),
        Content::Statement(..) => None,
    };
    let lines = walk.lines(&walk.steps()[0], formulas, usual().digits);
    lines.into_iter().filter_map(|line| words(line.content)).collect()
}

#[test]
fn why_there_are_no_printed_formulas_is_said_where_they_are_asked_for_in_two_rows_of_the_smallest_screen() {
    for architecture in Architecture::all() {
        for outputs in [1, 16] {
            let scenario = Scenario::random(architecture, Sizes::new(&[2, 2, outputs]).unwrap(), 1);
            let walk = Walk::new(scenario.clone());
            let reason = walk.no_document().map(|reason| reason.in_a_sentence());
            let said =
                |formulas| first_words(&walk, formulas).into_iter().find(|words| words.contains("does not cover"));
            assert_eq!([Formulas::Printed, Formulas::Compared].map(said), [reason.clone(), reason.clone()]);
            assert_eq!(said(Formulas::Correct), None);
            let opened = |reading| State::new(scenario.clone(), settings(Glyphs::Tall, reading));
            let Some(reason) = reason else { continue };
            assert!(wrap(&reason, 60).len() <= 2, "{reason}");
            assert_eq!(opened(ReadingKind::Document).notice.as_ref(), Some(&reason));
            let mut state = opened(ReadingKind::Exact);
            assert_eq!(state.notice, None);
            ask(&mut state, Command::SwitchReading);
            assert_eq!(state.notice.as_ref(), Some(&reason));
        }
    }
}

#[test]
fn without_a_document_reading_two_numbers_bear_witness() {
    let walk = Walk::new(Scenario::load("tanh").unwrap());
    let kinds = |name: &str| {
        let step = walk.steps().iter().find(|step| step.title().starts_with(name)).unwrap();
        walk.witness(step, Formulas::Compared, usual().digits).into_iter().map(|line| line.note).collect::<Vec<_>>()
    };
    assert_eq!(kinds("dE/da12(0) "), ["correct", "numeric"]);
}

/// The output of a unit at the end of its range is rounded, and marked as such: tanh, σ and the softmax never reach it.
#[test]
fn a_number_that_is_only_rounded_to_the_end_of_a_range_is_no_exact_one() {
    let shown = |toml: &str, step: &str| {
        let mut state = State::new(read(toml), settings(Glyphs::Ascii, ReadingKind::Exact));
        jump(&mut state, step);
        text(&picture(&state, 80, 40))
    };
    let tanh = "alpha = 0.1\nx = [200, 0]\ntarget = 0.8\nfirst = [[0, 0], [1, 0], [0, 0]]\n\
                second = [[0.2], [-0.3], [0.4]]\n[network]\nhidden = \"tanh\"\noutput = \"linear\"\nloss = \"squared\"\n";
    let softmax = "problem = \"classification\"\nalpha = 0.1\nx = [1000]\ntarget = 0\nfirst = [[0.2], [-1]]\n\
                   second = [[900, 0], [0.4, 1]]\n";
    for (toml, step, numbers) in [
        (tanh, "O1(1)", "~= 1.000"),
        (tanh, "O2(1)", "= tanh(0)\n        = 0\n"),
        (tanh, "X0(2)", "~= 1*0.2 + 1*(-0.3) + 0*0.4"),
        (tanh, "X0(2)", "~= -0.1000"),
        (softmax, "O1(1)", "= sigma(-999.8)\n        ~= 0\n"),
        (softmax, "X0(2)", "~= 1*900 + 0*0.4"),
        (softmax, "O1(2)", "~= 0\n"),
        (softmax, "dE/dX0(2)", "~= 1 - 1   the short form\n"),
    ] {
        let shown = shown(toml, step);
        assert!(shown.contains(numbers), "{step}: {numbers}: {shown}");
    }
}

/// A network is called by its name in the list, before and after an edit; the list also says which networks are printed
/// with mistakes.
#[test]
fn the_header_and_the_list_call_a_network_by_its_name() {
    for preset in gradwalk::scenario::presets() {
        let mut state = State::new(preset.scenario(), usual());
        let sizes = preset.about.split(':').next().unwrap();
        let name = format!("{} {sizes}", preset.name);
        assert!(text(&picture(&state, 80, 24)).contains(&format!("gradwalk {name}")), "{name}");
        ask(&mut state, Command::Networks);
        let shown = text(&picture(&state, 80, 40)).replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(&format!("Esc stays at {name}")), "{name}: {shown}");
        assert_eq!(shown.matches("printed formulas").count(), 2, "{shown}");
        assert_eq!(shown.matches("(P1)").count(), 1, "{shown}");
        assert_eq!(shown.matches("(P2 to P7)").count(), 1, "{shown}");
        ask(&mut state, Command::Close);
        let weight = state.walk().weights().last().unwrap();
        jump(&mut state, &format!("dE/d{weight}"));
        ask(&mut state, Command::Raise);
        assert!(state.is_edited() && state.heading() == name, "{}", state.heading());
    }
}
