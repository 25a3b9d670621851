//! When a hunt is offered, how it begins and ends, and what it prevents.

use gradwalk::tui::state::Activity;

use super::*;
use crate::screen::ask_all;

const OFFER: &str = "U hunts for a mistake in a calculation like this one.";

#[test]
fn a_hunt_is_offered_once_the_result_was_seen_and_not_before() {
    let mut state = load("regression");
    assert!(!said(&state, (120, 40)).contains("U find mistake"));
    ask(&mut state, Command::Hunt);
    assert!(state.hunting().is_none());
    assert_eq!(
        state.notice.as_deref(),
        Some("U hunts for a mistake, once you have gone through the steps to the result (End).")
    );
    ask(&mut state, Command::Last);
    for size in SIZES {
        assert!(said(&state, size).contains("U find mistake "));
        assert_eq!(said(&state, size).contains(OFFER), size == (120, 40), "elsewhere the numbers need the rows");
    }
    ask(&mut state, Command::First);
    assert!(said(&state, (80, 24)).contains("U find mistake "), "from then on it is offered everywhere");
    ask(&mut state, Command::Hunt);
    assert_eq!(hunting(&state).hunt().level(), Level::Forward);
}

#[test]
fn the_result_has_to_be_seen_whole() {
    let mut state = load("regression");
    ask_all(&mut state, &[Command::Last, Command::PreviousStep]);
    let mut fresh = load("regression");
    fresh.go_to(state.position(), gradwalk::tui::state::StartAt::LastLine);
    ask(&mut fresh, Command::NextLine);
    assert!(!fresh.is_complete() && !said(&fresh, (80, 24)).contains("U find mistake"));
    while !fresh.is_complete() {
        ask(&mut fresh, Command::NextLine);
    }
    assert!(said(&fresh, (80, 24)).contains("U find mistake ") && said(&fresh, (120, 40)).contains(OFFER));
}

#[test]
fn the_header_says_which_hunt_it_is() {
    let mut state = hunted("regression", 7);
    assert!(said(&state, (60, 18)).contains("HUNT 7 · LEVEL 3"));
    assert!(
        said(&state, (60, 18))
            .contains("Hunt 7, level 3: one mistake was made here, in one formula or in several alike.")
    );
    state.settings.glyphs = Glyphs::Ascii;
    assert!(said(&state, (60, 18)).contains("HUNT 7, LEVEL 3"));
}

#[test]
fn a_hunt_ends_where_one_was() {
    let mut state = load("classification");
    ask_all(&mut state, &[Command::Last, Command::PreviousStep, Command::PreviousStep]);
    let (step, scenario) = (state.position(), state.walk().scenario().clone());
    ask_all(&mut state, &[Command::Hunt, Command::NextPhase, Command::MoreDigits]);
    assert_ne!(state.walk().scenario(), &scenario);
    ask(&mut state, Command::Hunt);
    assert!(matches!(state.activity(), Activity::Walking));
    assert_eq!((state.position(), state.walk().scenario()), (step, &scenario));
    assert_eq!(state.settings.digits.count(), 5, "how it looks stays");
    assert_eq!(state.notice.as_deref(), Some("The hunt has ended; this is classification 2-3-3 again."));
}

#[test]
fn an_unfinished_hunt_is_offered_again_and_a_finished_one_is_not() {
    let mut state = load("tanh");
    ask_all(&mut state, &[Command::Last, Command::Hunt, Command::Hunt, Command::Hunt]);
    assert_eq!(hunting(&state).hunt().seed(), 1);
    ask_all(&mut state, &[Command::Hint; 4]);
    ask_all(&mut state, &[Command::Hunt, Command::Hunt]);
    assert_eq!((hunting(&state).hunt().seed(), hunting(&state).hunt().level()), (5, Level::Forward));
}

#[test]
fn the_next_hunt_is_of_the_same_level_and_a_harder_one_of_the_next() {
    let mut state = hunted("softmax", 1);
    ask(&mut state, Command::NextHunt);
    assert_eq!((hunting(&state).hunt().seed(), hunting(&state).hunt().level()), (5, Level::Forward));
    for (seed, level) in [(6, Level::OneFormula), (7, Level::WholeLayer), (8, Level::Update)] {
        ask(&mut state, Command::HarderHunt);
        assert_eq!((hunting(&state).hunt().seed(), hunting(&state).hunt().level()), (seed, level));
        assert_eq!(state.position(), 0);
    }
    ask(&mut state, Command::HarderHunt);
    assert_eq!(hunting(&state).hunt().seed(), 8);
    assert_eq!(state.notice.as_deref(), Some("This is the highest level."));
}

#[test]
fn what_would_tell_or_change_the_numbers_is_refused() {
    for command in [
        Command::SwitchReading,
        Command::Errata,
        Command::Why,
        Command::Apply,
        Command::Unapply,
        Command::Practice,
        Command::Review,
        Command::Networks,
        Command::Answer,
        Command::Overview,
        Command::NextNotRight,
    ] {
        let mut state = hunted("regression", 2);
        let before = said(&state, (80, 24));
        ask(&mut state, command);
        assert_eq!(state.notice.as_deref(), Some("Not available in a hunt. U ends the hunt."), "{command:?}");
        state.notice = hunted("regression", 2).notice;
        assert_eq!(said(&state, (80, 24)), before, "{command:?}");
    }
}

#[test]
fn no_hunt_begins_in_practice_and_its_keys_say_so_elsewhere() {
    let mut state = load("regression");
    ask_all(&mut state, &[Command::Last, Command::Practice, Command::Hunt]);
    assert!(state.practice().is_some() && state.hunting().is_none());
    assert_eq!(state.notice.as_deref(), Some("Not available in practice. P ends practice."));
    for command in [Command::MarkWrong, Command::NextHunt, Command::HarderHunt] {
        let mut state = load("regression");
        ask(&mut state, command);
        assert_eq!(state.notice.as_deref(), Some("There is no hunt: U begins one."));
    }
}
