//! Clicks on keys of the footer, on rows of lists, and in the editor.

use super::*;
use crossterm::event::{KeyCode, MouseButton, MouseEventKind};
use gradwalk::{scenario::presets, tui::keys::Key};

#[test]
fn a_key_in_the_footer_does_what_the_key_does() {
    for size in SIZES {
        let mut state = at("regression", size, "X1(1)");
        let step = state.position();
        click_below(&mut state, "↓ step");
        assert_eq!(state.position(), step + 1, "at {size:?}");
        click_below(&mut state, "? help");
        assert_eq!(state.overlay, Overlay::Help);
        click_below(&mut state, "Esc close");
        assert_eq!(state.overlay, Overlay::None);
        click_below(&mut state, "/ go to");
        assert!(matches!(state.overlay, Overlay::Prompt(_)));
        let unit = (25, 5);
        assert_eq!(click(&mut state, unit), Outcome::Unchanged, "a prompt waits for keys");
        click_below(&mut state, "Esc cancel");
        assert_eq!(state.overlay, Overlay::None);
        assert_eq!(click_below(&mut state, "q quit"), Outcome::Quit);
    }
}

#[test]
fn all_of_a_key_and_its_words_are_met_and_the_gap_behind_them_is_not() {
    let state = at("regression", (80, 24), "X1(1)");
    let (x, y) = cell_of(&state, "? help");
    for column in x..x + 6 {
        let mut state = state.clone();
        click(&mut state, (column, y));
        assert_eq!(state.overlay, Overlay::Help);
    }
    for column in [x - 1, x + 6] {
        assert_eq!(click(&mut state.clone(), (column, y)), Outcome::Unchanged);
    }
}

#[test]
fn a_blank_screen_comes_back() {
    let mut state = opened("regression", (80, 24));
    ask(&mut state, Command::Blank);
    assert_eq!(click(&mut state, (3, 3)), Outcome::Continue);
    assert_eq!(state.overlay, Overlay::None);
}

#[test]
fn a_row_of_a_list_is_chosen_and_clicked_again_opened() {
    for size in SIZES {
        let mut state = opened("regression", size);
        ask(&mut state, Command::Networks);
        let softmax = presets().iter().position(|preset| preset.name == "softmax").unwrap();
        click_on(&mut state, "softmax  ");
        assert_eq!(state.overlay, Overlay::Networks(softmax), "at {size:?}");
        click_on(&mut state, "softmax  ");
        assert_eq!(state.overlay, Overlay::None);
        assert_eq!(state.walk().scenario(), &Scenario::load("softmax").unwrap());
    }
}

#[test]
fn a_row_of_the_contents_is_gone_to_where_the_list_is_scrolled() {
    for size in SIZES {
        let mut state = opened("xor", size);
        ask(&mut state, Command::Contents);
        ask_all(&mut state, &[Command::PageDown]);
        let Overlay::Contents(chosen) = state.overlay else { panic!("{:?}", state.overlay) };
        let (x, y) = cell_of(&state, "> ");
        click(&mut state, (x + 9, y + 1));
        let next = chosen + 1;
        let is_heading = state.overlay == Overlay::Contents(chosen);
        if is_heading {
            continue;
        }
        assert_eq!(state.overlay, Overlay::Contents(next), "at {size:?}");
        let (x, y) = cell_of(&state, "> ");
        click(&mut state, (x + 9, y));
        assert_eq!(state.overlay, Overlay::None);
        assert!(state.walk().contents()[next].steps.contains(&state.position()));
    }
}

#[test]
fn in_the_editor_the_cursor_goes_to_what_is_clicked() {
    for size in SIZES {
        let mut state = opened("regression", size);
        ask(&mut state, Command::Edit);
        let edited = |state: &State| state.edited_number().map(|quantity| quantity.to_string());
        click_on(&mut state, "-0.7");
        assert_eq!(edited(&state).as_deref(), Some("a21(0)"), "at {size:?}");
        click_on(&mut state, "y 0.8");
        assert_eq!(edited(&state).as_deref(), Some("y"), "at {size:?}");
        click_on(&mut state, "hidden units 3");
        assert_eq!(edited(&state), None);
        assert!(state.edited_entry().is_some());
    }
}

#[test]
fn in_the_editor_the_picture_leads_to_its_numbers() {
    let mut state = opened("regression", (120, 40));
    ask(&mut state, Command::Edit);
    for (text, number) in [("O2 -1.0", "O2(0)"), ("a30 0.5", "a30(1)"), ("y 0.8", "y")] {
        click_on(&mut state, text);
        assert_eq!(state.edited_number().map(|quantity| quantity.to_string()).as_deref(), Some(number));
    }
    // A calculated number is not edited, and the click goes to no step.
    click_on(&mut state, "─O2");
    assert!(state.editor().is_some());
    assert_eq!(state.position(), 0);
}

#[test]
fn what_is_typed_is_taken_before_the_cursor_goes_and_holds_it_where_it_cannot_be() {
    let mut state = opened("regression", (80, 24));
    ask(&mut state, Command::Edit);
    let place = state.edited_entry();
    crate::screen::write(&mut state, "-");
    click_on(&mut state, "-0.7");
    assert_eq!(state.edited_entry(), place, "a sign alone is no number");
    crate::screen::press(&mut state, Key::Plain(KeyCode::Char('3')));
    click_on(&mut state, "-0.7");
    assert_ne!(state.edited_entry(), place);
    assert!(text(&shown(&state)).contains("-3"));
}

#[test]
fn other_buttons_do_nothing() {
    let mut state = at("regression", (80, 24), "X1(1)");
    let cell = cell_of(&state, "q quit");
    for button in [MouseButton::Right, MouseButton::Middle] {
        for kind in [MouseEventKind::Down(button), MouseEventKind::Up(button)] {
            assert_eq!(take_in(&mut state, &mouse(kind, cell)), Outcome::Unchanged);
        }
    }
    assert_eq!(take_in(&mut state, &mouse(MouseEventKind::Up(MouseButton::Left), cell)), Outcome::Unchanged);
}
