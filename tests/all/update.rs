//! The effect of every key, as a specification of `update::handle`. No terminal is involved.

use crate::screen::{
    any_keys::{bound_key, sign_of},
    ask, ask_all, drawn, jump, opened, press, take_in, write,
};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use gradwalk::quantity::Layer;
use gradwalk::{
    quantity::{Quantity, Variable},
    reading::ReadingKind,
    scenario::{Problem, presets},
    tui::{
        keys::{Command, Key},
        state::{Overlay, Page, State},
        terminal::Outcome,
        view::extent,
    },
    typeset::Glyphs,
    walk::{Phase, Topic},
};

const ENTER: Key = Key::Plain(KeyCode::Enter);
const BACKSPACE: Key = Key::Plain(KeyCode::Backspace);
const ESCAPE: Key = Key::Plain(KeyCode::Esc);

/// The text of the prompt and its error.
fn prompt(state: &State) -> (&str, Option<&str>) {
    match &state.overlay {
        Overlay::Prompt(prompt) => (&prompt.text, prompt.complaint.as_deref()),
        other => panic!("the prompt is not open but {other:?}"),
    }
}

fn last_step(state: &State) -> usize {
    state.walk().steps().len() - 1
}

/// The phases of the walk, in order.
fn phases(state: &State) -> Vec<Phase> {
    let occurs = |phase: &Phase| state.walk().steps().iter().any(|step| step.phase == *phase);
    Phase::all(state.walk().output()).into_iter().filter(occurs).collect()
}

fn at(problem: Problem, name: &str) -> State {
    let mut state = opened(problem);
    jump(&mut state, name);
    assert_eq!(state.overlay, Overlay::None, "{name} is a name");
    state
}

mod line_by_line {
    use super::*;

    #[test]
    fn a_walk_begins_with_its_first_step_complete() {
        let state = opened(Problem::Regression);
        assert_eq!((state.position(), state.lines_shown()), (0, state.lines().len()));
        assert!(state.is_complete());
    }

    #[test]
    fn lines_appear_until_the_step_is_complete_and_then_the_next_step_begins() {
        let mut state = at(Problem::Regression, "X1(1)");
        ask_all(&mut state, &[Command::PreviousStep, Command::NextLine]);
        let step = state.position();
        while !state.is_complete() {
            let shown = state.lines_shown();
            ask(&mut state, Command::NextLine);
            assert!(state.lines_shown() > shown, "something new appears");
            assert_eq!(state.position(), step);
        }
        assert_eq!(state.lines_shown(), state.lines().len());
        ask(&mut state, Command::NextLine);
        assert_eq!(state.position(), step + 1);
        assert!(state.lines_shown() < state.lines().len(), "the next step begins with its first lines");
    }

    #[test]
    fn back_undoes_forward_over_the_whole_walk() {
        for problem in Problem::ALL {
            let mut state = opened(problem);
            let mut places = Vec::new();
            while state.position() < last_step(&state) || !state.is_complete() {
                places.push((state.position(), state.lines_shown()));
                ask(&mut state, Command::NextLine);
            }
            while let Some(place) = places.pop() {
                ask(&mut state, Command::PreviousLine);
                assert_eq!((state.position(), state.lines_shown()), place);
            }
        }
    }

    #[test]
    fn the_walk_has_two_ends() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::PreviousLine);
        assert_eq!(state.position(), 0);
        ask_all(&mut state, &[Command::Last, Command::NextLine]);
        while !state.is_complete() {
            ask(&mut state, Command::NextLine);
        }
        ask(&mut state, Command::NextLine);
        assert_eq!(state.position(), last_step(&state));
        assert!(state.notice.as_deref().unwrap().contains("last step"));
    }

    #[test]
    fn a_notice_lasts_until_the_next_key() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Unapply);
        assert!(state.notice.is_some());
        ask(&mut state, Command::NextLine);
        assert_eq!(state.notice, None);
    }
}

mod step_by_step {
    use super::*;

    #[test]
    fn whole_steps_there_and_back() {
        let mut state = opened(Problem::Classification);
        for step in 1..=last_step(&state) {
            ask(&mut state, Command::NextStep);
            assert_eq!(state.position(), step);
            assert!(state.is_complete(), "all lines are shown");
        }
        ask(&mut state, Command::NextStep);
        assert_eq!(state.position(), last_step(&state));
        for step in (0..last_step(&state)).rev() {
            ask(&mut state, Command::PreviousStep);
            assert_eq!(state.position(), step);
        }
        ask(&mut state, Command::PreviousStep);
        assert_eq!(state.position(), 0);
    }

