//! Whatever is pressed, in any order, the screen can be drawn.

use proptest::prelude::*;

use super::*;

const SEQUENCES: u32 = 200;

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        20 => bound_key(),
        3 => sign_of("a12(0)'EXOd/∂₁⁽é"),
        1 => prop::sample::select(vec!["a12(0)", "E", "∂E/∂a12(0)", "3", "\u{1b}[31m", "a\u{301}漢", "1\u{202e}\u{9b}\u{200b}"])
            .prop_map(|text| Event::Paste(text.to_owned())),
        1 => Just(Event::Resize(80, 24)),
    ]
}

fn never_panics(start: &State) {
    crate::screen::any_keys::never_panics(start, SEQUENCES, any_event());
}

#[test]
fn in_the_regression() {
    never_panics(&opened(Problem::Regression));
}

#[test]
fn in_the_classification() {
    never_panics(&opened(Problem::Classification));
}

#[test]
fn in_the_smallest_networks() {
    Problem::ALL.into_iter().for_each(|problem| never_panics(&drawn(problem, 1)));
}

#[test]
fn in_the_largest_regression() {
    never_panics(&drawn(Problem::Regression, 16));
}

#[test]
fn in_the_largest_classification() {
    never_panics(&drawn(Problem::Classification, 16));
}
