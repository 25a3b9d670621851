//! Whatever is typed in whatever order, the screen can be drawn.

use proptest::prelude::*;

use super::*;
use crate::screen::{
    any_keys::{bound_key, never_panics, sign_of},
    drawn, event_of,
};

const SEQUENCES: u32 = 60;

fn any_key() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => bound_key(),
        3 => sign_of("0123456789-.,/e"),
        2 => Just(event_of(ENTER)),
        2 => Just(event_of(Key::Plain(KeyCode::Down))),
        1 => sign_of("H"),
    ]
}

#[test]
fn in_the_built_in_exercises() {
    let names = ["regression", "classification", "relu", "xor"];
    names.into_iter().for_each(|name| never_panics(&practised(name), SEQUENCES, any_key()));
}

#[test]
fn in_the_smallest_and_the_largest_networks() {
    for (problem, units) in Problem::ALL.into_iter().flat_map(|problem| [1, 16].map(|units| (problem, units))) {
        let mut state = drawn(problem, units);
        ask(&mut state, Command::Practice);
        never_panics(&state, SEQUENCES, any_key());
    }
}