    #[test]
    fn home_and_end() {
        let mut state = at(Problem::Regression, "E");
        press(&mut state, Key::Plain(KeyCode::Home));
        assert_eq!(state.position(), 0);
        press(&mut state, Key::Plain(KeyCode::End));
        assert_eq!(state.position(), last_step(&state));
        assert_eq!(state.step().topic, Topic::Outcome);
    }

    #[test]
    fn phase_by_phase() {
        for problem in Problem::ALL {
            let mut state = opened(problem);
            let phases = phases(&state);
            assert_eq!(phases.len(), Phase::all(state.walk().output()).len() - 1, "all but the one of several samples");
            for phase in &phases[1..] {
                press(&mut state, Key::Plain(KeyCode::Char(']')));
                assert_eq!(state.step().phase, *phase);
                assert_ne!(state.walk().steps()[state.position() - 1].phase, *phase, "it is the phase's first step");
            }
            press(&mut state, Key::Plain(KeyCode::Char(']')));
            assert_eq!(state.position(), last_step(&state));
            for phase in phases[..phases.len() - 1].iter().rev() {
                press(&mut state, Key::Plain(KeyCode::Char('[')));
                assert_eq!(state.step().phase, *phase);
            }
            assert_eq!(state.position(), 0);
        }
    }

    #[test]
    fn back_by_phase_goes_to_the_start_of_this_one_first() {
        let mut state = at(Problem::Regression, "a12(0)");
        press(&mut state, Key::Plain(KeyCode::Char('[')));
        assert_eq!(state.step().phase, Phase::Backward(Layer::new(1)));
        assert!(matches!(state.step().topic, Topic::ChainRule(_)));
    }
}

mod prompt {
    use super::*;

    fn weight(state: &State, name: &str) -> gradwalk::quantity::Weight {
        match state.notation().parse(name) {
            Ok(Quantity::Weight(weight)) => weight,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_weight_leads_to_its_derivative_and_with_a_prime_to_its_update() {
        for problem in Problem::ALL {
            let state = at(problem, "a12(0)");
            let by = Variable::Weight(weight(&state, "a12(0)"));
            assert_eq!(state.step().quantity(), Some(Quantity::loss_by(by)));
            let state = at(problem, "a12(0)'");
            assert_eq!(state.step().quantity(), Some(Quantity::Updated(weight(&state, "a12(0)"))));
        }
    }

    #[test]
    fn quantities_lead_to_their_steps() {
        assert_eq!(at(Problem::Regression, "E").step().quantity(), Some(Quantity::Loss));
        assert_eq!(at(Problem::Regression, "E").step().phase, Phase::Loss);
        let state = at(Problem::Classification, "X1(1)");
        assert_eq!(state.step().quantity(), state.notation().parse("X1(1)").ok());
        assert!(state.is_complete(), "one sees the whole step");
    }

    #[test]
    fn unicode_names_mean_the_same() {
        let typed = at(Problem::Regression, "dE/da12(0)").position();
        for name in ["∂E/∂a₁₂⁽⁰⁾", "∂E/∂a_{12}^{(0)}", "a₁₂⁽⁰⁾", " d E / d a12 (0) "] {
            assert_eq!(at(Problem::Regression, name).position(), typed, "{name}");
        }
    }

    #[test]
    fn numbers_count_from_one() {
        assert_eq!(at(Problem::Regression, "1").position(), 0);
        assert_eq!(at(Problem::Regression, " 7 ").position(), 6);
        let last = last_step(&opened(Problem::Regression));
        assert_eq!(at(Problem::Regression, &(last + 1).to_string()).position(), last);
    }

    #[test]
    fn wrong_names_are_kept_with_a_complaint() {
        let count = last_step(&opened(Problem::Regression)) + 1;
        let beyond = (count + 1).to_string();
        let cases = [
            ("", "no name given"),
            ("foo", "no step has \"foo\"; type a name (X1(1), dE/da12(0), a12(0)'), words of a title"),
            ("a99(0)", "this network has no a99(0)"),
            ("0", "no step 0"),
            (beyond.as_str(), "they run from 1 to"),
        ];
        for (name, expected) in cases {
            let mut state = at(Problem::Regression, "E");
            let before = state.position();
            jump(&mut state, name);
            let (text, complaint) = prompt(&state);
            assert_eq!(text, name);
            assert!(complaint.is_some_and(|complaint| complaint.contains(expected)), "{name}: {complaint:?}");
            assert_eq!(state.position(), before);
        }
    }

    #[test]
    fn a_complaint_lasts_until_the_text_changes_and_a_better_name_works() {
        let mut state = opened(Problem::Regression);
        jump(&mut state, "Ex");
        assert!(prompt(&state).1.is_some());
        press(&mut state, BACKSPACE);
        assert_eq!(prompt(&state), ("E", None));
        press(&mut state, ENTER);
        assert_eq!(state.overlay, Overlay::None);
        assert_eq!(state.step().quantity(), Some(Quantity::Loss));
    }

    #[test]
    fn letters_of_commands_are_letters_here() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Jump);
        write(&mut state, "qr? u/");
        assert_eq!(prompt(&state), ("qr? u/", None));
    }

