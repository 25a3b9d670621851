//! A lecture that advances by itself: the effect of a tick, and when there is none.

use std::time::Duration;

use super::*;
use gradwalk::tui::update::tick;

#[test]
fn nothing_ticks_until_it_plays() {
    let mut state = load("regression", ReadingKind::Exact);
    assert_eq!(state.time_to_tick(), None);
    for command in [Command::Play, Command::Faster, Command::Slower, Command::PointLeft] {
        ask(&mut state, command);
        assert_eq!(state.notice.as_deref(), Some("This key is for lectures: L starts one."));
    }
    ask(&mut state, Command::Lecture);
    assert_eq!(state.time_to_tick(), None);
    let before = (state.position(), state.lines_shown());
    tick(&mut state);
    assert_eq!((state.position(), state.lines_shown()), before, "a tick that comes too late");
    ask(&mut state, Command::Play);
    assert_eq!(state.time_to_tick(), Some(Duration::from_secs(8)));
    ask(&mut state, Command::Play);
    assert_eq!(state.time_to_tick(), None);
}

#[test]
fn a_tick_does_what_the_key_does_up_to_the_last_stop() {
    let mut by_key = lecture("xor", ReadingKind::Exact);
    let mut by_itself = by_key.clone();
    let (mut pressed, mut ticked) = (Vec::new(), Vec::new());
    go_through(&mut by_key, |state| pressed.push((state.position(), state.lines_shown())));
    ask(&mut by_itself, Command::Play);
    while by_itself.time_to_tick().is_some() {
        ticked.push((by_itself.position(), by_itself.lines_shown()));
        tick(&mut by_itself);
    }
    assert_eq!(ticked, pressed);
    ask(&mut by_itself, Command::Play);
    assert_eq!(by_itself.time_to_tick(), None, "there is nothing left to play");
}

#[test]
fn keys_go_on_while_it_plays_and_boxes_hold_it_up() {
    let mut state = lecture("regression", ReadingKind::Exact);
    ask_all(&mut state, &[Command::Play, Command::NextLine, Command::PreviousLine]);
    assert!(state.time_to_tick().is_some());
    for command in [Command::Blank, Command::Help, Command::Jump, Command::Contents] {
        ask(&mut state, command);
        assert_eq!(state.time_to_tick(), None, "{command:?}");
        let (before, at) = (state.overlay.clone(), state.position());
        tick(&mut state);
        assert_eq!((&state.overlay, state.position()), (&before, at));
        press(&mut state, Key::Plain(crossterm::event::KeyCode::Esc));
        assert!(state.time_to_tick().is_some());
    }
}

#[test]
fn it_plays_faster_and_slower_between_one_second_and_half_a_minute() {
    let mut state = lecture("regression", ReadingKind::Exact);
    ask(&mut state, Command::Play);
    let time = |state: &State| state.time_to_tick().unwrap().as_secs();
    let mut times = vec![time(&state)];
    for _ in 0..9 {
        ask(&mut state, Command::Faster);
        times.push(time(&state));
    }
    assert!(times.is_sorted_by(|one, next| one >= next) && times[9] == 1, "{times:?}");
    assert_eq!(state.notice.as_deref(), Some("The next lines appear after 1 second."));
    for _ in 0..12 {
        ask(&mut state, Command::Slower);
    }
    assert_eq!(time(&state), 30);
    assert!(text(&picture(&state, 60, 18)).contains("plays, 30 s"));
}
