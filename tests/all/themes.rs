//! Themes: the same characters in other colours, whatever network is opened, and nothing expressed by colour alone.

use crate::screen::{ask, ask_all, jump, opened, picture, text};
use gradwalk::{scenario::Problem, settings::Theme, tui::keys::Command};
use ratatui::style::{Color, Modifier};

#[test]
fn a_theme_changes_colours_only() {
    let mut state = opened(Problem::Regression);
    jump(&mut state, "a12(0)");
    ask(&mut state, Command::NextFactor);
    let dark = picture(&state, 120, 40);
    for theme in [Theme::Light, Theme::Contrast] {
        state.theme = theme;
        let other = picture(&state, 120, 40);
        assert_eq!(text(&other), text(&dark));
        let kept = Modifier::REVERSED | Modifier::UNDERLINED;
        for (one, other) in dark.content.iter().zip(&other.content) {
            assert_eq!(one.modifier & kept, other.modifier & kept);
            assert!(!one.modifier.contains(Modifier::BOLD) || other.modifier.contains(Modifier::BOLD));
            assert!(other.bg != Color::Reset && other.fg != Color::Reset && other.fg != other.bg);
        }
    }
    assert!(dark.content.iter().all(|cell| cell.bg == Color::Reset), "the terminal's own background");
}

#[test]
fn its_key_goes_around_and_works_in_boxes() {
    let mut state = opened(Problem::Regression);
    let mut names = Vec::new();
    for _ in Theme::ALL {
        ask(&mut state, Command::SwitchTheme);
        names.push(state.notice.clone().unwrap());
    }
    assert_eq!(names, ["Theme: light", "Theme: high contrast", "Theme: dark"]);
    ask_all(&mut state, &[Command::Help, Command::SwitchTheme]);
    assert_eq!(state.theme, Theme::Light);
}

#[test]
fn it_stays_with_another_network_and_covers_a_blank_screen_and_a_small_one() {
    let mut state = opened(Problem::Regression);
    ask_all(&mut state, &[Command::SwitchTheme, Command::Networks, Command::RowDown, Command::Choose]);
    assert_eq!(state.theme, Theme::Light);
    ask(&mut state, Command::Blank);
    for (width, height) in [(80, 24), (20, 5)] {
        let paper = picture(&state, width, height).content[0].bg;
        assert!(picture(&state, width, height).content.iter().all(|cell| cell.bg == paper && paper != Color::Reset));
    }
}