    #[test]
    fn keys_with_control_or_alt_write_nothing() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Jump);
        for modifier in [KeyModifiers::CONTROL, KeyModifiers::ALT] {
            take_in(&mut state, &Event::Key(KeyEvent::new(KeyCode::Char('a'), modifier)));
        }
        assert_eq!(prompt(&state), ("", None));
    }

    #[test]
    fn backspace_takes_a_sign_and_control_u_all() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Jump);
        write(&mut state, "a₁");
        press(&mut state, BACKSPACE);
        assert_eq!(prompt(&state).0, "a");
        press(&mut state, BACKSPACE);
        press(&mut state, BACKSPACE);
        assert_eq!(prompt(&state).0, "", "nothing to take, and the prompt stays");
        write(&mut state, "abc");
        press(&mut state, Key::Control('u'));
        assert_eq!(prompt(&state).0, "");
    }

    #[test]
    fn escape_leaves_everything_as_it_was() {
        let mut state = at(Problem::Regression, "E");
        let before = state.position();
        ask(&mut state, Command::Jump);
        write(&mut state, "a12(0)");
        press(&mut state, ESCAPE);
        assert_eq!((&state.overlay, state.position()), (&Overlay::None, before));
        ask(&mut state, Command::Jump);
        assert_eq!(prompt(&state), ("", None), "a new prompt is empty");
    }

    #[test]
    fn a_name_has_no_more_than_forty_signs() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::Jump);
        write(&mut state, &"∂".repeat(50));
        assert_eq!(prompt(&state).0, "∂".repeat(40));
        take_in(&mut state, &Event::Paste("more".to_owned()));
        assert_eq!(prompt(&state).0, "∂".repeat(40));
    }

    #[test]
    fn a_paste_is_written_without_its_control_signs() {
        let mut state = opened(Problem::Regression);
        jump(&mut state, "x");
        take_in(&mut state, &Event::Paste("a12\n\u{1b}(0)\t\r".to_owned()));
        assert_eq!(prompt(&state), ("xa12(0)", None));
        take_in(&mut state, &Event::Paste("1".repeat(100)));
        assert_eq!(prompt(&state).0.chars().count(), 40);
    }

    #[test]
    fn a_paste_elsewhere_is_nothing() {
        let mut state = opened(Problem::Regression);
        assert_eq!(take_in(&mut state, &Event::Paste("q".to_owned())), Outcome::Unchanged);
        assert_eq!(state.overlay, Overlay::None);
    }
}

mod switches {
    use super::*;

    #[test]
    fn factors_go_round_with_none_between_the_last_and_the_first() {
        let mut state = at(Problem::Regression, "a12(0)");
        let parts = state.parts();
        assert!(parts.len() > 1);
        assert_eq!(state.chosen(), None);
        for expected in parts.iter().copied().map(Some).chain([None]).chain([Some(parts[0])]) {
            ask(&mut state, Command::NextFactor);
            assert_eq!(state.chosen(), expected);
        }
        for expected in [None].into_iter().chain(parts.iter().rev().copied().map(Some)).chain([None]) {
            ask(&mut state, Command::PreviousFactor);
            assert_eq!(state.chosen(), expected);
        }
    }

    #[test]
    fn without_numbers_there_is_no_factor() {
        let mut state = opened(Problem::Regression);
        ask(&mut state, Command::NextFactor);
        assert_eq!(state.chosen(), None);
        assert!(state.notice.is_some());
    }

