//! Whatever is typed in whatever order, the screen can be drawn.

use gradwalk::tui::keys::BINDINGS;
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use super::*;
use crate::screen::{picture, text};

#[test]
fn in_answers_to_one_sample_and_to_several() {
    let starts = [reviewing("classification", SIGN), reviewing("xor", "E(x2),0.1\nE,0.2\nE',0.5\n")];
    let bound: Vec<Key> = BINDINGS.iter().flat_map(|binding| binding.keys).copied().collect();
    let often = ['w', 'W', 'A', 'O', 'P', '4'].map(|sign| Key::Plain(KeyCode::Char(sign))).to_vec();
    let any_key = prop_oneof![3 => prop::sample::select(bound), 2 => prop::sample::select(often), 1 => Just(ENTER)];
    for start in starts {
        let keys = prop::collection::vec(any_key.clone(), 60);
        let mut runner = TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
        let held = runner.run(&(keys, 1..=200u16, 1..=60u16), |(keys, width, height)| {
            let mut state = start.clone();
            keys.into_iter().for_each(|key| {
                press(&mut state, key);
            });
            for glyphs in Glyphs::ALL {
                state.settings.glyphs = glyphs;
                let shown = text(&picture(&state, width, height));
                prop_assert!(glyphs != Glyphs::Ascii || shown.is_ascii(), "{shown}");
            }
            Ok(())
        });
        held.unwrap_or_else(|error| panic!("{error}"));
    }
}
