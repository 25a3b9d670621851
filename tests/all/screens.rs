//! Snapshots of whole screens.

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

mod styles {
    use super::*;

    /// The reversed cells in these rows, left of the table of weights.
    fn reversed(picture: &Buffer, within: std::ops::Range<usize>) -> String {
        let body = rows(picture).skip(within.start).take(within.len());
        let cells = body.flat_map(|row| row[..90].iter());
        cells.filter(|cell| cell.modifier.contains(Modifier::REVERSED)).map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn the_chosen_factor_is_reversed_in_the_formula_and_in_the_network() {
        let mut state = at(Problem::Regression, settings(Glyphs::Tall, ReadingKind::Exact), "dE/da12(0)");
        let (network, formula) = (2..15, 15..38);
        let without = picture(&state, 120, 40);
        assert_eq!(reversed(&without, formula.clone()), "");
        let before = reversed(&without, network.clone());
        let mut seen = Vec::new();
        for _ in state.parts() {
            ask(&mut state, Command::NextFactor);
            let picture = picture(&state, 120, 40);
            let chosen = state.chosen().unwrap().letters();
            assert!(reversed(&picture, formula.clone()).contains(&chosen), "factor {chosen}");
            seen.push(reversed(&picture, network.clone()) != before);
        }
        assert!(seen.contains(&true), "no factor lights up in the network");
    }

    #[test]
    fn the_chosen_factor_is_reversed_in_the_strip() {
        let mut state = at(Problem::Regression, settings(Glyphs::Tall, ReadingKind::Exact), "dE/da12(0)");
        let strip = |state: &State| {
            let picture = picture(state, 60, 18);
            let row = rows(&picture).find(|row| crate::screen::text_of(row).starts_with(" path ")).unwrap().to_vec();
            row.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED))
        };
        assert!(!strip(&state));
        let lit = state.parts().into_iter().filter(|_| {
            ask(&mut state, Command::NextFactor);
            strip(&state)
        });
        assert!(lit.count() > 0);
    }

    /// A note at the right end of a row does not apply to the row.
    #[test]
    fn only_the_reading_is_reversed_in_the_first_row() {
        let state = opened(Problem::Regression);
        let picture = picture(&state, 80, 24);
        let row = rows(&picture).next().unwrap();
        let reversed: Vec<_> = row.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).cloned().collect();
        assert_eq!(crate::screen::text_of(&reversed), " PRINTED FORMULAS ");
    }

    #[test]
    fn only_the_count_is_reversed_in_the_frame_of_a_page() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Help);
        let picture = picture(&state, 60, 18);
        let row = rows(&picture).find(|row| crate::screen::text_of(row).contains("more below")).unwrap();
        let reversed: Vec<_> = row.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).cloned().collect();
        let reversed = crate::screen::text_of(&reversed);
        assert!(reversed.starts_with(' ') && reversed.ends_with(" rows more below: PgDn "), "{reversed}");
    }

    /// The terminal's own white and black are unreadable on a background of the same colour.
    #[test]
    fn colours_are_readable_on_light_and_on_dark() {
        let allowed = [Color::Reset, Color::Red, Color::Green, Color::Cyan, Color::Magenta];
        for problem in Problem::ALL {
            let mut state = opened(problem);
            for step in 0..state.walk().steps().len() {
                ask(&mut state, if step % 2 == 0 { Command::NextFactor } else { Command::SwitchReading });
                for command in [Command::Errata, Command::Close, Command::Help, Command::Close, Command::NextStep] {
                    let picture = picture(&state, 120, 40);
                    let stranger =
                        picture.content.iter().find(|cell| !allowed.contains(&cell.fg) || cell.bg != Color::Reset);
                    assert_eq!(stranger, None);
                    ask(&mut state, command);
                }
            }
        }
    }
}

/// The value of a derivative with respect to a weight can be read at 80x24 without scrolling; the rest can be reached.
mod without_scrolling {
    use super::*;

    fn is_about_a_weight(state: &State) -> bool {
        matches!(state.step().quantity(), Some(Quantity::Partial { of: Variable::Loss, by: Variable::Weight(_) }))
    }

    fn is_shown(state: &State, shown: &str, kind: LineKind) -> bool {
        let line = state.lines().iter().find(|line| line.kind == kind);
        line.is_some_and(|line| shows(shown, line, state.settings.glyphs))
    }

