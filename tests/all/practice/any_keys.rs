//! Whatever is typed, in any order, the screen can be drawn.

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

fn in_a_network_of(problem: Problem, units: usize) {
    let mut state = drawn(problem, units);
    ask(&mut state, Command::Practice);
    never_panics(&state, SEQUENCES, any_key());
}

#[test]
fn in_the_smallest_networks() {
    Problem::ALL.into_iter().for_each(|problem| in_a_network_of(problem, 1));
}

#[test]
fn in_the_largest_regression() {
    in_a_network_of(Problem::Regression, 16);
}

#[test]
fn in_the_largest_classification() {
    in_a_network_of(Problem::Classification, 16);
}
