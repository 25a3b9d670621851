//! Whatever is clicked, wherever and between whatever keys, the screen can be drawn.

use super::*;
use crate::screen::{
    any_keys::{bound_key, never_panics},
    drawn,
};
use crossterm::event::{Event, KeyCode, MouseButton, MouseEventKind};
use gradwalk::scenario::Problem;
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

const SEQUENCES: u32 = 60;

/// On the screen, and sometimes far outside.
fn any_cell() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![9 => (0..82u16, 0..26u16), 1 => (any::<u16>(), any::<u16>())]
}

fn any_event() -> impl Strategy<Value = Event> {
    let left = MouseButton::Left;
    let kinds = vec![
        MouseEventKind::Down(left),
        MouseEventKind::Up(left),
        MouseEventKind::Moved,
        MouseEventKind::ScrollDown,
        MouseEventKind::ScrollUp,
    ];
    prop_oneof![
        3 => (prop::sample::select(kinds), any_cell()).prop_map(|(kind, cell)| mouse(kind, cell)),
        // A file with a name from the prompt would be written.
        2 => bound_key().prop_filter("Enter", |event| *event != Event::Key(KeyCode::Enter.into())),
    ]
}

/// The same events, with a press before each release: clicks.
fn never_panics_with_clicks(start: &State, sequences: u32) {
    never_panics(start, sequences, any_event());
    // The cell is pressed and released at once.
    let mut runner = TestRunner::new(Config { cases: sequences, failure_persistence: None, ..Config::default() });
    let clicks = prop::collection::vec(any_cell(), 30);
    let held = runner.run(&clicks, |clicks| {
        let mut state = start.clone();
        for cell in clicks {
            click(&mut state, cell);
            shown(&state);
        }
        Ok(())
    });
    held.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn in_the_built_in_exercises() {
    for name in ["regression", "classification", "xor"] {
        never_panics_with_clicks(&opened(name, (80, 24)), SEQUENCES);
    }
}

#[test]
fn in_lists_lectures_practice_and_the_editor() {
    for command in [Command::Networks, Command::Contents, Command::Lecture, Command::Practice, Command::Edit] {
        let mut state = opened("regression", (80, 24));
        ask(&mut state, command);
        never_panics_with_clicks(&state, SEQUENCES / 3);
    }
}

#[test]
fn in_the_smallest_and_in_large_networks() {
    for (problem, units) in Problem::ALL.into_iter().flat_map(|problem| [1, 16].map(|units| (problem, units))) {
        never_panics_with_clicks(&drawn(problem, units), SEQUENCES / 3);
    }
}

/// Clicks each cell of the screen in every place that has one: the result can be drawn.
#[test]
fn on_every_cell() {
    for size in SIZES {
        let mut states = vec![opened("regression", size), at("classification", size, "a12(0)")];
        for command in [Command::Networks, Command::Contents, Command::Edit, Command::Help, Command::Lecture] {
            let mut state = opened("xor", size);
            ask(&mut state, command);
            states.push(state);
        }
        for start in states {
            let mut state = start.clone();
            for cell in (0..size.1).flat_map(|row| (0..size.0).step_by(7).map(move |column| (column, row))) {
                if click(&mut state, cell) != Outcome::Unchanged {
                    shown(&state);
                    state = start.clone();
                }
            }
        }
    }
}
