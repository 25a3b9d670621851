//! Boxes that lie over the steps.

use super::*;

#[test]
fn boxes_begin_at_their_top_and_scroll_by_pages_as_far_as_there_are_rows() {
    let mut state = opened(Problem::Regression);
    let open = Command::Help;
    state.scroll = 9;
    ask(&mut state, open);
    assert_eq!(state.scroll, 0);
    let extent = extent(&state);
    ask(&mut state, Command::PageDown);
    let page = extent.visible - 1;
    assert_eq!(state.scroll, isize::try_from(page).unwrap(), "a page but for one row");
    ask_all(&mut state, &[Command::RowDown, Command::RowUp]);
    assert_eq!(state.scroll, isize::try_from(page).unwrap());
    ask(&mut state, Command::Bottom);
    let end = isize::try_from(extent.hidden()).unwrap();
    assert_eq!(state.scroll, end);
    // After the end there is nothing to go back from.
    ask_all(&mut state, &[Command::PageDown, Command::RowDown, Command::RowUp]);
    assert_eq!(state.scroll, end - 1);
    ask_all(&mut state, &[Command::Top, Command::PageUp]);
    assert_eq!(state.scroll, 0);
    ask_all(&mut state, &[Command::PageDown, Command::Close]);
    assert_eq!((&state.overlay, state.scroll), (&Overlay::None, 0));
}

#[test]
fn space_turns_the_page_of_a_box() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Help);
    press(&mut state, Key::Plain(KeyCode::Char(' ')));
    assert!(state.scroll > 1);
    assert_eq!(state.overlay, Overlay::Help);
}

#[test]
fn what_was_scrolled_to_stays_in_reach_when_the_window_grows() {
    let mut state = opened(Problem::Regression);
    ask_all(&mut state, &[Command::Help, Command::Bottom]);
    take_in(&mut state, &Event::Resize(200, 1000));
    assert_eq!(state.scroll, 0);
}

#[test]
fn another_erratum_begins_at_its_top() {
    let mut state = at(Problem::Regression, "a12(0)");
    ask_all(&mut state, &[Command::Errata, Command::RowDown, Command::NextItem]);
    assert_eq!(state.scroll, 0);
}

#[test]
fn a_box_leaves_the_steps_where_they_are() {
    let mut state = at(Problem::Regression, "a12(0)");
    let step = state.position();
    let openers = [Command::Errata, Command::Help, Command::Explain, Command::Why, Command::Networks];
    for open in openers {
        for close in [Command::Close, Command::Quit, open] {
            ask(&mut state, open);
            ask_all(&mut state, &[Command::Last, Command::Apply, Command::SwitchReading]);
            assert_ne!(state.overlay, Overlay::None);
            assert_eq!(ask(&mut state, close), Outcome::Continue);
            assert_eq!((&state.overlay, state.position()), (&Overlay::None, step));
        }
    }
    assert_eq!((state.updates_applied(), state.settings.reading), (0, ReadingKind::Document));
}

#[test]
fn one_box_leads_to_another() {
    let mut state = at(Problem::Regression, "a12(0)");
    ask_all(&mut state, &[Command::Help, Command::Errata]);
    assert!(matches!(state.overlay, Overlay::Errata { .. }));
    ask_all(&mut state, &[Command::Explain, Command::Help, Command::Close]);
    assert_eq!(state.overlay, Overlay::None);
}

#[test]
fn control_c_quits_and_control_z_stops_whatever_is_shown() {
    for open in [None, Some(Command::Help), Some(Command::Errata), Some(Command::Jump)] {
        let mut state = opened(Problem::Regression);
        open.map(|command| ask(&mut state, command));
        let shown = state.overlay.clone();
        assert_eq!(press(&mut state, Key::Control('z')), Outcome::Suspend);
        assert_eq!(state.overlay, shown, "it is still there when the shell continues");
        assert_eq!(press(&mut state, Key::Control('c')), Outcome::Quit);
    }
}

#[test]
fn q_quits_from_the_walk() {
    assert_eq!(ask(&mut opened(Problem::Regression), Command::Quit), Outcome::Quit);
}

#[test]
fn a_new_size_asks_for_a_new_picture_and_the_mouse_for_none() {
    let mut state = opened(Problem::Regression);
    assert_eq!(take_in(&mut state, &Event::Resize(80, 24)), Outcome::Continue);
    assert_eq!(take_in(&mut state, &Event::FocusGained), Outcome::Unchanged);
}
