//! Numbers that are changed on the screen: moved by a key with the prediction in view, edited, undone and done again.

use crossterm::event::KeyCode;
use gradwalk::{
    network::{Network, Weights},
    quantity::Notation,
    reading::ReadingKind,
    scenario::{Given, Number, Problem, Scenario, presets},
    tui::{
        keys::{Command, Key},
        state::State,
        terminal::Outcome,
    },
    typeset::Glyphs,
    walk::Slope,
};
use proptest::prelude::*;
use ratatui::style::Modifier;

use crate::screen::{ask, ask_all, jump, opened, picture, press, rows, settings, text, text_of, write};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 40)];

fn regression_at(name: &str) -> State {
    let mut state = opened(Problem::Regression);
    jump(&mut state, name);
    state
}

fn shown(state: &State, (width, height): (u16, u16)) -> String {
    text(&picture(state, width, height))
}

/// The loss of a scenario, from matrices alone.
fn loss(scenario: &Scenario) -> f64 {
    scenario.network().objective(&scenario.network_samples(), scenario.reduction()).loss()
}

#[test]
fn a_weight_is_moved_by_a_key_and_the_loss_does_what_was_predicted() {
    let mut state = regression_at("a12(0)");
    let before = state.walk().scenario().clone();
    ask(&mut state, Command::Raise);
    let after = state.walk().scenario();
    assert_eq!(after.weights()[0][1][1], Number::typed(0.6, "0.6"));
    let experiment = state.experiment().unwrap();
    assert_eq!((experiment.before, experiment.after), (loss(&before), loss(after)));
    // The derivative from the matrices, times 0.1.
    let gradient = before.network().objective(&before.network_samples(), before.reduction()).gradient();
    let predicted = gradient[0][(1, 1)] * (0.6 - 0.5);
    assert!((experiment.predicted.change - predicted).abs() < 1e-12, "{experiment:?}");
    for size in SIZES {
        let shown = shown(&state, size);
        for words in ["a12(0) 0.5 → 0.6", "E 0.298623 → 0.293837", "change -0.004786", "-0.004763"] {
            assert!(shown.contains(words), "{words} at {size:?}: {shown}");
        }
        assert!(
            shown.contains("by printed dE/da ") && shown.contains("0.005326"),
            "the printed rule is seen to be wrong: {shown}"
        );
    }
}

#[test]
fn the_line_stands_where_it_stands_and_the_picture_with_it() {
    let mut state = regression_at("a12(0)");
    let rows_of = |state: &State, size| -> Vec<String> { shown(state, size).lines().map(str::to_owned).collect() };
    for size in SIZES {
        ask(&mut state, Command::Raise);
        let first = rows_of(&state, size);
        let place = first.iter().position(|row| row.contains("a12(0) 0.5")).unwrap();
        for command in [Command::RaiseFinely, Command::LowerFinely, Command::Raise, Command::NextStep, Command::Help] {
            ask(&mut state, command);
            if command == Command::Help {
                ask(&mut state, Command::Close);
            }
            let now = rows_of(&state, size);
            assert!(now[place].starts_with("a12(0) 0.5 "), "{command:?} at {size:?}: {}", now.join("\n"));
        }
        ask(&mut state, Command::Close);
        jump(&mut state, "a12(0)");
    }
}

#[test]
fn what_changed_is_marked_in_picture_formula_and_table() {
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::SwitchReading);
    ask(&mut state, Command::Raise);
    let buffer = picture(&state, 120, 40);
    let underlined: Vec<String> = rows(&buffer)
        .flat_map(|row| {
            row.chunk_by(|one, next| {
                one.modifier.contains(Modifier::UNDERLINED) == next.modifier.contains(Modifier::UNDERLINED)
            })
            .filter(|cells| cells[0].modifier.contains(Modifier::UNDERLINED))
            .map(|cells| text_of(cells).trim().to_owned())
            .collect::<Vec<_>>()
        })
        .collect();
    // The output of hidden unit 2 in picture and formula, the weight in the table, the value; unit 1 is unchanged.
    for number in ["0.3318", "0.331812", "0.6", "-0.04807"] {
        assert!(underlined.iter().any(|text| text.contains(number)), "{number}: {underlined:?}");
    }
    assert!(!underlined.iter().any(|text| text.contains("0.7311")), "{underlined:?}");
    ask(&mut state, Command::Close);
    assert!(!state.is_trying());
    assert_eq!(state.walk().scenario(), &Scenario::load("regression").unwrap(), "put back to the byte");
}

