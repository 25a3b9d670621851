//! With the correct formulas nothing of the document is visible until it is asked for; from then on both are compared.

use crate::screen::{ask, ask_all, jump, picture, settings, text};
use gradwalk::{
    formula::Digits,
    reading::{Erratum, ReadingKind},
    report::{Format, render, render_key, render_worksheet},
    scenario::{Preset, Problem, Scenario, presets},
    settings::{PrintReading, Settings},
    tui::{
        keys::{Command, key_of},
        state::{Overlay, State},
    },
    typeset::{Glyphs, Letters},
    walk::{Content, Formulas, Line, Walk},
};

/// A user's file for which the document has formulas.
fn own_file() -> Scenario {
    let toml = include_str!("../../assets/scenarios/classification.toml").replace("\"Classification\"", "\"Ada\"");
    let scenario = Scenario::from_toml(&toml, "ada.toml").unwrap();
    assert!(Walk::new(scenario.clone()).no_document().is_none());
    scenario
}

/// Every built-in scenario and a file.
fn all() -> impl Iterator<Item = Scenario> {
    presets().iter().map(Preset::scenario).chain([own_file()])
}

/// The traces of the document in a text: its name, its numbers, its errata.
fn of_the_document(text: &str) -> Option<String> {
    let words = ["printed", "document", "equation", "errata", "misprint"].map(str::to_owned);
    let ids = Erratum::ALL.map(|erratum| erratum.to_string());
    // An id must stand alone: "PR10" does not contain R1.
    let is_word = |word: &str| text.split(|sign: char| !sign.is_alphanumeric()).any(|own| own == word);
    let lower = text.to_lowercase();
    let word = words.into_iter().find(|word| lower.contains(word));
    word.or_else(|| ids.into_iter().find(|id| is_word(id)))
}

#[track_caller]
fn assert_free(text: &str) {
    assert_eq!(of_the_document(text), None, "{text}");
}

#[test]
fn what_is_of_the_document_is_found() {
    for text in ["printed 0.5", "AS PRINTED", "replaces equation (4)", "  R1 R2", "(C6).", "the homework document"] {
        assert!(of_the_document(text).is_some(), "{text}");
    }
    assert_free("correct 0.5   numeric 0.5");
}

/// The words of a line, its note among them.
fn words(line: &Line) -> String {
    match &line.content {
        Content::Words(words) => format!("{} {words}", line.note),
        Content::Statement(statement, _) => {
            format!("{} {}", line.note, gradwalk::typeset::line(statement, Glyphs::Ascii))
        }
    }
}

/// A screen without its keys, which offer to show the document.
fn without_keys(state: &State, width: u16, height: u16) -> String {
    let shown = text(&picture(state, width, height));
    let (above, _) = shown.rsplit_once("? help").expect("the keys offer help");
    above.to_owned()
}

/// Whether the screen says that the printed formulas contain mistakes, and which key shows the correct ones.
fn warns(state: &State) -> bool {
    let shown = text(&picture(state, 80, 24));
    shown.split_whitespace().collect::<Vec<_>>().join(" ").contains("contain mistakes. r shows the correct ones.")
}

fn correct(scenario: Scenario) -> State {
    State::new(scenario, settings(Glyphs::Small, ReadingKind::Exact))
}

#[test]
fn no_line_no_title_and_no_screen_of_the_correct_formulas_tells_of_the_document() {
    for scenario in all() {
        let mut state = correct(scenario);
        assert_eq!(state.formulas(), Formulas::Correct);
        for step in 0..state.walk().steps().len() {
            state.lines().iter().map(words).for_each(|line| assert_free(&line));
            let size = [(60, 18), (80, 24), (120, 40)][step % 3];
            assert_free(&without_keys(&state, size.0, size.1).replace("e: why the blog post differs", ""));
            ask(&mut state, Command::NextStep);
        }
    }
}

#[test]
fn asked_for_once_the_printed_values_and_the_errata_stand_in_the_correct_formulas_too() {
    for scenario in all().filter(|scenario| Walk::new(scenario.clone()).no_document().is_none()) {
        let mut state = correct(scenario);
        ask(&mut state, Command::SwitchReading);
        assert!(warns(&state), "said where they come into view");
        ask(&mut state, Command::SwitchReading);
        assert_eq!((state.formulas(), state.settings.reading), (Formulas::Compared, ReadingKind::Exact));
        ask(&mut state, Command::SwitchReading);
        assert_eq!((state.formulas(), state.notice.as_deref()), (Formulas::Printed, None));
        ask(&mut state, Command::SwitchReading);
        jump(&mut state, "dE/da10(1)");
        let shown = text(&picture(&state, 80, 24));
        for words in ["CORRECT FORMULAS", "replaces equation", "errata", "printed ", "The printed value is wrong"] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
    }
}

