//! Where practice begins and ends, what it keeps from being done, and its score.

use super::*;

#[test]
fn practice_is_in_the_exact_reading_and_gives_the_other_back() {
    let mut state = opened(Problem::Regression);
    go(&mut state, "E");
    let (position, lines) = (state.position(), state.lines().to_vec());
    ask(&mut state, Command::Practice);
    assert_eq!((state.position(), state.settings.reading), (position, ReadingKind::Exact));
    assert!(seen(&state).contains("PRACTICE, EXACT"));
    ask(&mut state, Command::Practice);
    assert_eq!((state.position(), state.settings.reading), (position, ReadingKind::Document));
    assert_eq!((state.lines(), state.lines_shown()), (&lines[..], lines.len()));
    assert_eq!(state.overlay, Overlay::None, "nothing was done, so there is no score");
}

#[test]
fn what_would_spoil_it_waits() {
    let mut state = practised("regression");
    go(&mut state, "dE/da12(0)");
    let scenario = state.walk().scenario().clone();
    for command in [Command::SwitchReading, Command::SwitchProblem, Command::Errata, Command::Apply, Command::Unapply] {
        ask(&mut state, command);
        assert!(state.notice.is_some(), "{command:?}");
        assert_eq!((&state.overlay, state.settings.reading), (&Overlay::None, ReadingKind::Exact));
        assert_eq!(*state.walk().scenario(), scenario);
    }
}

#[test]
fn the_score_counts_every_step_once() {
    let mut state = practised("regression");
    let asked = (0..state.walk().steps().len()).filter(|step| Practice::asks(state.walk(), *step)).count();
    answer(&mut state, "X1(1)", "0.75");
    answer(&mut state, "O1(1)", "0.679179");
    go(&mut state, "X2(1)");
    ask(&mut state, Command::Hint);
    let number = right(&state, 6);
    answer(&mut state, "X2(1)", &number);
    go(&mut state, "X3(1)");
    ask_all(&mut state, &[Command::Hint; 3]);
    go(&mut state, "O2(1)");
    ask(&mut state, Command::Hint);
    ask(&mut state, Command::Last);
    assert_eq!(state.step().topic, Topic::Outcome);
    assert!(seen(&state).contains("1 right, 1 carried, 1 wrong, 1 shown"), "{}", seen(&state));
    let score = end(&mut state);
    assert_eq!(score.score, Score { right: 1, carried: 1, wrong: 1, ..Score::default() });
    assert_eq!((score.shown, score.hinted), (1, 3), "of three steps with hints one was looked up whole");
    assert_eq!(score.answered() + score.shown + score.left_out, asked);
    ask(&mut state, Command::Close);
    assert_eq!(state.overlay, Overlay::None);
}

#[test]
fn what_the_step_did_shows_once_the_loss_is_known() {
    let mut state = practised("regression");
    ask(&mut state, Command::Last);
    assert!(state.lines().is_empty());
    answer(&mut state, "E", "1.5");
    ask(&mut state, Command::Last);
    assert!(!state.lines().is_empty());
}

#[test]
fn each_practice_begins_anew() {
    let mut state = practised("regression");
    answer(&mut state, "X1(1)", "1");
    end(&mut state);
    ask_all(&mut state, &[Command::Close, Command::Practice]);
    go(&mut state, "X1(1)");
    assert!(state.waits());
}
