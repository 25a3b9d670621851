//! Formulas, glyphs, themes, digits and pages.

use super::*;

#[test]
fn factors_go_round_with_none_between_the_last_and_the_first() {
    let mut state = at(Problem::Regression, "a12(0)");
    let parts = state.parts();
    assert!(parts.len() > 1);
    assert_eq!(state.chosen(), None);
    for expected in parts.iter().copied().map(Some).chain([None]).chain([Some(parts[0])]) {
        ask(&mut state, Command::NextFactor);
        assert_eq!(state.chosen(), expected);
    }
    for expected in [None].into_iter().chain(parts.iter().rev().copied().map(Some)).chain([None]) {
        ask(&mut state, Command::PreviousFactor);
        assert_eq!(state.chosen(), expected);
    }
}

#[test]
fn without_numbers_there_is_no_factor() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::NextFactor);
    assert_eq!(state.chosen(), None);
    assert!(state.notice.is_some());
}

#[test]
fn another_step_has_no_factor_chosen() {
    let mut state = at(Problem::Regression, "a12(0)");
    ask_all(&mut state, &[Command::NextFactor, Command::NextStep]);
    assert_eq!(state.chosen(), None);
}

#[test]
fn the_other_reading_is_of_the_same_step() {
    let mut state = at(Problem::Regression, "a12(0)");
    let (step, printed) = (state.position(), state.lines().to_vec());
    ask(&mut state, Command::SwitchReading);
    assert_eq!((state.settings.reading, state.position()), (ReadingKind::Exact, step));
    assert_ne!(state.lines(), printed);
    ask(&mut state, Command::SwitchReading);
    assert_eq!((state.settings.reading, state.lines()), (ReadingKind::Document, printed.as_slice()));
}

#[test]
fn signs_go_round_at_the_same_step() {
    let mut state = at(Problem::Classification, "E");
    let step = state.position();
    for glyphs in [Glyphs::Ascii, Glyphs::Tall, Glyphs::Small] {
        ask(&mut state, Command::SwitchGlyphs);
        assert_eq!((state.settings.glyphs, state.position()), (glyphs, step));
    }
}

#[test]
fn digits_stay_between_two_and_ten_and_change_the_lines() {
    let mut state = at(Problem::Regression, "a12(0)");
    let (step, before) = (state.position(), state.lines().to_vec());
    ask(&mut state, Command::MoreDigits);
    assert_eq!(state.settings.digits.count(), 5);
    assert_ne!(state.lines(), before);
    ask_all(&mut state, &[Command::MoreDigits; 10]);
    assert_eq!(state.settings.digits.count(), 10);
    ask_all(&mut state, &[Command::FewerDigits; 12]);
    assert_eq!((state.settings.digits.count(), state.position()), (2, step));
}

#[test]
fn every_built_in_network_is_opened_from_the_list() {
    for (place, preset) in presets().iter().enumerate() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Networks);
        assert_eq!(state.overlay, Overlay::Networks(0), "the list begins at the network on the screen");
        ask_all(&mut state, &vec![Command::RowDown; place]);
        ask(&mut state, Command::Choose);
        assert_eq!((&state.overlay, state.position()), (&Overlay::None, 0));
        assert_eq!(*state.walk().scenario(), preset.scenario());
    }
}

#[test]
fn a_network_that_was_left_waits_as_it_was_and_takes_on_how_things_look() {
    let mut state = at(Problem::Regression, "E");
    ask_all(&mut state, &[Command::SwitchGlyphs, Command::Apply]);
    let (place, glyphs) = (state.position(), state.settings.glyphs);
    ask_all(&mut state, &[Command::Networks, Command::RowDown, Command::Choose]);
    assert_eq!(state.walk().scenario().problem(), Some(Problem::Classification));
    assert_eq!((state.position(), state.updates_applied(), state.settings.glyphs), (0, 0, glyphs));
    ask_all(&mut state, &[Command::MoreDigits, Command::Networks, Command::RowUp, Command::Choose]);
    assert_eq!(state.walk().scenario().problem(), Some(Problem::Regression));
    assert_eq!((state.position(), state.updates_applied()), (place, 1));
    assert_eq!(state.settings.digits.count(), 5);
}

#[test]
fn the_ends_of_the_list_are_reached_by_home_and_end() {
    let mut state = opened(Problem::Regression);
    let last = presets().len() - 1;
    ask_all(&mut state, &[Command::Networks, Command::Bottom]);
    assert_eq!(state.overlay, Overlay::Networks(last));
    ask_all(&mut state, &[Command::RowDown, Command::Top]);
    assert_eq!(state.overlay, Overlay::Networks(0));
    ask_all(&mut state, &[Command::RowUp, Command::Close]);
    assert_eq!((&state.overlay, state.position()), (&Overlay::None, 0));
}

#[test]
fn where_all_is_side_by_side_there_are_no_pages() {
    let mut state = opened(Problem::Regression);
    take_in(&mut state, &Event::Resize(120, 40));
    ask(&mut state, Command::SwitchPage);
    assert_eq!((state.page, state.notice.is_some()), (Page::Formula, true));
}

#[test]
fn pages_go_round() {
    let mut state = opened(Problem::Regression);
    for page in [Page::Network, Page::Weights, Page::Formula] {
        ask(&mut state, Command::SwitchPage);
        assert_eq!(state.page, page);
    }
}