    #[test]
    fn another_step_has_no_factor_chosen() {
        let mut state = at(Problem::Regression, "a12(0)");
        ask_all(&mut state, &[Command::NextFactor, Command::NextStep]);
        assert_eq!(state.chosen(), None);
    }

    #[test]
    fn the_other_reading_is_of_the_same_step() {
        let mut state = at(Problem::Regression, "a12(0)");
        let (step, printed) = (state.position(), state.lines().to_vec());
        ask(&mut state, Command::SwitchReading);
        assert_eq!((state.settings.reading, state.position()), (ReadingKind::Exact, step));
        assert_ne!(state.lines(), printed);
        ask(&mut state, Command::SwitchReading);
        assert_eq!((state.settings.reading, state.lines()), (ReadingKind::Document, printed.as_slice()));
    }

    #[test]
    fn signs_go_round_at_the_same_step() {
        let mut state = at(Problem::Classification, "E");
        let step = state.position();
        for glyphs in [Glyphs::Ascii, Glyphs::Tall, Glyphs::Small] {
            ask(&mut state, Command::SwitchGlyphs);
            assert_eq!((state.settings.glyphs, state.position()), (glyphs, step));
        }
    }

    #[test]
    fn digits_stay_between_two_and_ten_and_change_the_lines() {
        let mut state = at(Problem::Regression, "a12(0)");
        let (step, before) = (state.position(), state.lines().to_vec());
        ask(&mut state, Command::MoreDigits);
        assert_eq!(state.settings.digits.count(), 5);
        assert_ne!(state.lines(), before);
        ask_all(&mut state, &[Command::MoreDigits; 10]);
        assert_eq!(state.settings.digits.count(), 10);
        ask_all(&mut state, &[Command::FewerDigits; 12]);
        assert_eq!((state.settings.digits.count(), state.position()), (2, step));
    }

    #[test]
    fn every_built_in_network_is_opened_from_the_list() {
        for (place, preset) in presets().iter().enumerate() {
            let mut state = opened(Problem::Regression);
            ask(&mut state, Command::Networks);
            assert_eq!(state.overlay, Overlay::Networks(0), "the list begins at the network on the screen");
            ask_all(&mut state, &vec![Command::RowDown; place]);
            ask(&mut state, Command::Choose);
            assert_eq!((&state.overlay, state.position()), (&Overlay::None, 0));
            assert_eq!(*state.walk().scenario(), preset.scenario());
        }
    }

    #[test]
    fn a_network_that_was_left_waits_as_it_was_and_takes_on_how_things_look() {
        let mut state = at(Problem::Regression, "E");
        ask_all(&mut state, &[Command::SwitchGlyphs, Command::Apply]);
        let (place, glyphs) = (state.position(), state.settings.glyphs);
        ask_all(&mut state, &[Command::Networks, Command::RowDown, Command::Choose]);
        assert_eq!(state.walk().scenario().problem(), Some(Problem::Classification));
        assert_eq!((state.position(), state.updates_applied(), state.settings.glyphs), (0, 0, glyphs));
        ask_all(&mut state, &[Command::MoreDigits, Command::Networks, Command::RowUp, Command::Choose]);
        assert_eq!(state.walk().scenario().problem(), Some(Problem::Regression));
        assert_eq!((state.position(), state.updates_applied()), (place, 1));
        assert_eq!(state.settings.digits.count(), 5);
    }

    #[test]
    fn the_ends_of_the_list_are_reached_by_home_and_end() {
        let mut state = opened(Problem::Regression);
        let last = presets().len() - 1;
        ask_all(&mut state, &[Command::Networks, Command::Bottom]);
        assert_eq!(state.overlay, Overlay::Networks(last));
        ask_all(&mut state, &[Command::RowDown, Command::Top]);
        assert_eq!(state.overlay, Overlay::Networks(0));
        ask_all(&mut state, &[Command::RowUp, Command::Close]);
        assert_eq!((&state.overlay, state.position()), (&Overlay::None, 0));
    }

    #[test]
    fn where_all_is_side_by_side_there_are_no_pages() {
        let mut state = opened(Problem::Regression);
        take_in(&mut state, &Event::Resize(120, 40));
        ask(&mut state, Command::SwitchPage);
        assert_eq!((state.page, state.notice.is_some()), (Page::Formula, true));
    }

