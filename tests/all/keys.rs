//! The table of keys: nothing is missing from it, and what people read is what it says.

use std::collections::HashSet;

use crate::screen::{ask, event_of, jump, opened, picture, rows, text, text_of};
use crossterm::event::Event;
use gradwalk::{
    scenario::Problem,
    tui::keys::{BINDINGS, Binding, Command, Key, Place, Subject, binding, command, markdown_table},
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
        Explain,
        Why,
        Networks,
        Lecture,
        Blank,
        Play,
        Faster,
        Slower,
        PointLeft,
        PointRight,
        PointUp,
        PointDown,
        SwitchTheme,
        Contents,
        SwitchGlyphs,
        MoreDigits,
        FewerDigits,
        Errata,
        SwitchPage,
        Apply,
        Unapply,
        Train,
        SwitchChart,
        SwitchScale,
        ScrollDown,
        ScrollUp,
        Practice,
        Answer,
        Hint,
        Review,
        NextNotRight,
        PreviousNotRight,
        Overview,
        Hunt,
        MarkWrong,
        NextHunt,
        HarderHunt,
        Help,
        Close,
        Quit,
        Suspend,
        SwitchMouse,
        PageDown,
        PageUp,
        Top,
        Bottom,
        RowDown,
        RowUp,
        NextItem,
        PreviousItem,
        Choose,
        Follow,
        Return,
        Raise,
        Lower,
        RaiseFinely,
        LowerFinely,
        Edit,
        WhatIf,
        NewNumbers,
        Save,
        Forget,
        Undo,
        Redo,
    ];
    match all[0] {
        NextLine | PreviousLine | NextStep | PreviousStep | NextPhase | PreviousPhase | First | Last | Jump => {}
        NextFactor | PreviousFactor | SwitchReading | Networks | SwitchGlyphs | MoreDigits | FewerDigits => {}
        Lecture | Blank | Play | Faster | Slower | SwitchTheme | Contents => {}
        PointLeft | PointRight | PointUp | PointDown => {}
        Review | NextNotRight | PreviousNotRight | Overview => {}
        Hunt | MarkWrong | NextHunt | HarderHunt => {}
        Practice | Answer | Hint | Errata | SwitchPage | Apply | Unapply | ScrollDown | ScrollUp | Help | Close
        | Quit | Suspend | SwitchMouse => {}
        Train | SwitchChart | SwitchScale => {}
        Follow | Return | Raise | Lower | RaiseFinely | LowerFinely | Edit | WhatIf | Save | Forget | NewNumbers
        | Undo | Redo => {}
        Explain | Why | PageDown | PageUp | Top | Bottom | RowDown | RowUp | NextItem | PreviousItem | Choose => {}
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

/// Where a row of the table can be asked for.
fn places(binding: &Binding) -> Vec<Place> {
    let holds = |place: &Place| binding.place == *place || binding.place == Place::Both;
    [Place::Steps, Place::Box].into_iter().filter(holds).collect()
}

#[test]
fn no_key_asks_for_two_things_in_one_place() {
    let mut seen = HashSet::new();
    for (binding, key) in all_keys() {
        for place in places(binding) {
            assert!(seen.insert((place, key.name(true))), "{} is bound twice in {place:?}", key.name(true));
        }
    }
}

#[test]
fn every_key_asks_for_its_command_where_it_works_and_only_there() {
    for (binding, key) in all_keys() {
        let Event::Key(event) = event_of(key) else { unreachable!() };
        for place in [Place::Steps, Place::Box] {
            let works = places(binding).contains(&place);
            assert_eq!(command(&event, place) == Some(binding.command), works, "{} in {place:?}", key.name(true));
        }
    }
}

#[test]
fn there_are_ten_keys_to_start_with() {
    assert_eq!(BINDINGS.iter().filter(|binding| binding.subject == Subject::Start).count(), 10);
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
    let shown = text(&picture(&state, 160, 150));
    for binding in BINDINGS {
        let keys: Vec<String> = binding.keys.iter().map(|key| key.name(false)).collect();
        let row =
            shown.lines().find(|row| row.contains(&format!(" {} ", keys.join(" "))) && row.contains(binding.help));
        assert!(row.is_some(), "no row for {keys:?}, {}", binding.help);
    }
    let place = |words: &str| shown.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(Subject::ALL.map(|subject| place(subject.title())).is_sorted());
    assert!(place("Symbols") < place("Ten keys to start with"));
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
                let shown: Vec<_> = rows(&picture).skip(usize::from(height) - 2).flat_map(footer).collect();
                assert!(!shown.is_empty(), "{width}x{height}");
                for (name, words) in shown {
                    let is_box = matches!(opening, Some(Command::Help | Command::Errata));
                    let place = if is_box { Place::Box } else { Place::Steps };
                    let row = BINDINGS.iter().find(|binding| {
                        binding.keys[0].name(glyphs == Glyphs::Ascii) == name && places(binding).contains(&place)
                    });
                    let row = row.unwrap_or_else(|| panic!("`{name}` is no key"));
                    let renamed = match opening {
                        Some(Command::Errata) => words == "next erratum",
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
    assert!(rows.starts_with(
        "| keys | what they do |\n|---|---|\n| `→` `Space` `l` | next line; after the last line, the next step |\n"
    ));
    let readme = include_str!("../../README.md");
    let (_, rest) = readme.split_once("<!-- keys -->").expect("the table has a beginning");
    let (table, _) = rest.split_once("<!-- /keys -->").expect("the table has an end");
    assert_eq!(table.trim(), rows.trim());
}
