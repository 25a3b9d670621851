//! Whatever is typed, in any order, a lecture can be drawn.

use super::*;
use crate::screen::{
    any_keys::{bound_key, never_panics},
    drawn,
};
use gradwalk::scenario::Problem;

const SEQUENCES: u32 = 60;

#[test]
fn in_the_built_in_exercises() {
    let names = ["regression", "classification", "relu", "xor"];
    names.into_iter().for_each(|name| never_panics(&lecture(name, ReadingKind::Exact), SEQUENCES, bound_key()));
}

#[test]
fn in_the_smallest_and_in_large_networks() {
    for (problem, units) in Problem::ALL.into_iter().flat_map(|problem| [1, 16].map(|units| (problem, units))) {
        let mut state = drawn(problem, units);
        ask(&mut state, Command::Lecture);
        never_panics(&state, SEQUENCES / 3, bound_key());
    }
}