#[test]
fn the_comparison_stays_over_updates_and_practice() {
    let mut state = correct(own_file());
    ask_all(&mut state, &[Command::SwitchReading, Command::SwitchReading, Command::Apply]);
    assert_eq!(state.formulas(), Formulas::Compared);
    ask_all(&mut state, &[Command::Practice, Command::Practice, Command::Unapply]);
    assert_eq!(state.formulas(), Formulas::Compared);
}

/// Opens a built-in network from the list.
fn open(state: &mut State, name: &str) {
    let place = presets().iter().position(|preset| preset.name == name).unwrap();
    ask_all(state, &[Command::Networks, Command::Top]);
    ask_all(state, &vec![Command::RowDown; place]);
    ask(state, Command::Choose);
    assert_eq!(*state.walk().scenario(), presets()[place].scenario());
}

#[test]
fn the_documents_two_networks_keep_the_formulas_chosen_and_others_do_not_lend_theirs() {
    let load = |name| Scenario::load(name).unwrap();
    let mut state = correct(load("regression"));
    open(&mut state, "classification");
    assert_eq!(state.formulas(), Formulas::Correct, "asked for on neither");
    let mut state = correct(load("regression"));
    ask_all(&mut state, &[Command::SwitchReading, Command::SwitchReading]);
    open(&mut state, "classification");
    assert_eq!(state.formulas(), Formulas::Compared, "asked for on the other");

    let mut state = correct(load("textbook"));
    open(&mut state, "regression");
    assert_eq!(state.formulas(), Formulas::Printed, "the document's network opens as such");
    assert!(warns(&state));
    open(&mut state, "tanh");
    assert_eq!((state.formulas(), state.notice.as_deref()), (Formulas::Correct, None));
    open(&mut state, "textbook");
    assert_eq!(state.formulas(), Formulas::Correct, "it was left so");
    open(&mut state, "regression");
    assert_eq!(state.formulas(), Formulas::Printed, "and so was this");
}

#[test]
fn answers_to_an_exercise_in_a_file_are_looked_at_without_the_document() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("07.toml"), own_file().to_toml()).unwrap();
    let answers = folder.path().join("ada.csv");
    std::fs::write(&answers, "# scenario: 07.toml\nX1(1),9\n").unwrap();
    let mut state = State::new(Scenario::load("regression").unwrap(), settings(Glyphs::Small, ReadingKind::Document));
    let (exercise, file) = gradwalk::tui::review::open(&answers, None).unwrap();
    state.begin_review(exercise, file);
    assert_eq!(state.formulas(), Formulas::Correct);
    ask(&mut state, Command::Review);
    assert_eq!(state.formulas(), Formulas::Printed, "closed, the regression is as it was");
}

mod errata {
    use super::*;

    fn told(state: &mut State) -> Option<Vec<Erratum>> {
        ask(state, Command::Errata);
        match std::mem::replace(&mut state.overlay, Overlay::None) {
            Overlay::Errata { of, .. } => Some(of),
            _ => None,
        }
    }

    #[test]
    fn they_wait_for_the_printed_formulas() {
        let mut state = correct(own_file());
        jump(&mut state, "dE/da10(1)");
        assert_eq!(told(&mut state), None);
        let notice = state.notice.clone().unwrap();
        assert!(notice.contains(&format!("{} shows the printed formulas", key_of(Command::SwitchReading))), "{notice}");
        ask(&mut state, Command::SwitchReading);
        let all = state.walk().errata().len();
        let first = |of: Option<Vec<Erratum>>| of.map(|of| (of[0], of.len()));
        assert_eq!(first(told(&mut state)), Some((Erratum::C2, all)), "the one of the step, then all others");
        ask(&mut state, Command::SwitchReading);
        assert_eq!(first(told(&mut state)), Some((Erratum::C2, all)), "asked for once, they are told");
    }

    #[test]
    fn where_there_are_none_no_document_is_named() {
        for name in ["tanh", "xor", "softmax", "relu"] {
            let mut state = correct(Scenario::load(name).unwrap());
            assert_eq!(told(&mut state), None);
            assert_free(state.notice.as_deref().unwrap().trim_start_matches("There are no errata"));
        }
    }

    #[test]
    fn that_of_the_textbooks_page_is_told_by_its_key_which_the_last_step_names() {
        let mut state = correct(Scenario::load("textbook").unwrap());
        ask(&mut state, Command::Last);
        for (width, height) in [(60, 18), (80, 24), (120, 40)] {
            // The table of weights beside them is left out.
            let shown = text(&picture(&state, width, height));
            let shown: Vec<&str> = shown.lines().filter_map(|row| row.split(['│', '┌']).next()).collect();
            let shown = shown.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
            for words in ["e: why the blog post differs", "0.291027924", "The correct loss is 0.291027774."] {
                assert!(shown.contains(words), "{words}: {shown}");
            }
        }
        assert_eq!(told(&mut state), Some(vec![Erratum::P1]));
    }

