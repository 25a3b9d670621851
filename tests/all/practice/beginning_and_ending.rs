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
    let spoilers = [Command::SwitchReading, Command::Networks, Command::Errata, Command::Why, Command::Apply];
    for command in spoilers.into_iter().chain([Command::Unapply]) {
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
    let Practised { once_shown, shown, left_out, hinted } = practised_of(&score);
    assert_eq!((*shown, *hinted), (1, 3), "of three steps with hints one was looked up whole");
    assert_eq!(*once_shown, Vec::<String>::new());
    assert_eq!(score.answered() + shown + left_out, asked);
    ask(&mut state, Command::Close);
    assert_eq!(state.overlay, Overlay::None);
}

#[test]
fn what_is_right_only_since_it_was_shown_does_not_count_as_right() {
    let mut state = practised("regression");
    let number = |state: &mut State, name: &str| {
        go(state, name);
        right(state, 6)
    };
    let right = number(&mut state, "X1(1)");
    for typed in ["2.0", &right] {
        answer(&mut state, "X1(1)", typed);
    }
    assert_eq!(verdict(&mut state, "X1(1)"), Verdict::Right);
    assert!(seen(&state).contains("is right once shown, and is not counted as right"), "{}", seen(&state));
    // What is right at once stays so, however often it is typed.
    let right = number(&mut state, "X2(1)");
    for typed in [&right, &right] {
        answer(&mut state, "X2(1)", typed);
    }
    assert!(seen(&state).contains("is right\n"), "{}", seen(&state));
    // What was right and is typed over is known no more.
    let right = number(&mut state, "X3(1)");
    for typed in [&right, "9", &right] {
        answer(&mut state, "X3(1)", typed);
    }
    // Numbers before the value are hints, and the answer is one's own.
    let right = number(&mut state, "O1(1)");
    ask(&mut state, Command::Hint);
    answer(&mut state, "O1(1)", &right);
    // What is wrong again is wrong.
    for typed in ["7", "8"] {
        answer(&mut state, "O2(1)", typed);
    }
    ask(&mut state, Command::Last);
    assert!(seen(&state).contains("2 right, 1 wrong, 2 right once shown"), "{}", seen(&state));
    let score = end(&mut state);
    assert_eq!(score.score, Score { right: 2, wrong: 1, ..Score::default() });
    assert_eq!(practised_of(&score).once_shown, ["X1(1)", "X3(1)"]);
    assert_eq!((score.answered(), practised_of(&score).hinted), (5, 1));
    assert!(text(&picture(&state, 80, 24)).contains("- right once shown: X1(1), X3(1)"));
}

/// The right number stands beside a carried one, too; and that another answer changes shows nothing.
#[test]
fn a_carried_answer_has_been_shown_the_right_number_and_a_right_one_has_not() {
    let mut state = practised("regression");
    go(&mut state, "X1(1)");
    let net = right(&state, 6);
    go(&mut state, "O1(1)");
    let out = right(&state, 6);
    answer(&mut state, "X1(1)", "0.75");
    answer(&mut state, "O1(1)", "0.679179");
    answer(&mut state, "O1(1)", &out);
    answer(&mut state, "X1(1)", &net);
    assert_eq!(practised_of(&end(&mut state)).once_shown, ["X1(1)", "O1(1)"]);
    let mut state = practised("regression");
    answer(&mut state, "O1(1)", &out);
    answer(&mut state, "X1(1)", "0.75");
    answer(&mut state, "X1(1)", &net);
    assert_eq!(practised_of(&end(&mut state)).once_shown, ["X1(1)"]);
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