#[test]
fn of_numbers_without_a_step_the_slope_is_numeric_and_said_so() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Last);
    ask(&mut state, Command::Raise);
    let experiment = state.experiment().unwrap();
    assert_eq!((experiment.given, experiment.predicted.by), (Given::LearningRate, Slope::Numeric));
    assert_eq!(experiment.watched.to_string(), "E'");
    assert!(shown(&state, (80, 24)).contains("predicted (numeric slope)"), "{}", shown(&state, (80, 24)));
}

#[test]
fn the_number_in_the_chosen_part_is_moved_and_of_others_a_sentence_says_where_they_are_from() {
    let mut state = regression_at("a12(0)");
    ask_all(&mut state, &[Command::NextFactor, Command::NextFactor, Command::Raise]);
    assert_eq!(state.experiment().unwrap().name.to_string(), "a20(1)");
    let mut state = regression_at("dE/dX1(1)");
    ask(&mut state, Command::SwitchReading);
    let exact: Vec<String> = state.quantities_in_parts().iter().map(|(_, of)| format!("{of:?}")).collect();
    assert!(exact.len() > 1, "{exact:?}");
    for _ in 0..state.parts().len() {
        ask(&mut state, Command::NextFactor);
        if state.number_to_change().is_err() {
            ask(&mut state, Command::Raise);
            assert!(state.notice.as_deref().unwrap().contains("was calculated in earlier steps: Enter goes there."));
            return;
        }
    }
    panic!("no part is without a given number");
}

#[test]
fn a_part_is_followed_to_its_step_and_back_with_the_trail_in_view() {
    let mut state = State::new(Scenario::load("textbook").unwrap(), settings(Glyphs::Small, ReadingKind::Exact));
    jump(&mut state, "a11(0)");
    let start = state.position();
    ask_all(&mut state, &[Command::NextFactor, Command::Follow]);
    let second = state.position();
    assert_ne!(second, start);
    for size in SIZES {
        assert!(shown(&state, size).contains("dE/da11(0) › A "), "{}", shown(&state, size));
    }
    ask_all(&mut state, &[Command::NextFactor, Command::Follow]);
    assert_ne!(state.position(), second);
    ask(&mut state, Command::Return);
    assert_eq!((state.position(), state.chosen().is_some()), (second, true));
    ask(&mut state, Command::Return);
    assert_eq!((state.position(), state.chosen().is_some()), (start, true));
    // Without a trail it is one line back, and without a part one line on.
    let mut state = regression_at("X1(1)");
    ask(&mut state, Command::Return);
    assert!(!state.is_complete());
    ask(&mut state, Command::Follow);
    assert!(state.is_complete());
}

#[test]
fn the_picture_says_which_way_lowers_the_loss() {
    let mut state = opened(Problem::Regression);
    ask_all(&mut state, &[Command::SwitchReading, Command::Last]);
    ask(&mut state, Command::PreviousStep);
    let before = state.walk().scenario().clone();
    let shown = shown(&state, (80, 24));
    for (sign, text) in [("▲", "O0 0.2535"), ("▲", "O2 0.3208"), ("▼", "O1 0.7311")] {
        let row = shown.lines().find(|row| row.contains(text)).unwrap();
        assert!(row.contains(&format!("{text} {sign}")) || row.contains(&format!("{text} A {sign}")), "{shown}");
    }
    // Raising the output, by its bias, does lower the loss.
    let given = Notation::of(&before).given("a00(1)".parse_in(&before), 0).unwrap();
    let raised = before.with(given, before.number(given).unwrap().plus(0.01)).unwrap();
    assert!(loss(&raised) < loss(&before));
}

trait Named {
    fn parse_in(&self, scenario: &Scenario) -> gradwalk::quantity::Quantity;
}

impl Named for str {
    fn parse_in(&self, scenario: &Scenario) -> gradwalk::quantity::Quantity {
        Notation::of(scenario).parse(self).unwrap()
    }
}

#[test]
fn an_edit_is_checked_as_it_is_typed_and_all_is_worked_out_anew() {
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::Edit);
    write(&mut state, "0.9x");
    for size in SIZES {
        assert!(shown(&state, size).contains("found \"0.9x\""), "{}", shown(&state, size));
    }
    press(&mut state, Key::Plain(KeyCode::Enter));
    assert_eq!(state.walk().scenario(), &Scenario::load("regression").unwrap(), "what is no number is not taken");
    press(&mut state, Key::Plain(KeyCode::Backspace));
    assert_eq!(state.complaint(), None);
    press(&mut state, Key::Plain(KeyCode::Enter));
    assert_eq!(state.walk().scenario().weights()[0][1][1].to_string(), "0.9");
    assert!(shown(&state, (80, 24)).contains("E 0.29862 → 0.27926"), "{}", shown(&state, (80, 24)));
    let step = state.position();
    ask(&mut state, Command::Close);
    assert_eq!((state.position(), state.editor().is_none()), (step, true), "the same step as before");
    // The values are those of the network with the new weight.
    let scenario = state.walk().scenario();
    let sample = scenario.sample();
    let output = scenario.network().forward(&sample).output()[0];
    let quantity = "O0(2)".parse_in(scenario);
    assert!((state.walk().exact().get(quantity).unwrap() - output).abs() < 1e-12);
}

