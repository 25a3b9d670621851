//! Snapshots of whole screens.
//!
//! | file | its one subject |
//! |---|---|
//! | `styles` | colours and emphasis |
//! | `widths` | columns are counted, not characters: some take two columns, and some none |
//! | `without_scrolling` | the value of a derivative is in sight at 80x24; the rest can be reached |

mod styles;
mod widths;
mod without_scrolling;

use crate::screen::{ask, ask_all, drawn, jump, opened, opened_with, picture, rows, settings, text};
use gradwalk::{
    formula::Digits,
    quantity::{Quantity, Variable},
    reading::{Erratum, ReadingKind},
    scenario::Problem,
    settings::Settings,
    tui::{
        keys::Command,
        state::{Overlay, State},
    },
    typeset::{Glyphs, line},
    walk::{Content, LineKind},
};
use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier},
};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 40)];

fn at(problem: Problem, settings: Settings<ReadingKind>, name: &str) -> State {
    let mut state = opened_with(problem, settings);
    jump(&mut state, name);
    assert_eq!(state.overlay, Overlay::None, "{name} is a name");
    state
}

fn snapshot(name: &str, state: &State, (width, height): (u16, u16)) {
    insta::assert_snapshot!(format!("{name}_{width}x{height}"), text(&picture(state, width, height)));
}

fn snapshot_at_all_sizes(name: &str, state: &State) {
    for size in SIZES {
        snapshot(name, state, size);
    }
}

mod pictures {
    use super::*;

    fn usual(reading: ReadingKind) -> Settings<ReadingKind> {
        settings(Glyphs::Small, reading)
    }

    #[test]
    fn first() {
        for problem in Problem::ALL {
            snapshot_at_all_sizes(&format!("first_{}", problem.name()), &opened(problem));
        }
    }

    #[test]
    fn derivative_as_printed() {
        snapshot_at_all_sizes(
            "derivative_as_printed",
            &at(Problem::Regression, usual(ReadingKind::Document), "dE/da12(0)"),
        );
    }

    #[test]
    fn the_readme_shows_this_screen() {
        let state = at(Problem::Regression, usual(ReadingKind::Document), "dE/da12(0)");
        let readme = include_str!("../../README.md");
        assert!(readme.contains(text(&picture(&state, 80, 24)).trim_end()), "it shows another one");
    }

    #[test]
    fn derivative_exact() {
        snapshot_at_all_sizes("derivative_exact", &at(Problem::Regression, usual(ReadingKind::Exact), "dE/da12(0)"));
    }

    #[test]
    fn softmax_output() {
        snapshot_at_all_sizes("softmax_output", &at(Problem::Classification, usual(ReadingKind::Exact), "dE/dX1(2)"));
    }

