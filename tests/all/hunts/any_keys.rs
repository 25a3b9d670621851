//! Whatever is typed, in any order, the screen can be drawn.

use crossterm::event::Event;
use proptest::prelude::*;

use super::*;
use crate::screen::any_keys::{bound_key, never_panics, sign_of};

const SEQUENCES: u32 = 60;

fn any_key() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => bound_key(),
        3 => sign_of("mHdDU"),
        3 => sign_of("]nlK"),
    ]
}

#[test]
fn in_the_built_in_networks() {
    for (name, seed) in [("regression", 1), ("classification", 2), ("relu", 3), ("xor", 4)] {
        never_panics(&hunted(name, seed), SEQUENCES, any_key());
    }
}
