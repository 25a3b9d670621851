//! Whatever happens, in any order, the screen can be drawn.

use crossterm::event::Event;
use gradwalk::{
    tui::{
        keys::{Key, bindings},
        state::{Overlay, Question, State},
        update::{self, Effect},
    },
    typeset::Glyphs,
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use super::{event_of, picture, stranger, take_in, text};

/// Events from the start on.
const EVENTS: usize = 60;

/// A key that does something.
pub fn bound_key() -> impl Strategy<Value = Event> + Clone {
    let keys: Vec<Key> = bindings().flat_map(|binding| binding.keys).copied().collect();
    prop::sample::select(keys).prop_map(event_of)
}

/// One of these characters, typed.
pub fn sign_of(signs: &str) -> impl Strategy<Value = Event> + Clone {
    let keys: Vec<Key> = signs.chars().map(|sign| Key::Plain(crossterm::event::KeyCode::Char(sign))).collect();
    prop::sample::select(keys).prop_map(event_of)
}

/// Draws the screen in every size and profile after this many sequences of events.
pub fn never_panics(start: &State, sequences: u32, any_event: impl Strategy<Value = Event>) {
    let size = || (1..=200u16, 1..=60u16);
    let events = prop::collection::vec(any_event, EVENTS);
    let mut runner = TestRunner::new(Config {
        cases: sequences,
        failure_persistence: None,
        max_shrink_iters: 64,
        ..Config::default()
    });
    let held = runner.run(&(events, size(), size(), 0..EVENTS), |(events, middle, end, pause)| {
        let mut state = start.clone();
        for (place, event) in events.iter().enumerate() {
            take_in_but_for_files(&mut state, event);
            if place == pause {
                draw_in_every_profile(&state, middle);
            }
        }
        draw_in_every_profile(&state, end);
        Ok(())
    });
    held.unwrap_or_else(|error| panic!("{error}"));
}

/// Takes in an event. Writing a file is taken as done: random keys may save under any name.
fn take_in_but_for_files(state: &mut State, event: &Event) {
    let saves = matches!(&state.overlay, Overlay::Prompt(prompt) if prompt.question == Question::SaveAs);
    if !saves {
        take_in(state, event);
    } else if let Effect::Write { path, .. } = update::handle(state, event) {
        update::written(state, &path, Ok(()));
    }
}

fn draw_in_every_profile(state: &State, (width, height): (u16, u16)) {
    for glyphs in Glyphs::ALL {
        let mut state = state.clone();
        state.settings.glyphs = glyphs;
        let shown = text(&picture(&state, width, height));
        assert_eq!(stranger(&shown), None, "at {width}x{height}:\n{shown:?}");
        if glyphs == Glyphs::Ascii {
            let stranger = shown.chars().find(|sign| !sign.is_ascii());
            assert_eq!(stranger, None, "at {width}x{height}:\n{shown}");
        }
    }
}
