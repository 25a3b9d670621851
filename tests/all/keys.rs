//! The table of keys: nothing is missing from it, and what people read is what it says.

use std::collections::HashSet;

use crate::screen::{ask, event_of, jump, opened, picture, rows, text, text_of};
use crossterm::event::Event;
use gradwalk::{
    scenario::Problem,
    tui::keys::{BINDINGS, Binding, Command, Key, binding, command, markdown_table},
    typeset::Glyphs,
};
use ratatui::{buffer::Cell, style::Modifier};

/// Every command; the match makes the compiler ask for a new one here.
fn all_commands() -> Vec<Command> {
    use Command::*;
    let all = vec![
        NextLine,
        PreviousLine,
        NextStep,
        PreviousStep,
        NextPhase,
        PreviousPhase,
        First,
        Last,
        Jump,
        NextFactor,
        PreviousFactor,
        SwitchReading,
        SwitchProblem,
        SwitchGlyphs,
        MoreDigits,
        FewerDigits,
        Errata,
        SwitchPage,
        Apply,
        Unapply,
        ScrollDown,
        ScrollUp,
        Practice,
        Answer,
        Hint,
        Review,
        NextNotRight,
        PreviousNotRight,
        Overview,
        Help,
        Close,
        Quit,
        Suspend,
    ];
    match all[0] {
        NextLine | PreviousLine | NextStep | PreviousStep | NextPhase | PreviousPhase | First | Last | Jump => {}
        NextFactor | PreviousFactor | SwitchReading | SwitchProblem | SwitchGlyphs | MoreDigits | FewerDigits => {}
        Review | NextNotRight | PreviousNotRight | Overview => {}
        Practice | Answer | Hint | Errata | SwitchPage | Apply | Unapply | ScrollDown | ScrollUp | Help | Close
        | Quit | Suspend => {}
    }
    all
}

fn all_keys() -> impl Iterator<Item = (&'static Binding, Key)> {
    BINDINGS.iter().flat_map(|binding| binding.keys.iter().map(move |key| (binding, *key)))
}

#[test]
fn every_command_has_one_row_with_a_key_and_words() {
    let commands = all_commands();
    assert_eq!(BINDINGS.len(), commands.len());
    for command in commands {
        let row = binding(command).unwrap_or_else(|| panic!("{command:?} has no key"));
        assert!(!row.keys.is_empty() && !row.short.is_empty() && !row.help.is_empty(), "{command:?}");
    }
}

#[test]
fn no_key_asks_for_two_things() {
    let mut seen = HashSet::new();
    for (_, key) in all_keys() {
        assert!(seen.insert(key.name(true)), "{} is bound twice", key.name(true));
    }
}

#[test]
fn every_key_asks_for_its_command() {
    for (binding, key) in all_keys() {
        let Event::Key(event) = event_of(key) else { unreachable!() };
        assert_eq!(command(&event), Some(binding.command), "{}", key.name(true));
    }
}

#[test]
fn names_in_ascii_are_ascii_and_arrows_are_signs_elsewhere() {
    assert!(all_keys().all(|(_, key)| key.name(true).is_ascii()));
    assert_eq!(binding(Command::NextLine).unwrap().keys[0].name(false), "→");
}

#[test]
fn the_help_names_every_key_and_what_it_does() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Help);
    let shown = text(&picture(&state, 160, 60));
    for binding in BINDINGS {
        let keys: Vec<String> = binding.keys.iter().map(|key| key.name(false)).collect();
        let row =
            shown.lines().find(|row| row.contains(&format!(" {} ", keys.join(" "))) && row.contains(binding.help));
        assert!(row.is_some(), "no row for {keys:?}, {}", binding.help);
    }
}

/// The keys that the footer names: its bold words, each with the words after it.
fn footer(row: &[Cell]) -> Vec<(String, String)> {
    row.chunk_by(|one, next| one.modifier == next.modifier)
        .collect::<Vec<_>>()
        .windows(3)
        .filter(|runs| runs[0][0].modifier.contains(Modifier::BOLD))
        .map(|runs| (text_of(runs[0]), text_of(runs[2]).trim().to_owned()))
        .collect()
}

#[test]
fn the_footer_shows_keys_of_the_table_only_with_their_words() {
    let openings = [None, Some(Command::Help), Some(Command::Errata), Some(Command::Practice)];
    for (problem, opening) in Problem::ALL.into_iter().flat_map(|problem| openings.map(|opening| (problem, opening))) {
        for glyphs in Glyphs::ALL {
            let mut state = opened(problem);
            jump(&mut state, "a12(0)");
            state.settings.glyphs = glyphs;
            opening.map(|command| ask(&mut state, command));
            for (width, height) in [(60, 18), (80, 24), (200, 50)] {
                let picture = picture(&state, width, height);
                let footer_rows = if height < 24 { 1 } else { 2 };
                let shown: Vec<_> = rows(&picture).skip(usize::from(height) - footer_rows).flat_map(footer).collect();
                assert!(!shown.is_empty(), "{width}x{height}");
                for (name, words) in shown {
                    let row = BINDINGS.iter().find(|binding| binding.keys[0].name(glyphs == Glyphs::Ascii) == name);
                    let row = row.unwrap_or_else(|| panic!("`{name}` is no key"));
                    let renamed = match opening {
                        Some(Command::Errata) => ["next erratum", "previous"].contains(&&*words),
                        Some(Command::Practice) => words == "end practice",
                        _ => false,
                    };
                    assert!(words == row.short || renamed, "`{name}` is for {}, not {words}", row.short);
                }
            }
        }
    }
}

#[test]
fn the_readme_has_this_table() {
    let rows = markdown_table();
    assert_eq!(rows.lines().count(), 2 + BINDINGS.len());
    assert!(rows.starts_with("| keys | what they do |\n|---|---|\n| `→` `Space` `Enter` `l` | one line forward |\n"));
    let readme = include_str!("../../README.md");
    let (_, rest) = readme.split_once("<!-- keys -->").expect("the table has a beginning");
    let (table, _) = rest.split_once("<!-- /keys -->").expect("the table has an end");
    assert_eq!(table.trim(), rows.trim());
}