#[test]
fn fractions_are_taken_and_what_may_not_stand_there_is_refused_beside_the_field() {
    let mut state = opened(Problem::Classification);
    ask(&mut state, Command::Edit);
    write(&mut state, "3/8");
    press(&mut state, Key::Plain(KeyCode::Right));
    assert_eq!(state.walk().scenario().x()[0].to_string(), "3/8");
    write(&mut state, "1e9");
    assert!(state.complaint().unwrap().contains("expected a number from -1000000 to 1000000"));
    press(&mut state, Key::Plain(KeyCode::Down));
    assert!(state.complaint().is_some(), "the cursor stays until it is a number or dropped");
    press(&mut state, Key::Plain(KeyCode::Esc));
    assert!(state.editor().is_some() && state.complaint().is_none());
    press(&mut state, Key::Plain(KeyCode::Esc));
    assert!(state.editor().is_none());
}

#[test]
fn another_network_keeps_what_fits_and_says_the_seed_of_the_rest() {
    let mut state = regression_at("a12(0)");
    let quantity = state.step().quantity();
    ask(&mut state, Command::Edit);
    press(&mut state, Key::Plain(KeyCode::Home));
    write(&mut state, "4");
    press(&mut state, Key::Plain(KeyCode::Enter));
    assert_eq!(state.walk().scenario().heading(), "regression 2-4-1");
    assert_eq!(state.notice.as_deref(), Some("New numbers are from seed 1. z undoes the change."));
    assert_eq!(state.step().quantity(), quantity, "the same step of the larger network");
    // Down to the activations, and to tanh.
    press(&mut state, Key::Plain(KeyCode::Down));
    press(&mut state, Key::Plain(KeyCode::Left));
    ask(&mut state, Command::Raise);
    assert_ne!(state.walk().scenario().architecture(), Problem::Regression.architecture());
    assert_eq!(state.settings.reading, ReadingKind::Exact, "the document does not cover it");
    let said = state.notice.clone().unwrap();
    assert!(
        said.starts_with("All numbers stay as they were. z undoes the change. Only the correct formulas"),
        "{said}"
    );
    while state.may_undo() {
        ask(&mut state, Command::Undo);
    }
    assert_eq!(state.walk().scenario(), &Scenario::load("regression").unwrap());
}

#[test]
fn edits_and_updates_are_undone_in_their_order_and_done_again() {
    let mut state = regression_at("a12(0)");
    let mut seen = vec![state.walk().scenario().clone()];
    for command in [Command::Raise, Command::Apply, Command::Apply, Command::Raise, Command::Apply, Command::NewNumbers]
    {
        ask(&mut state, command);
        seen.push(state.walk().scenario().clone());
    }
    for back in [Command::Undo, Command::Redo].repeat(2) {
        let order: Vec<&Scenario> = match back {
            Command::Undo => seen.iter().rev().skip(1).collect(),
            _ => seen.iter().skip(1).collect(),
        };
        for expected in order {
            ask(&mut state, back);
            assert_eq!(state.walk().scenario(), expected, "{back:?}");
        }
    }
    ask(&mut state, Command::Redo);
    assert_eq!(state.notice.as_deref(), Some("There is nothing to redo."));
}

#[test]
fn an_update_behind_an_edit_is_not_undone_past_the_edit() {
    let mut state = regression_at("a12(0)");
    ask_all(&mut state, &[Command::Apply, Command::Raise, Command::Unapply]);
    assert_eq!(state.notice.as_deref(), Some("No update since the last edit. z undoes the edit."));
}

#[test]
fn nothing_is_changed_in_practice() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Practice);
    let before = state.walk().scenario().clone();
    for command in [Command::Raise, Command::Lower, Command::Edit, Command::Undo, Command::NewNumbers, Command::Apply] {
        ask(&mut state, command);
        assert!(state.notice.as_deref().unwrap().starts_with("Not available in practice"), "{command:?}");
    }
    assert_eq!(state.walk().scenario(), &before);
}

