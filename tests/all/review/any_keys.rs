//! Whatever is typed, in any order, the screen can be drawn.

use proptest::prelude::*;

use super::*;
use crate::screen::{
    any_keys::{bound_key, never_panics, sign_of},
    event_of,
};

#[test]
fn in_answers_to_one_sample_and_to_several() {
    for start in [reviewing("classification", TWICE), reviewing("xor", "E(x2),0.1\nE,0.2\nE',0.5\n")] {
        let any_key = prop_oneof![3 => bound_key(), 2 => sign_of("wWAOP4"), 1 => Just(event_of(ENTER))];
        never_panics(&start, 60, any_key);
    }
}