    /// What is missing from the screen of a complete step.
    fn missing(state: &State) -> Vec<&'static str> {
        let shown = text(&picture(state, 80, 24));
        let mut missing = Vec::new();
        for (kind, name) in [(LineKind::Numbers, "numbers"), (LineKind::Value, "value")] {
            if !is_shown(state, &shown, kind) {
                missing.push(name);
            }
        }
        // The general law has a separate step; with its indices bound it is the same.
        if ![LineKind::Law, LineKind::Bound].into_iter().any(|kind| is_shown(state, &shown, kind)) {
            missing.push("law");
        }
        if !shown.contains("numeric") {
            missing.push("numeric check");
        }
        let mut at_the_top = state.clone();
        ask_all(&mut at_the_top, &[Command::ScrollUp; 9]);
        let top = text(&picture(&at_the_top, 80, 24));
        if !is_shown(state, &top, LineKind::Law) || top.contains("above: PgUp") {
            missing.push("law, scrolled to");
        }
        missing
    }

    fn has_to_scroll(shown: &str) -> bool {
        shown.contains("above: PgUp") || shown.contains("below: PgDn")
    }

    /// Whether the last sign of a line's formula is visible; in tall formulas it is spread over rows.
    fn shows(shown: &str, line_of_step: &gradwalk::walk::Line, glyphs: Glyphs) -> bool {
        let Content::Statement(statement, _) = &line_of_step.content else { return false };
        if glyphs == Glyphs::Tall {
            return true;
        }
        let written = line(statement, glyphs);
        let end = written.rsplit(' ').next().unwrap_or_default();
        shown.contains(end)
    }

    #[test]
    fn at_80x24_the_formula_its_numbers_and_its_value_are_in_sight() {
        let mut failures = Vec::new();
        let choices = Problem::ALL.into_iter().flat_map(|problem| Glyphs::ALL.map(|glyphs| (problem, glyphs)));
        for (problem, glyphs) in choices {
            for reading in [ReadingKind::Document, ReadingKind::Exact] {
                let mut state = opened_with(problem, settings(glyphs, reading));
                for _ in 0..state.walk().steps().len() {
                    let missing = if is_about_a_weight(&state) { missing(&state) } else { Vec::new() };
                    if !missing.is_empty() {
                        let title = &state.step().title();
                        failures.push(format!("{problem:?} {reading:?} {}: {title}: {missing:?}", glyphs.name()));
                    }
                    ask(&mut state, Command::NextStep);
                }
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn signs_do_not_change_with_the_size_of_the_screen() {
        for problem in Problem::ALL {
            let mut state = opened_with(problem, settings(Glyphs::Tall, ReadingKind::Exact));
            for _ in 0..state.walk().steps().len() {
                for (columns, rows) in [(60, 18), (80, 24), (200, 60)] {
                    let shown = text(&picture(&state, columns, rows));
                    let small = shown.chars().find(|sign| "⁽⁾⁰¹²₀₁₂₃ₖᵢₙ".contains(*sign) && *sign != '²');
                    let first = state.position() == 0;
                    assert!(small.is_none() || first, "{} at {columns}x{rows}: {small:?}", state.step().title());
                }
                ask(&mut state, Command::NextStep);
            }
        }
    }

    /// The test above can fail: sixteen terms do not fit.
    #[test]
    fn a_large_network_has_to_scroll() {
        let mut state = drawn(Problem::Classification, 16);
        ask_all(&mut state, &[Command::SwitchReading, Command::MoreDigits]);
        let mut scrolled = false;
        for _ in 0..state.walk().steps().len().min(120) {
            ask(&mut state, Command::NextStep);
            scrolled |= has_to_scroll(&text(&picture(&state, 60, 18)));
        }
        assert!(scrolled);
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

/// Columns are counted, not characters: some take two columns, and some none.
mod widths {
    use super::*;
    use crate::screen::{take_in, text_of};
    use gradwalk::{scenario::Scenario, tui::practice::Hint, typeset::wrap};

    /// The regression with another title.
    fn titled(title: &str) -> State {
        let text =
            include_str!("../../assets/scenarios/regression.toml").replace("\"Regression\"", &format!("\"{title}\""));
        let scenario = Scenario::from_toml(&text, "a.toml").unwrap();
        State::new(scenario, settings(Glyphs::Tall, ReadingKind::Document))
    }

    fn first_row(state: &State) -> String {
        let picture = picture(state, 60, 18);
        text_of(rows(&picture).next().unwrap())
    }

    #[test]
    fn a_title_of_wide_signs_is_cut_before_the_reading() {
        let row = first_row(&titled(&"漢字".repeat(12)));
        assert!(row.contains("漢") && row.contains("…  "), "{row}");
        assert!(row.ends_with("  PRINTED FORMULAS "), "{row}");
    }

    #[test]
    fn a_title_of_combined_signs_is_not_cut_where_it_fits() {
        let title = "e\u{301}".repeat(8);
        let row = first_row(&titled(&title));
        assert!(row.contains(&title), "{row}");
    }

    #[test]
    fn of_a_long_wide_text_the_prompt_shows_the_end_and_the_cursor() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Review);
        take_in(&mut state, &crossterm::event::Event::Paste(format!("{}/end.csv", "漢字".repeat(20))));
        let picture = picture(&state, 60, 18);
        let row = rows(&picture).find(|row| text_of(row).starts_with("answers file: …")).unwrap();
        assert!(text_of(row).trim_end().ends_with("/end.csv"), "{}", text_of(row));
        assert!(row.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED)), "no cursor: {}", text_of(row));
    }

    #[test]
    fn of_a_long_wide_word_nothing_is_cut_off() {
        let mut state = opened(Problem::Regression);
        state.notice = Some(format!("found {}", "漢".repeat(70)));
        let shown = text(&picture(&state, 60, 18));
        assert_eq!(shown.matches('漢').count(), 70, "{shown}");
    }

    #[test]
    fn a_sentence_is_broken_where_its_columns_end() {
        assert_eq!(wrap("漢字 漢字", 6), ["漢字", "漢字"]);
        assert_eq!(wrap("漢字 漢字", 9), ["漢字 漢字"]);
        assert_eq!(wrap("e\u{301}e\u{301} e\u{301}", 4), ["e\u{301}e\u{301} e\u{301}"]);
    }

    /// The gap after a key is needed only if another follows.
    #[test]
    fn the_smallest_screen_has_room_for_the_key_that_shows_the_value() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Practice);
        jump(&mut state, "O2(1)");
        while state.next_hint() != Some(Hint::Value) {
            ask(&mut state, Command::Hint);
        }
        let shown = text(&picture(&state, 60, 18));
        assert!(shown.lines().last().unwrap().contains("H show value"), "{shown}");
    }
}