#[test]
fn the_curve_shows_today_s_point_the_tangent_and_both_updates_and_follows_the_arrows() {
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::WhatIf);
    for size in SIZES {
        let shown = shown(&state, size);
        for words in [
            "a12(0) = 0.5",
            "E 0.2986 now",
            "tangent, slope -0.04763 (dE/da12(0))",
            "P a12(0) after the printed update: 0.4947",
        ] {
            assert!(shown.contains(words), "{words} at {size:?}: {shown}");
        }
        assert_eq!(shown.matches('●').count(), 2, "in the legend and on the curve, at {size:?}: {shown}");
    }
    press(&mut state, Key::Plain(KeyCode::Right));
    press(&mut state, Key::Plain(KeyCode::Right));
    assert_eq!(state.walk().scenario().weights()[0][1][1].to_string(), "0.7");
    assert!(shown(&state, (80, 24)).contains("a12(0) 0.5 → 0.7"), "the prediction stays in view");
    // The curve of another number, and back to the steps.
    press(&mut state, Key::Plain(KeyCode::Down));
    assert!(shown(&state, (80, 24)).contains("E over a13(0)"), "{}", shown(&state, (80, 24)));
    ask(&mut state, Command::Close);
    assert!(state.editor().is_none());
    ask_all(&mut state, &[Command::Undo]);
    assert_eq!(state.walk().scenario(), &Scenario::load("regression").unwrap());
}

#[test]
fn of_the_learning_rate_the_curve_is_the_loss_after_the_update() {
    let mut state = opened(Problem::Regression);
    ask_all(&mut state, &[Command::SwitchReading, Command::Last, Command::WhatIf]);
    let shown = shown(&state, (80, 24));
    assert!(shown.contains("E' over alpha") && shown.contains("E' 0.1246 now"), "{shown}");
}

/// Types a file's name at the prompt for saving and confirms it.
fn save_as(state: &mut State, file: &std::path::Path) {
    ask(state, Command::Save);
    press(state, Key::Control('u'));
    write(state, file.to_str().unwrap());
    press(state, Key::Plain(KeyCode::Enter));
}

#[test]
fn what_is_saved_reads_back_equal_and_no_other_file_is_lost_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::Raise);
    save_as(&mut state, &folder.path().join("mine"));
    assert!(state.notice.as_deref().unwrap().starts_with("Saved as "), "{:?}", state.notice);
    let read = |file: &std::path::Path| Scenario::load(file.to_str().unwrap()).unwrap();
    assert_eq!(&read(&file), state.walk().scenario());
    assert!(state.unsaved().is_none());

    std::fs::write(&file, "somebody else's").unwrap();
    ask(&mut state, Command::Raise);
    save_as(&mut state, &file);
    assert!(shown(&state, (60, 18)).contains("There is such a file already."), "{}", shown(&state, (60, 18)));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "somebody else's");
    press(&mut state, Key::Plain(KeyCode::Enter));
    assert_eq!(&read(&file), state.walk().scenario());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
}

#[test]
fn a_file_that_cannot_be_written_is_said_at_the_prompt() {
    let mut state = regression_at("a12(0)");
    save_as(&mut state, std::path::Path::new("/no/such/folder/mine.toml"));
    assert!(shown(&state, (80, 24)).contains("cannot be written"), "{}", shown(&state, (80, 24)));
}

#[test]
fn leaving_asks_while_edits_are_not_saved() {
    let quit = |state: &mut State| ask(state, Command::Quit);
    assert_eq!(quit(&mut regression_at("a12(0)")), Outcome::Quit, "nothing was edited");
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::Apply);
    assert_eq!(quit(&mut state), Outcome::Quit, "an update is no edit");
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::Raise);
    assert_eq!(quit(&mut state), Outcome::Continue);
    for size in SIZES {
        assert!(shown(&state, size).contains("not saved"), "{}", shown(&state, size));
    }
    ask(&mut state, Command::Close);
    assert_eq!(quit(&mut state), Outcome::Continue, "it asks again");
    assert_eq!(quit(&mut state), Outcome::Quit);
    ask(&mut state, Command::Close);
    ask(&mut state, Command::Undo);
    assert_eq!(quit(&mut state), Outcome::Quit, "all is undone");
}

#[test]
fn edits_of_a_network_that_waits_are_not_forgotten() {
    let mut state = regression_at("a12(0)");
    ask_all(&mut state, &[Command::Raise, Command::Networks]);
    press(&mut state, Key::Plain(KeyCode::End));
    ask(&mut state, Command::Choose);
    assert_ne!(state.origin(), &Scenario::load("regression").unwrap());
    assert_eq!(ask(&mut state, Command::Quit), Outcome::Continue);
    assert!(shown(&state, (80, 24)).contains("regression 2-3-1 are not saved"), "{}", shown(&state, (80, 24)));
}