    #[test]
    fn no_title_names_one_that_changes_no_number() {
        for scenario in all() {
            let mut state = State::new(scenario, settings(Glyphs::Small, ReadingKind::Document));
            for _ in 0..state.walk().steps().len() {
                let shown = text(&picture(&state, 120, 40));
                let name = state.step().name();
                let title = shown.lines().find(|row| row.starts_with(&name) && !row.contains(" = ")).unwrap();
                for erratum in Erratum::ALL.into_iter().filter(|erratum| !erratum.changes_numbers()) {
                    assert!(!title.split_whitespace().any(|word| word == erratum.to_string()), "{title}");
                }
                ask(&mut state, Command::NextStep);
            }
        }
    }
}

/// A title may be shortened, but keeps its name, its errata and its number.
#[test]
fn every_title_is_read_at_60_columns_in_words_with_its_errata() {
    for problem in Problem::ALL {
        for reading in [ReadingKind::Document, ReadingKind::Exact] {
            let mut state = State::new(Scenario::load(problem.name()).unwrap(), settings(Glyphs::Small, reading));
            if reading == ReadingKind::Exact {
                ask_all(&mut state, &[Command::SwitchReading, Command::SwitchReading]);
            }
            for _ in 0..state.walk().steps().len() {
                let step = state.step().clone();
                let brief = format!("{}  {}", step.name(), step.about_briefly());
                let is_in_words =
                    |row: &&str| row.starts_with(&step.title()) || step.named().is_some() && row.starts_with(&brief);
                let shown = text(&picture(&state, 60, 18));
                let title = shown.lines().find(is_in_words);
                let title = title.unwrap_or_else(|| panic!("{}: {shown}", step.title()));
                for erratum in step.errata.iter().filter(|erratum| erratum.changes_numbers()) {
                    assert!(title.split_whitespace().any(|word| word == erratum.to_string()), "{title}");
                }
                if let Some(equation) = step.equation {
                    assert!(title.contains(&equation.to_string()), "{title}");
                }
                ask(&mut state, Command::NextStep);
            }
        }
    }
}

mod printed {
    use super::*;

    fn printed(scenario: &Scenario, format: Format, reading: PrintReading) -> String {
        render(
            scenario,
            format,
            Settings { glyphs: Glyphs::Ascii, letters: Letters::Document, digits: Digits::default(), reading },
        )
    }

    #[test]
    fn the_correct_formulas_alone_have_nothing_of_the_document() {
        for scenario in all() {
            for row in printed(&scenario, Format::Text, PrintReading::Exact).lines() {
                assert_free(row);
            }
            let json: serde_json::Value =
                serde_json::from_str(&printed(&scenario, Format::Json, PrintReading::Exact)).unwrap();
            for step in json["steps"].as_array().unwrap() {
                assert_free(step["title"].as_str().unwrap());
                for line in step["lines"].as_array().unwrap() {
                    assert_free(line["text"].as_str().unwrap());
                }
            }
        }
    }

    #[test]
    fn worksheets_and_keys_are_free_of_it() {
        for scenario in all() {
            let head = gradwalk::homework::asked::AnswersHead { scenario: None, name: None };
            let sheet = render_worksheet(&scenario, head, Glyphs::Ascii, Letters::Document);
            for row in sheet.lines().chain(render_key(&scenario, Glyphs::Ascii).lines()) {
                assert_free(row);
            }
        }
    }

    #[test]
    fn the_blocks_of_the_document_are_there_whatever_is_asked_for() {
        for reading in [PrintReading::Document, PrintReading::Exact, PrintReading::Both] {
            let json: serde_json::Value = serde_json::from_str(&printed(&own_file(), Format::Json, reading)).unwrap();
            assert!(json["document"]["d_second"].is_array(), "{reading:?}");
        }
    }

    #[test]
    fn without_the_option_both_are_printed_of_the_documents_two_networks_and_the_correct_ones_of_all_others() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ada.toml");
        std::fs::write(&file, own_file().to_toml()).unwrap();
        let run = |arguments: &[&str]| {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gradwalk"));
            let output = command.arg("print").args(arguments).args(["--glyphs", "ascii"]).output().unwrap();
            assert!(output.status.success(), "{arguments:?}");
            String::from_utf8(output.stdout).unwrap()
        };
        let path = file.to_str().unwrap();
        for arguments in [&["regression"][..], &["classification"], &["regression", "--seed", "7"]] {
            assert_eq!(run(arguments), run(&[arguments, &["--reading", "both"]].concat()), "{arguments:?}");
        }
        for arguments in [&["textbook"][..], &["xor"], &["softmax", "--seed", "7"], &[path]] {
            assert_eq!(run(arguments), run(&[arguments, &["--reading", "exact"]].concat()), "{arguments:?}");
        }
        assert!(run(&[path, "--reading", "document"]).contains("The printed value is wrong because of"));
    }
}
