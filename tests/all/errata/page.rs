//! The page of an erratum begins with its effect on the current step.

use crate::screen::{ask, ask_all, jump, opened_with, picture, settings, text};
use gradwalk::{
    formula::Digits,
    reading::{Erratum, ReadingKind, errata::Explanation},
    scenario::{Problem, Scenario},
    settings::Settings,
    tui::{
        keys::Command,
        state::{Overlay, State},
    },
    typeset::Glyphs,
};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 40)];

fn at(problem: Problem, settings: Settings<ReadingKind>, name: &str) -> State {
    let mut state = opened_with(problem, settings);
    jump(&mut state, name);
    assert_eq!(state.overlay, Overlay::None, "{name} is a name");
    state
}

#[test]
fn in_small_and_in_ascii_signs() {
    for glyphs in [Glyphs::Small, Glyphs::Ascii] {
        let mut state = at(Problem::Regression, settings(glyphs, ReadingKind::Document), "dE/da12(0)");
        ask_all(&mut state, &[Command::Errata, Command::NextItem]);
        insta::assert_snapshot!(format!("r2_{}_80x24", glyphs.name()), text(&picture(&state, 80, 24)));
    }
}

/// The page's rows inside its frame.
fn page(state: &State, (width, height): (u16, u16)) -> Vec<String> {
    let shown = text(&picture(state, width, height));
    let inside = |row: &str| {
        let row = row.strip_prefix(['│', '|'])?.trim_end_matches(['│', '|']);
        Some(row.trim_end().to_owned())
    };
    shown.lines().filter_map(inside).collect()
}

/// The first rows say what one erratum does to this derivative, at every size.
#[test]
fn the_first_four_rows_say_what_it_does_to_this_derivative() {
    for size in SIZES {
        for glyphs in Glyphs::ALL {
            let mut state = at(Problem::Regression, settings(glyphs, ReadingKind::Document), "dE/da12(0)");
            jump(&mut state, "R2");
            let first = page(&state, size)[..4].join(" ");
            let alone = "R2 alone: dE/da12(0) is -0.05326, correct -0.04763 (1.118 times as large).";
            assert!(first.contains(alone), "{first}");
            assert!(first.contains("The printed formula, with R1 and R2, gives 0.05326."), "{first}");
        }
    }
}

#[test]
fn the_frame_says_which_of_the_steps_errata_it_is_and_how_to_see_all() {
    let place = |name: &str, glyphs, size| {
        let mut state = at(Problem::Regression, settings(glyphs, ReadingKind::Document), "dE/da12(0)");
        jump(&mut state, name);
        text(&picture(&state, size, 24)).lines().skip(2).take(2).collect::<Vec<_>>().join("\n")
    };
    assert!(place("R1", Glyphs::Small, 80).contains("squared error  (1 of 2; →: all 8) "));
    assert!(place("R2", Glyphs::Ascii, 80).contains("(2 of 2; Right: all 8) "));
    assert!(place("B1", Glyphs::Small, 80).contains("(6 of 8) "));
    // The longest title leaves no room at 60 columns: the first row of the page says it.
    assert!(place("R1", Glyphs::Small, 60).contains("│1 of 2; →: all 8."), "{}", place("R1", Glyphs::Small, 60));
}

/// Every erratum at every step that lists it.
fn every_page(glyphs: Glyphs, mut look: impl FnMut(&State, Erratum)) {
    for problem in Problem::ALL {
        let mut state = opened_with(problem, settings(glyphs, ReadingKind::Document));
        for _ in 0..state.walk().steps().len() {
            let own = state.step().errata.len();
            ask(&mut state, Command::Errata);
            for _ in 0..own {
                let Overlay::Errata { of, at } = &state.overlay else { panic!("no errata are open") };
                look(&state, of[*at]);
                ask(&mut state, Command::NextItem);
            }
            ask_all(&mut state, &[Command::Close, Command::NextStep]);
        }
    }
}

/// The effect, the printed and the correct formula, and the first reason. The order of a page is fixed, so if the first
/// reason is visible, everything before it is too. The rows above the corrected formulas name the erratum where others
/// are left in them.
fn corrected(erratum: Erratum, explanation: &Explanation) -> String {
    match explanation.is_corrected_alone() {
        true => format!("With only {erratum} corrected"),
        false => "Correct".to_owned(),
    }
}

#[test]
fn at_80x24_what_matters_is_seen_without_scrolling() {
    for glyphs in Glyphs::ALL {
        let mut count = 0;
        every_page(glyphs, |state, erratum| {
            count += 1;
            let explanation = erratum.explain(state.walk().scenario(), Digits::default(), state.step().quantity());
            let rows = page(state, (80, 24));
            let corrected = corrected(erratum, &explanation);
            let place = |heading: &str| rows.iter().position(|row| row.trim_end_matches(": no formula") == heading);
            let (printed, correct, why) = (place("Printed"), place(&corrected), place("Why"));
            let title = &state.step().title();
            assert!(printed < correct && correct < why && printed.is_some(), "{title}: {rows:#?}");
            let said = rows[..printed.unwrap()].join(" ");
            for sentence in &explanation.effect {
                assert!(said.contains(sentence), "{title}: {sentence}: {rows:#?}");
            }
            let reasons = rows[why.unwrap() + 1..].join(" ");
            assert!(reasons.contains(explanation.why[0].words), "{title}, {}: {rows:#?}", glyphs.name());
        });
        assert!(count > 150, "{count}");
    }
}

