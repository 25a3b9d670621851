//! Whatever is typed in whatever order, the screen can be drawn.

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use super::*;

fn any_key() -> impl Strategy<Value = Key> {
    let bound: Vec<Key> = gradwalk::tui::keys::BINDINGS.iter().flat_map(|binding| binding.keys).copied().collect();
    let signs = "0123456789-.,/e".chars().map(|sign| Key::Plain(KeyCode::Char(sign))).collect::<Vec<_>>();
    prop_oneof![
        4 => prop::sample::select(bound),
        3 => prop::sample::select(signs),
        2 => Just(ENTER),
        2 => Just(Key::Plain(KeyCode::Down)),
        1 => Just(Key::Plain(KeyCode::Char('H'))),
    ]
}

fn never_panics(start: &State) {
    let keys = prop::collection::vec(any_key(), 60);
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

#[test]
fn in_the_built_in_exercises() {
    ["regression", "classification", "relu", "xor"].into_iter().for_each(|name| never_panics(&practised(name)));
}

#[test]
fn in_the_smallest_and_the_largest_networks() {
    for (problem, units) in Problem::ALL.into_iter().flat_map(|problem| [1, 16].map(|units| (problem, units))) {
        let mut state = screen::drawn(problem, units);
        ask(&mut state, Command::Practice);
        never_panics(&state);
    }
}
