//! A lecture is quiet: one row above, one below, no mistakes unless somebody asks for them; and its screen can be
//! blanked.

use super::*;
use gradwalk::{
    reading::Erratum,
    tui::{keys::bindings, terminal::Outcome},
};
use ratatui::style::Modifier;

#[test]
fn one_row_says_where_one_is_and_one_the_three_keys_that_matter() {
    for (width, height) in SIZES {
        let mut state = lecture("classification", ReadingKind::Exact);
        go_through(&mut state, |state| {
            let mut state = state.clone();
            state.notice = None;
            let shown = text(&picture(&state, width, height));
            let stop = state.lecture().unwrap().stop(state.position()).unwrap();
            let first = shown.lines().next().unwrap();
            assert_eq!(first, format!("{}   {stop} of 13", state.step().phase.title(state.step().output)));
            let last = shown.trim_end().lines().last().unwrap();
            let is_last = state.position() + 1 == state.walk().steps().len() && state.is_complete();
            assert_eq!(last, if is_last { "L end lecture  B blank" } else { "Right next  L end lecture  B blank" });
            let shown = shown.replace(last, "");
            for binding in bindings().filter(|binding| binding.short.len() > 3) {
                let key = format!("{} {}", binding.keys[0].name(true), binding.short);
                assert!(!shown.contains(&key), "{key}:\n{shown}");
            }
            assert!(!shown.contains("Keys:"), "{shown}");
        });
    }
}

/// Whether the words of a screen contain the name of an erratum.
fn errata(shown: &str) -> Vec<&str> {
    let is_sign = |sign: char| !sign.is_alphanumeric();
    shown.split(is_sign).filter(|word| Erratum::is_written_like(word)).collect()
}

#[test]
fn mistakes_are_told_by_their_key_only() {
    for name in ["regression", "classification"] {
        let mut state = lecture(name, ReadingKind::Document);
        let last = *state.lecture().unwrap().route().last().unwrap();
        for step in 0..last {
            jump(&mut state, &(step + 1).to_string());
            ask_all(&mut state, &[Command::NextLine; 2]);
            if state.position() == step {
                let shown = seen(&state);
                assert_eq!(errata(&shown), Vec::<&str>::new(), "{}:\n{shown}", state.step().title());
                // The header names the kind of formulas, and the first stop does so in words.
                let is_header = |row: &&str| {
                    row.contains(" printed") && row.ends_with("with mistakes") || row.ends_with("(with mistakes)")
                };
                assert_eq!(shown.lines().filter(is_header).count(), 3 * SIZES.len(), "{shown}");
                let below = shown.lines().filter(|row| !is_header(row)).collect::<Vec<_>>().join("\n");
                assert_eq!(below.contains("mistake"), step == 0, "{shown}");
            }
        }
        jump(&mut state, "a12(0)");
        ask(&mut state, Command::Errata);
        assert!(!errata(&seen(&state)).is_empty());
    }
}

#[test]
fn the_network_is_drawn_on_the_smallest_screen_and_stands_still() {
    let mut state = lecture("regression", ReadingKind::Exact);
    let mut rows = Vec::new();
    go_through(&mut state, |state| {
        let shown = text(&picture(state, 60, 18));
        let row = |name: &str| shown.lines().position(|row| row.contains(name));
        rows.push((row("O1 0.5"), row("O2 -1.0"), row("y 0.8")));
    });
    rows.dedup();
    assert_eq!(rows, [(Some(4), Some(6), Some(4))]);
}

#[test]
fn any_key_brings_a_blank_screen_back_and_does_nothing_else() {
    for key in ["right", "q", "B", "L", "esc"] {
        let mut state = lecture("regression", ReadingKind::Exact);
        ask_all(&mut state, &[Command::NextLine; 4]);
        let before = text(&picture(&state, 80, 24));
        ask(&mut state, Command::Blank);
        for (width, height) in SIZES {
            let blank = picture(&state, width, height);
            assert!(
                blank.content.iter().all(|cell| cell.symbol() == " " && !cell.modifier.contains(Modifier::REVERSED))
            );
        }
        use crossterm::event::KeyCode;
        let code = match key {
            "right" => KeyCode::Right,
            "esc" => KeyCode::Esc,
            letter => KeyCode::Char(letter.chars().next().unwrap()),
        };
        assert_eq!(press(&mut state, Key::Plain(code)), Outcome::Continue);
        assert_eq!(text(&picture(&state, 80, 24)), before, "{key}");
    }
    let mut state = lecture("regression", ReadingKind::Exact);
    ask(&mut state, Command::Blank);
    assert_eq!(press(&mut state, Key::Control('c')), Outcome::Quit);
}
