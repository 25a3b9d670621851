//! Edits and updates undone and redone.

use super::*;

#[test]
fn edits_and_updates_are_undone_in_their_order_and_done_again() {
    let mut state = regression_at("a12(0)");
    let mut seen = vec![state.walk().scenario().clone()];
    for command in [Command::Raise, Command::Apply, Command::Apply, Command::Raise, Command::Apply, Command::NewNumbers]
    {
        ask(&mut state, command);
        seen.push(state.walk().scenario().clone());
    }
    for back in [Command::Undo, Command::Redo].repeat(2) {
        let order: Vec<&Scenario> = match back {
            Command::Undo => seen.iter().rev().skip(1).collect(),
            _ => seen.iter().skip(1).collect(),
        };
        for expected in order {
            ask(&mut state, back);
            assert_eq!(state.walk().scenario(), expected, "{back:?}");
        }
    }
    ask(&mut state, Command::Redo);
    assert_eq!(state.notice.as_deref(), Some("There is nothing to redo."));
}

#[test]
fn an_update_behind_an_edit_is_not_undone_past_the_edit() {
    let mut state = regression_at("a12(0)");
    ask_all(&mut state, &[Command::Apply, Command::Raise, Command::Unapply]);
    assert_eq!(state.notice.as_deref(), Some("No update since the last edit. z undoes the edit."));
}

/// A student's edits of the numbers.
#[derive(Debug, Clone)]
enum Deed {
    Command(Command),
    Typed(usize, String),
    Turned(usize, Command),
    /// The training, and the step before its end that is opened.
    Trained(&'static str, usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let commands = prop::sample::select(vec![
        Command::Raise,
        Command::Lower,
        Command::RaiseFinely,
        Command::LowerFinely,
        Command::Apply,
        Command::Unapply,
        Command::SwitchReading,
        Command::NextStep,
        Command::NextFactor,
        Command::NewNumbers,
        Command::Close,
    ]);
    let turned = prop::sample::select(vec![Command::Raise, Command::Lower]);
    let deed = prop_oneof![
        4 => commands.prop_map(Deed::Command),
        2 => (0..24_usize, "-?[0-3](\\.[0-9]{1,3})?|[1-9]/[1-9]").prop_map(|(place, text)| Deed::Typed(place, text)),
        1 => (0..10_usize, turned).prop_map(|(place, command)| Deed::Turned(place, command)),
        1 => (prop::sample::select(vec!["7", "5 each", "6 own all"]), 0..4_usize)
            .prop_map(|(typed, before)| Deed::Trained(typed, before)),
    ];
    prop::collection::vec(deed, 1..25)
}

fn do_to(state: &mut State, deed: &Deed) {
    match deed {
        Deed::Command(command) => {
            ask(state, *command);
        }
        Deed::Typed(place, text) => {
            in_editor(state, *place, |state| {
                write(state, text);
                press(state, Key::Plain(KeyCode::Enter));
                if state.complaint().is_some() {
                    press(state, Key::Plain(KeyCode::Esc));
                }
            });
        }
        Deed::Trained(typed, before) => {
            ask(state, Command::Train);
            write(state, typed);
            press(state, Key::Plain(KeyCode::Enter));
            for _ in 0..*before {
                ask(state, Command::PreviousItem);
            }
            press(state, Key::Plain(KeyCode::Enter));
        }
        Deed::Turned(place, command) => in_editor(state, *place, |state| {
            ask(state, *command);
        }),
    }
}

fn in_editor(state: &mut State, place: usize, deed: impl Fn(&mut State)) {
    ask(state, Command::Edit);
    press(state, Key::Plain(KeyCode::Home));
    for _ in 0..place {
        press(state, Key::Plain(KeyCode::Right));
    }
    deed(state);
    while state.editor().is_some() {
        ask(state, Command::Close);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_edited_is_undone_to_the_byte_and_done_again(deeds in deeds(), preset in 0..presets().len()) {
        let scenario = presets()[preset].scenario();
        let mut state = State::new(scenario.clone(), settings(Glyphs::Small, ReadingKind::Document));
        state.go_to(20, gradwalk::tui::state::StartAt::LastLine);
        for deed in &deeds {
            do_to(&mut state, deed);
        }
        // The formulas shown may differ from those used for the update: undoing is independent of them.
        let last = (state.exercise(), state.updates_applied());
        let mut undone = 0;
        while state.may_undo() {
            ask(&mut state, Command::Undo);
            undone += 1;
        }
        prop_assert_eq!(state.walk().scenario().to_toml(), scenario.to_toml());
        prop_assert_eq!(state.walk().scenario(), &scenario);
        for _ in 0..undone {
            ask(&mut state, Command::Redo);
        }
        prop_assert_eq!((state.exercise(), state.updates_applied()), last);
    }
}
