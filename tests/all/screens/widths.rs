//! Columns are counted, not characters: some take two columns, and some none.

use super::*;
use crate::screen::{take_in, text_of};
use gradwalk::{scenario::Scenario, tui::practice::Hint, typeset::wrap};

/// The regression with another title.
fn titled(title: &str) -> State {
    let text =
        include_str!("../../../assets/scenarios/regression.toml").replace("\"Regression\"", &format!("\"{title}\""));
    let scenario = Scenario::from_toml(&text, "a.toml").unwrap();
    State::new(scenario, settings(Glyphs::Tall, ReadingKind::Document))
}

fn first_row(state: &State) -> String {
    let picture = picture(state, 60, 18);
    text_of(rows(&picture).next().unwrap())
}

#[test]
fn a_title_of_wide_signs_is_cut_before_the_reading() {
    let row = first_row(&titled(&"漢字".repeat(12)));
    assert!(row.contains("漢") && row.contains("…  "), "{row}");
    assert!(row.ends_with("  PRINTED FORMULAS "), "{row}");
}

#[test]
fn a_title_of_combined_signs_is_not_cut_where_it_fits() {
    let title = "e\u{301}".repeat(8);
    let row = first_row(&titled(&title));
    assert!(row.contains(&title), "{row}");
}

#[test]
fn of_a_long_wide_text_the_prompt_shows_the_end_and_the_cursor() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Review);
    take_in(&mut state, &crossterm::event::Event::Paste(format!("{}/end.csv", "漢字".repeat(20))));
    let picture = picture(&state, 60, 18);
    let row = rows(&picture).find(|row| text_of(row).starts_with("answers file: …")).unwrap();
    assert!(text_of(row).trim_end().ends_with("/end.csv"), "{}", text_of(row));
    assert!(row.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED)), "no cursor: {}", text_of(row));
}

#[test]
fn of_a_long_wide_word_nothing_is_cut_off() {
    let mut state = opened(Problem::Regression);
    state.notice = Some(format!("found {}", "漢".repeat(70)));
    let shown = text(&picture(&state, 60, 18));
    assert_eq!(shown.matches('漢').count(), 70, "{shown}");
}

#[test]
fn a_sentence_is_broken_where_its_columns_end() {
    assert_eq!(wrap("漢字 漢字", 6), ["漢字", "漢字"]);
    assert_eq!(wrap("漢字 漢字", 9), ["漢字 漢字"]);
    assert_eq!(wrap("e\u{301}e\u{301} e\u{301}", 4), ["e\u{301}e\u{301} e\u{301}"]);
}

/// The gap after a key is needed only if another follows.
#[test]
fn the_smallest_screen_has_room_for_the_key_that_shows_the_value() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Practice);
    jump(&mut state, "O2(1)");
    while state.next_hint() != Some(Hint::Value) {
        ask(&mut state, Command::Hint);
    }
    let shown = text(&picture(&state, 60, 18));
    assert!(shown.lines().last().unwrap().contains("H show value"), "{shown}");
}