/// The pages of the errata of the built-in examples that were published with mistakes, at every step.
#[test]
fn at_80x24_the_errata_of_published_pages_are_seen_whole_at_every_step() {
    let mut cut = Vec::new();
    for (name, glyphs) in
        ["textbook", "deep-softmax"].into_iter().flat_map(|name| Glyphs::ALL.map(|glyphs| (name, glyphs)))
    {
        let mut state = State::new(Scenario::load(name).unwrap(), settings(glyphs, ReadingKind::Exact));
        for _ in 0..state.walk().steps().len() {
            ask(&mut state, Command::Errata);
            for _ in 0..state.walk().errata().len() {
                let Overlay::Errata { of, at } = &state.overlay else { panic!("no errata are open") };
                let shown = text(&picture(&state, 80, 24));
                if shown.contains("more below") || !shown.contains("Why") || !shown.contains("Where: ") {
                    cut.push(format!("{} at {}, {}", of[*at], state.step().title(), glyphs.name()));
                }
                ask(&mut state, Command::NextItem);
            }
            ask_all(&mut state, &[Command::Close, Command::NextStep]);
        }
    }
    assert_eq!(cut, Vec::<String>::new());
}

/// The page's number at this step comes first, then its origin, then the formulas.
#[test]
fn the_errata_of_a_published_page_begin_with_its_number() {
    for (step, name, sentences) in [
        (
            "O0(3)",
            "P2",
            &[
                "The article that this example is from prints 0.2698 as O0(3).",
                "Net inputs divided by their sum give 0.2698; the correct value is 0.1984.",
            ][..],
        ),
        ("E", "P3", &["prints 0.9850 as the loss.", "gives 0.9655; the correct loss is 1.617."]),
        ("dE/dO1(3)", "P4", &["prints -1.4755 as dE/dO1(3).", "gives -1.4756; the correct value is 0."]),
        ("dE/dX1(3)", "P5", &["does not print dE/dX1(3), but uses it.", "gives -0.3010; the correct value is 0.2854."]),
        ("dE/dO2(1)", "P6", &["prints -0.0209 as dE/dO2(1).", "gives -0.0209; the correct value is 0.0109."]),
        ("a20(2)'", "P7", &["prints 0.30055 as a20(2)'.", "gives 0.30055; the correct value is 0.30754."]),
        ("a11(1)'", "P5", &["prints 0.2006989 as a11(1)'.", "Its numbers before that give 0.2006990;"]),
        // Elsewhere, the first number that has the mistake.
        ("X1(1)", "P6", &["prints -0.01035 as dE/dO1(1).", "P6 alone does not change X1(1): it is 1.350."]),
    ] {
        let mut state =
            State::new(Scenario::load("deep-softmax").unwrap(), settings(Glyphs::Small, ReadingKind::Exact));
        jump(&mut state, step);
        jump(&mut state, name);
        let shown = page(&state, (80, 24)).join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        for sentence in sentences {
            assert!(shown.contains(sentence), "{name} at {step}: {sentence}\n{shown}");
        }
    }
}

/// The same for errata of other steps, which can be read from here too.
#[test]
fn at_80x24_every_page_is_seen_whole_at_every_step() {
    let mut cut = Vec::new();
    for (problem, glyphs) in Problem::ALL.into_iter().flat_map(|problem| Glyphs::ALL.map(|glyphs| (problem, glyphs))) {
        let mut state = opened_with(problem, settings(glyphs, ReadingKind::Document));
        for _ in 0..state.walk().steps().len() {
            ask(&mut state, Command::Errata);
            for _ in 0..state.walk().errata().len() {
                let Overlay::Errata { of, at } = &state.overlay else { panic!("no errata are open") };
                if text(&picture(&state, 80, 24)).contains("more below") {
                    cut.push(format!("{} at {}, {}", of[*at], state.step().title(), glyphs.name()));
                }
                ask(&mut state, Command::NextItem);
            }
            ask_all(&mut state, &[Command::Close, Command::NextStep]);
        }
    }
    assert_eq!(cut, Vec::<String>::new());
}

/// Formulas in one row have no room for an omitted limit: such a page keeps their height.
#[test]
fn what_is_printed_never_looks_like_what_is_correct() {
    for glyphs in Glyphs::ALL {
        for size in SIZES {
            every_page(glyphs, |state, erratum| {
                let rows = page(state, (size.0, 60));
                let place = |heading: &str| {
                    rows.iter().position(|row| row.trim_end_matches(": no formula") == heading).unwrap()
                };
                let explanation = erratum.explain(state.walk().scenario(), Digits::default(), state.step().quantity());
                let corrected = corrected(erratum, &explanation);
                let (printed, correct, why) = (place("Printed"), place(&corrected), place("Why"));
                assert_ne!(rows[printed + 1..correct], rows[correct + 1..why], "{erratum}");
            });
            let mut state = opened_with(Problem::Regression, settings(glyphs, ReadingKind::Document));
            jump(&mut state, "B1");
            let shown = page(&state, size);
            let from = shown.iter().position(|row| row == "Printed").unwrap();
            let to = shown.iter().position(|row| row == "Correct").unwrap();
            assert!(!shown[from + 1..to].concat().contains("i=0..2"), "{shown:#?}");
        }
    }
}
