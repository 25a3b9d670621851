//! The table of keys: it is complete, and all texts about keys agree with it.

use std::collections::HashSet;

use crate::screen::{ask, event_of, jump, opened, picture, rows, text, text_of};
use crossterm::event::Event;
use gradwalk::{
    scenario::Problem,
    tui::keys::{Binding, Command, Key, Place, Subject, binding, bindings, command, markdown_table},
    typeset::Glyphs,
};
use ratatui::{buffer::Cell, style::Modifier};
use syn::Item;

/// The names of all commands, as the source has them.
fn all_commands() -> Vec<String> {
    let file = syn::parse_file(include_str!("../../src/tui/keys/command.rs")).unwrap();
    let is_it = |item: &Item| matches!(item, Item::Enum(of) if of.ident == "Command");
    let Some(Item::Enum(commands)) = file.items.into_iter().find(is_it) else { panic!("there are no commands") };
    commands.variants.iter().map(|variant| variant.ident.to_string()).collect()
}

fn all_keys() -> impl Iterator<Item = (&'static Binding, Key)> {
    bindings().flat_map(|binding| binding.keys.iter().map(move |key| (binding, *key)))
}

#[test]
fn every_command_has_one_row_with_a_key_and_words() {
    let mut named: Vec<String> = bindings().map(|row| format!("{:?}", row.command)).collect();
    let mut all = all_commands();
    named.sort();
    all.sort();
    assert_eq!(named, all);
    for row in bindings() {
        let command = row.command;
        assert!(!row.keys.is_empty() && !row.short.is_empty() && !row.help.is_empty(), "{command:?}");
        assert!(!row.places.is_empty(), "{command:?} works nowhere");
        let elsewhere: Vec<&Place> = row.footer.iter().filter(|place| !row.places.contains(place)).collect();
        assert!(elsewhere.is_empty(), "the footer names {command:?} where it does not work: {elsewhere:?}");
    }
}

#[test]
fn no_key_asks_for_two_things_in_one_place() {
    let mut seen = HashSet::new();
    for (binding, key) in all_keys() {
        for place in binding.places {
            assert!(seen.insert((place, key.name(true))), "{} is bound twice in {place:?}", key.name(true));
        }
    }
}

#[test]
fn every_key_asks_for_its_command_where_it_works_and_only_there() {
    for (binding, key) in all_keys() {
        let Event::Key(event) = event_of(key) else { unreachable!() };
        for place in Place::ALL {
            let works = binding.places.contains(&place) || matches!(key, Key::Control(_));
            assert_eq!(command(&event, place) == Some(binding.command), works, "{} in {place:?}", key.name(true));
        }
    }
}

#[test]
fn there_are_ten_keys_to_start_with() {
    assert_eq!(bindings().filter(|binding| binding.subject == Subject::Start).count(), 10);
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
    for binding in bindings() {
        let keys: Vec<String> = binding.keys.iter().map(|key| key.name(false)).collect();
        let row =
            shown.lines().find(|row| row.contains(&format!(" {} ", keys.join(" "))) && row.contains(binding.help));
        assert!(row.is_some(), "no row for {keys:?}, {}", binding.help);
    }
    let place = |words: &str| shown.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(Subject::ALL.map(|subject| place(subject.title())).is_sorted());
    assert!(place("Symbols") < place("Ten keys to start with"));
}

/// The keys in the footer: its bold words, each with the words after it.
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
                    let place = match opening {
                        Some(Command::Help) => Place::Page,
                        Some(Command::Errata) => Place::Errata,
                        _ => Place::Steps,
                    };
                    let row = bindings().find(|binding| {
                        binding.keys[0].name(glyphs == Glyphs::Ascii) == name && binding.footer.contains(&place)
                    });
                    let row = row.unwrap_or_else(|| panic!("`{name}` is no key"));
                    // The help for these applies to the current screen.
                    let said = match (opening, row.command) {
                        (Some(Command::Errata), Command::NextItem) => "next erratum",
                        (Some(Command::Practice), Command::Practice) => "end practice",
                        (None, Command::Raise) => "weight up",
                        _ => row.short,
                    };
                    assert_eq!(words, said, "of `{name}`");
                }
            }
        }
    }
}

#[test]
fn the_readme_has_this_table() {
    let rows = markdown_table();
    assert_eq!(rows.lines().count(), 2 + bindings().count());
    assert!(rows.starts_with(
        "| keys | what they do |\n|---|---|\n| `→` `Space` `l` | next line; after the last line, the next step |\n"
    ));
    let readme = include_str!("../../README.md");
    let (_, rest) = readme.split_once("<!-- keys -->").expect("the table has a beginning");
    let (table, _) = rest.split_once("<!-- /keys -->").expect("the table has an end");
    assert_eq!(table.trim(), rows.trim());
}
