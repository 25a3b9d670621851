//! Every command does something wherever the table says that it works, and nothing elsewhere.

use std::{fs, time::Duration};

use crossterm::event::{Event, KeyCode};
use gradwalk::{
    scenario::{Problem, Scenario},
    tui::{
        keys::{self, Command, Key, Place, bindings},
        state::{RecoveryOffer, State},
        terminal::Outcome,
        update::{self, Effect},
    },
};

use crate::screen::{ask, ask_all, event_of, jump, opened, picture, press, take_in, write};

const ENTER: Key = Key::Plain(KeyCode::Enter);

/// A network of the smallest screen, at a step in the middle.
fn walking(problem: Problem) -> State {
    let mut state = opened(problem);
    take_in(&mut state, &Event::Resize(60, 18));
    jump(&mut state, "dE/da12(0)");
    state
}

/// The same after some commands, each given by its first key.
fn after(problem: Problem, commands: &[Command]) -> State {
    let mut state = walking(problem);
    ask_all(&mut state, commands);
    state
}

/// On the chart of a training run, in its middle.
fn trained(network: &str, commands: &[Command]) -> State {
    let mut state = walking(Problem::Regression);
    state.open_network(Scenario::load(network).unwrap(), gradwalk::settings::Origin::Document);
    ask(&mut state, Command::Train);
    write(&mut state, "40");
    press(&mut state, ENTER);
    ask_all(&mut state, &[Command::Top, Command::PageDown]);
    ask_all(&mut state, commands);
    assert!(state.chart().is_some());
    state
}

fn offered() -> State {
    let edited = after(Problem::Regression, &[Command::Raise]).unsaved_edits();
    let mut state = walking(Problem::Regression);
    state.offer_recovery(RecoveryOffer { exercises: edited, age: Duration::from_secs(300) });
    state
}

/// The page over the answers of a file in which nothing is readable.
fn reviewed(commands: &[Command]) -> State {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ada.csv");
    let lines: String = (0..40).map(|line| format!("foo{line};3\n")).collect();
    fs::write(&path, format!("# scenario: regression\nquantity;value\nE;7\n{lines}")).unwrap();
    let mut state = walking(Problem::Regression);
    ask(&mut state, Command::Review);
    take_in(&mut state, &Event::Paste(path.to_str().unwrap().to_owned()));
    press(&mut state, ENTER);
    ask(&mut state, Command::Overview);
    ask_all(&mut state, commands);
    state
}

/// Screens of every place; on each of them some of its commands do something.
fn prepared() -> Vec<State> {
    use Command::*;
    use Problem::{Classification, Regression};
    let page_down = |opening| after(Classification, &[opening, PageDown]);
    let mut pointing = after(Regression, &[Lecture]);
    pointing.point_at(30, 8);
    let mut typing = walking(Regression);
    ask(&mut typing, Jump);
    write(&mut typing, "a12");
    let mut written = after(Regression, &[Edit]);
    write(&mut written, "0.7");
    let mut written_on_curve = after(Regression, &[WhatIf]);
    write(&mut written_on_curve, "0.7");
    let mut hunting = opened(Regression);
    hunting.begin_hunt(3);
    let mut on_plane = trained("xor", &[SwitchChart, SwitchChart]);
    ask(&mut on_plane, Top);
    vec![
        walking(Regression),
        walking(Classification),
        after(Regression, &[NextFactor]),
        after(Regression, &[NextFactor, NextFactor, NextFactor, Follow]),
        after(Regression, &[PreviousStep, PreviousLine, PreviousLine]),
        after(Classification, &[ScrollUp]),
        after(Classification, &[First, ScrollDown]),
        after(Regression, &[Practice]),
        after(Regression, &[Lecture]),
        pointing,
        hunting,
        after(Regression, &[Raise]),
        after(Regression, &[Help]),
        page_down(Help),
        after(Regression, &[Explain]),
        after(Regression, &[Why]),
        reviewed(&[]),
        reviewed(&[PageDown]),
        after(Classification, &[Errata]),
        page_down(Errata),
        after(Regression, &[Networks]),
        after(Regression, &[Networks, Bottom, PageDown]),
        after(Classification, &[Contents]),
        after(Regression, &[Raise, Quit]),
        offered(),
        after(Regression, &[Edit]),
        after(Regression, &[Edit, Raise]),
        after(Regression, &[Edit, Raise, Undo]),
        written,
        after(Regression, &[WhatIf]),
        after(Regression, &[WhatIf, Raise]),
        after(Regression, &[WhatIf, Raise, Undo]),
        written_on_curve,
        trained("regression", &[]),
        trained("regression", &[SwitchChart]),
        on_plane,
        typing,
        after(Regression, &[Blank]),
    ]
}

/// Whether a key has any visible effect, or asks for anything outside the state.
fn does_something(state: &State, key: Key) -> bool {
    let looks = |state: &State| picture(state, state.window.columns, state.window.rows);
    let mut before = state.clone();
    before.notice = None;
    let mut after = before.clone();
    let effect = update::handle(&mut after, &event_of(key));
    let is_nothing = matches!(effect, Effect::Terminal(Outcome::Continue | Outcome::Unchanged));
    !is_nothing || looks(&before) != looks(&after)
}

#[test]
fn every_command_does_something_wherever_the_table_says_that_it_works() {
    let states = prepared();
    for place in Place::ALL {
        assert!(states.iter().any(|state| state.overlay.place() == place), "no screen is of {place:?}");
    }
    let mut idle = Vec::new();
    for binding in bindings() {
        for place in binding.places {
            let mut here = states.iter().filter(|state| state.overlay.place() == *place);
            if !here.any(|state| binding.keys.iter().any(|key| does_something(state, *key))) {
                idle.push((binding.command, *place));
            }
        }
    }
    assert!(idle.is_empty(), "does nothing: {idle:?}");
}

/// Whether a key is a character that can be typed there.
fn is_typed(state: &State, key: Key) -> bool {
    match (state.overlay.place(), key) {
        (Place::Prompt | Place::Blank, _) => true,
        (Place::Editor | Place::Curve, Key::Plain(KeyCode::Char(_) | KeyCode::Backspace)) => true,
        (Place::Steps, Key::Plain(KeyCode::Char(_))) => state.practice().is_some(),
        _ => false,
    }
}

#[test]
fn a_key_does_nothing_at_a_place_that_the_table_does_not_name_for_it() {
    let keys: Vec<Key> = bindings().flat_map(|binding| binding.keys).copied().collect();
    let mut tried = 0;
    for state in prepared() {
        let place = state.overlay.place();
        for key in keys.iter().filter(|key| !is_typed(&state, **key)) {
            let Event::Key(event) = event_of(*key) else { unreachable!() };
            if keys::command(&event, place).is_none() {
                assert!(!does_something(&state, *key), "{} in {place:?}", key.name(true));
                tried += 1;
            }
        }
    }
    assert!(tried > 500, "{tried}");
}