    #[test]
    fn pages_go_round() {
        let mut state = opened(Problem::Regression);
        for page in [Page::Network, Page::Weights, Page::Formula] {
            ask(&mut state, Command::SwitchPage);
            assert_eq!(state.page, page);
        }
    }
}

mod updates {
    use super::*;

    #[test]
    fn applying_walks_the_new_weights_at_the_same_step() {
        for problem in Problem::ALL {
            let mut state = at(problem, "E");
            let (step, before) = (state.position(), state.walk().scenario().clone());
            let after = state.walk().stepped(ReadingKind::Document).unwrap();
            ask(&mut state, Command::Apply);
            assert_eq!((state.position(), state.updates_applied()), (step, 1));
            assert_eq!(*state.walk().scenario(), after);
            assert_ne!(state.walk().scenario().network().weights(), before.network().weights());
            ask(&mut state, Command::Apply);
            assert_eq!(state.updates_applied(), 2);
            assert_ne!(*state.walk().scenario(), after);
            ask(&mut state, Command::Unapply);
            assert_eq!(*state.walk().scenario(), after);
            ask(&mut state, Command::Unapply);
            assert_eq!((state.walk().scenario(), state.updates_applied()), (&before, 0));
            assert_eq!(state.position(), step);
        }
    }

    #[test]
    fn what_is_shown_and_chosen_stays_so() {
        let mut state = at(Problem::Regression, "dE/da12(0)");
        ask_all(&mut state, &[Command::NextFactor, Command::NextFactor, Command::ScrollDown]);
        let seen = |state: &State| (state.position(), state.lines_shown(), state.chosen(), state.scroll);
        let before = seen(&state);
        assert!(before.2.is_some());
        for command in [Command::Apply, Command::Apply, Command::Unapply, Command::Unapply] {
            ask(&mut state, command);
            assert_eq!(seen(&state), before, "{command:?}");
        }
        ask_all(&mut state, &[Command::NextStep, Command::NextLine, Command::NextLine]);
        let before = (state.position(), state.lines_shown());
        assert!(!state.is_complete());
        ask(&mut state, Command::Apply);
        assert_eq!((state.position(), state.lines_shown()), before, "no more lines than there were");
    }

    #[test]
    fn each_reading_applies_its_own_update() {
        let mut printed = opened(Problem::Regression);
        let mut exact = opened(Problem::Regression);
        ask(&mut exact, Command::SwitchReading);
        ask(&mut printed, Command::Apply);
        ask(&mut exact, Command::Apply);
        assert_ne!(printed.walk().scenario(), exact.walk().scenario());
    }

    #[test]
    fn nothing_applied_is_nothing_taken_back() {
        let mut state = at(Problem::Regression, "E");
        let step = state.position();
        ask(&mut state, Command::Unapply);
        assert_eq!(state.position(), step);
        assert!(state.notice.is_some());
    }
}

mod overlays {
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
}

/// Whatever is pressed, in any order, the screen can be drawn.
mod any_keys {
    use proptest::prelude::*;

    use super::*;

    const SEQUENCES: u32 = 200;

    fn any_event() -> impl Strategy<Value = Event> {
        prop_oneof![
            20 => bound_key(),
            3 => sign_of("a12(0)'EXOd/∂₁⁽é"),
            1 => prop::sample::select(vec!["a12(0)", "E", "∂E/∂a12(0)", "3", "\u{1b}[31m", "a\u{301}漢", "1\u{202e}\u{9b}\u{200b}"])
                .prop_map(|text| Event::Paste(text.to_owned())),
            1 => Just(Event::Resize(80, 24)),
        ]
    }

    fn never_panics(start: &State) {
        crate::screen::any_keys::never_panics(start, SEQUENCES, any_event());
    }

    #[test]
    fn in_the_regression() {
        never_panics(&opened(Problem::Regression));
    }

    #[test]
    fn in_the_classification() {
        never_panics(&opened(Problem::Classification));
    }

    #[test]
    fn in_the_smallest_networks() {
        Problem::ALL.into_iter().for_each(|problem| never_panics(&drawn(problem, 1)));
    }

    #[test]
    fn in_the_largest_regression() {
        never_panics(&drawn(Problem::Regression, 16));
    }

    #[test]
    fn in_the_largest_classification() {
        never_panics(&drawn(Problem::Classification, 16));
    }
}