    #[test]
    fn after() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Last);
        snapshot_at_all_sizes("after", &state);
    }

    #[test]
    fn erratum() {
        let mut state = at(Problem::Regression, usual(ReadingKind::Document), "dE/da12(0)");
        ask(&mut state, Command::Errata);
        assert!(matches!(&state.overlay, Overlay::Errata { of, at: 0 } if of[0] == Erratum::R1));
        snapshot_at_all_sizes("erratum", &state);
    }

    #[test]
    fn help() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Help);
        snapshot_at_all_sizes("help", &state);
    }

    #[test]
    fn other_signs() {
        for glyphs in [Glyphs::Tall, Glyphs::Ascii] {
            let state = at(Problem::Regression, settings(glyphs, ReadingKind::Document), "dE/da12(0)");
            snapshot(&format!("derivative_{}", glyphs.name()), &state, (80, 24));
        }
    }

    /// A dot that touches a number would be read as a decimal point.
    #[test]
    fn in_ascii_no_edge_touches_a_number() {
        for (width, height) in SIZES {
            let mut state = opened_with(Problem::Classification, settings(Glyphs::Ascii, ReadingKind::Exact));
            ask(&mut state, Command::Last);
            state.page = gradwalk::tui::state::Page::Network;
            let shown = text(&picture(&state, width, height));
            let touches = |row: &&str| {
                let signs: Vec<char> = row.chars().collect();
                signs.windows(2).any(|two| two[0].is_ascii_digit() && "-=~#+:|".contains(two[1]) && row.contains('O'))
            };
            let network = |row: &&str| !row.contains("gradwalk") && !row.contains(" step ");
            assert_eq!(shown.lines().filter(network).find(touches), None, "{shown}");
            assert!(shown.contains("O1 0.7311 "), "{shown}");
        }
    }

    #[test]
    fn whoever_opens_the_printed_formulas_is_told_that_they_contain_mistakes() {
        for (width, height) in SIZES {
            for problem in Problem::ALL {
                let shown = |reading| {
                    let shown = text(&picture(&opened_with(problem, usual(reading)), width, height));
                    // On wide screens the table of weights stands beside it.
                    let beside = shown.lines().filter_map(|row| row.split('│').next()).collect::<Vec<_>>().join(" ");
                    beside.split_whitespace().collect::<Vec<_>>().join(" ")
                };
                assert!(shown(ReadingKind::Document).contains("contain mistakes. r shows the correct ones."));
                assert!(!shown(ReadingKind::Exact).contains("mistakes"));
            }
        }
    }

    #[test]
    fn errata_that_change_no_number_are_told_only_when_asked_for() {
        let mut state = at(Problem::Regression, usual(ReadingKind::Document), "X1(1)");
        assert_eq!(state.step().errata, [Erratum::B1]);
        assert!(!text(&picture(&state, 80, 24)).contains("B1"));
        ask(&mut state, Command::Errata);
        assert!(text(&picture(&state, 80, 24)).contains("B1"));
    }

    #[test]
    fn at_the_end_no_next_line_is_offered() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Last);
        for (width, height) in SIZES {
            assert!(!text(&picture(&state, width, height)).contains("→ next "));
        }
        ask(&mut state, Command::PreviousLine);
        assert!(text(&picture(&state, 80, 24)).contains("→ next "));
    }

    #[test]
    fn too_small() {
        snapshot("too_small", &opened(Problem::Regression), (40, 10));
    }
}

/// Where not everything fits, the path of the current term gives up numbers, never its end.
#[test]
fn the_path_is_never_cut_off() {
    for (problem, units, place, last) in
        [(Problem::Regression, 3, "dE/da12(0)", "O0(2) "), (Problem::Classification, 16, "dE/da16,16(0)", "16 units")]
    {
        for glyphs in [Glyphs::Tall, Glyphs::Ascii] {
            let mut state = if units == 3 { opened(problem) } else { drawn(problem, units) };
            state.settings.glyphs = glyphs;
            jump(&mut state, place);
            for (width, height) in [(60, 18), (70, 18), (75, 24)] {
                let picture = picture(&state, width, height);
                let row = rows(&picture).map(crate::screen::text_of).find(|row| row.starts_with(" path ")).unwrap();
                assert!(row.contains(last), "at {width}: {row}");
            }
        }
    }
}

/// Three numbers of ten digits are wider than the smallest screen.
#[test]
fn no_witness_is_cut_off() {
    let settings = Settings { digits: Digits::MOST, ..settings(Glyphs::Tall, ReadingKind::Document) };
    for (width, height) in [(60, 40), (112, 50)] {
        let mut state = opened_with(Problem::Regression, settings);
        let mut count = 0;
        for _ in 0..state.walk().steps().len() {
            let shown = text(&picture(&state, width, height));
            for line in state.lines().iter().filter(|line| [LineKind::Exact, LineKind::Numeric].contains(&line.kind)) {
                let Content::Words(words) = &line.content else { panic!("{line:?} has no words") };
                count += 1;
                let witness = format!("{} {words}", line.note);
                assert!(shown.contains(&witness), "{}: {witness}: {shown}", state.step().title());
            }
            ask(&mut state, Command::NextStep);
        }
        assert_eq!(count, 61, "the exact one of 24 derivatives and 13 new weights, the numeric one of 24");
    }
}

/// The value and the meaning of a factor are given in full, or in fewer words; nothing is cut off.
#[test]
fn no_number_of_the_chosen_factor_is_cut_off() {
    let mut state = at(Problem::Regression, settings(Glyphs::Tall, ReadingKind::Document), "a01(0)'");
    ask_all(&mut state, &[Command::NextFactor, Command::NextFactor, Command::NextFactor]);
    let numbers = |width| {
        let shown = text(&picture(&state, width, 24));
        shown.lines().find(|row| row.starts_with(" C  ")).unwrap().trim_start_matches(" C  ").to_owned()
    };
    let brief = "= -0.07192: the derivative of the loss as it is printed";
    assert_eq!((numbers(80).as_str(), numbers(60).as_str()), (brief, brief));
}