/// A student's edits of the numbers.
#[derive(Debug, Clone)]
enum Deed {
    Command(Command),
    Typed(usize, String),
    Turned(usize, Command),
    /// The training, and the step before its end that is opened.
    Trained(&'static str, usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let commands = prop::sample::select(vec![
        Command::Raise,
        Command::Lower,
        Command::RaiseFinely,
        Command::LowerFinely,
        Command::Apply,
        Command::Unapply,
        Command::SwitchReading,
        Command::NextStep,
        Command::NextFactor,
        Command::NewNumbers,
        Command::Close,
    ]);
    let turned = prop::sample::select(vec![Command::Raise, Command::Lower]);
    let deed = prop_oneof![
        4 => commands.prop_map(Deed::Command),
        2 => (0..24_usize, "-?[0-3](\\.[0-9]{1,3})?|[1-9]/[1-9]").prop_map(|(place, text)| Deed::Typed(place, text)),
        1 => (0..10_usize, turned).prop_map(|(place, command)| Deed::Turned(place, command)),
        1 => (prop::sample::select(vec!["7", "5 each", "6 own all"]), 0..4_usize)
            .prop_map(|(typed, before)| Deed::Trained(typed, before)),
    ];
    prop::collection::vec(deed, 1..25)
}

fn do_to(state: &mut State, deed: &Deed) {
    match deed {
        Deed::Command(command) => {
            ask(state, *command);
        }
        Deed::Typed(place, text) => {
            in_editor(state, *place, |state| {
                write(state, text);
                press(state, Key::Plain(KeyCode::Enter));
                if state.complaint().is_some() {
                    press(state, Key::Plain(KeyCode::Esc));
                }
            });
        }
        Deed::Trained(typed, before) => {
            ask(state, Command::Train);
            write(state, typed);
            press(state, Key::Plain(KeyCode::Enter));
            for _ in 0..*before {
                ask(state, Command::PreviousItem);
            }
            press(state, Key::Plain(KeyCode::Enter));
        }
        Deed::Turned(place, command) => in_editor(state, *place, |state| {
            ask(state, *command);
        }),
    }
}

fn in_editor(state: &mut State, place: usize, deed: impl Fn(&mut State)) {
    ask(state, Command::Edit);
    press(state, Key::Plain(KeyCode::Home));
    for _ in 0..place {
        press(state, Key::Plain(KeyCode::Right));
    }
    deed(state);
    while state.editor().is_some() {
        ask(state, Command::Close);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_edited_is_undone_to_the_byte_and_done_again(deeds in deeds(), preset in 0..presets().len()) {
        let scenario = presets()[preset].scenario();
        let mut state = State::new(scenario.clone(), settings(Glyphs::Small, ReadingKind::Document));
        state.go_to(20, gradwalk::tui::state::StartAt::LastLine);
        for deed in &deeds {
            do_to(&mut state, deed);
        }
        // The formulas shown may differ from those used for the update: undoing is independent of them.
        let last = (state.exercise(), state.updates_applied());
        let mut undone = 0;
        while state.may_undo() {
            ask(&mut state, Command::Undo);
            undone += 1;
        }
        prop_assert_eq!(state.walk().scenario().to_toml(), scenario.to_toml());
        prop_assert_eq!(state.walk().scenario(), &scenario);
        for _ in 0..undone {
            ask(&mut state, Command::Redo);
        }
        prop_assert_eq!((state.exercise(), state.updates_applied()), last);
    }
}

/// The matrices are used once more, so that no number on the screen is out of date.
#[test]
fn no_number_stays_old_after_an_edit() {
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::SwitchReading);
    for command in [Command::Raise, Command::Lower, Command::Lower, Command::RaiseFinely, Command::NewNumbers] {
        ask(&mut state, command);
        let scenario = state.walk().scenario();
        let network: Network = scenario.network();
        let gradient: Weights = network.objective(&scenario.network_samples(), scenario.reduction()).gradient();
        for given in scenario.given() {
            let Given::Weight { table, row, column } = given else { continue };
            let expected = if table == 0 { gradient[0][(row, column)] } else { gradient[1][(row, column)] };
            let name = state.notation().name_of(given).to_string();
            let derivative = format!("dE/d{name}").as_str().parse_in(scenario);
            let shown = state.walk().exact().get(derivative).unwrap();
            assert!((shown - expected).abs() < 1e-11, "{name}: {shown} for {expected}");
        }
    }
}
