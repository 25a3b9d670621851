//! Where practice begins and ends, what it prevents, and its score.

use gradwalk::walk::LineKind;

use super::*;

#[test]
fn practice_is_in_the_exact_reading_and_gives_the_other_back() {
    let mut state = opened(Problem::Regression);
    go(&mut state, "E");
    let (position, lines) = (state.position(), state.lines().to_vec());
    ask(&mut state, Command::Practice);
    assert_eq!((state.position(), state.settings.reading), (position, ReadingKind::Exact));
    assert!(seen(&state).lines().next().unwrap().ends_with(" PRACTICE"));
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
    let asked = asked(&state).len();
    answer(&mut state, "X1(1)", "0.75");
    answer(&mut state, "O1(1)", "0.679179");
    go(&mut state, "X2(1)");
    ask(&mut state, Command::Hint);
    answer_right(&mut state, "X2(1)");
    go(&mut state, "X3(1)");
    ask_all(&mut state, &[Command::Hint; 4]);
    go(&mut state, "O2(1)");
    ask(&mut state, Command::Hint);
    ask(&mut state, Command::Last);
    assert_eq!(state.step().topic, Topic::Outcome);
    let counted = Score { right: 1, carried: 1, wrong: 1, ..Score::default() };
    let words = format!("{}, 1 {SHOWN}; {} {LEFT_OUT}; steps with hints: 3", counted.in_words(), asked - 4);
    assert!(in_one_row(&seen(&state)).contains(&words), "{words}: {}", seen(&state));
    let score = end(&mut state);
    assert_eq!(score.score, counted);
    let Practised { later, once_shown, shown, shown_after_tries, left_out, hinted } = practised_of(&score);
    assert_eq!((*shown, *hinted), (1, 3), "of three steps with hints one was looked up whole");
    assert!(later.is_empty() && once_shown.is_empty() && shown_after_tries.is_empty(), "{score:?}");
    assert_eq!(score.answered() + shown + left_out, asked);
    ask(&mut state, Command::Close);
    assert_eq!(state.overlay, Overlay::None);
}

#[test]
fn right_at_a_later_try_counts_as_right_and_the_tries_are_told() {
    let mut state = practised("regression");
    answer_right(&mut state, "X1(1)");
    for typed in ["7", "8"] {
        answer(&mut state, "X2(1)", typed);
    }
    answer_right(&mut state, "X2(1)");
    ask(&mut state, Command::Last);
    let shown = in_one_row(&seen(&state));
    assert!(shown.contains("2 right (1 of them after more than one try); "), "{shown}");
    assert!(shown.contains("- right after more than one try: X2(1) (3 tries)"), "{shown}");
    assert!(!shown.contains("No slips"), "{shown}");
    let score = end(&mut state);
    assert_eq!(score.score, Score { right: 2, ..Score::default() });
    let later: Vec<_> = practised_of(&score).later.iter().map(|later| (&*later.name, later.tries)).collect();
    assert_eq!(later, [("X2(1)", 3)]);
}

/// A right answer is shown with its number. Whoever replaces it by another, and then types that number, has read it
/// there.
#[test]
fn what_is_right_only_since_it_was_shown_does_not_count_as_right() {
    let mut state = practised("regression");
    answer_right(&mut state, "X1(1)");
    answer(&mut state, "X1(1)", "2.0");
    answer_right(&mut state, "X1(1)");
    assert_eq!(verdict(&mut state, "X1(1)"), Verdict::Right);
    let shown = in_one_row(&seen(&state));
    assert!(shown.contains("is right, but the value had already been shown, so it does not count"), "{shown}");
    // An answer that is right at once stays so, however often it is typed.
    answer_right(&mut state, "X2(1)");
    answer_right(&mut state, "X2(1)");
    assert!(seen(&state).contains("is right\n"), "{}", seen(&state));
    // Numbers before the value are hints, and the answer still counts as the student's.
    go(&mut state, "O1(1)");
    ask(&mut state, Command::Hint);
    answer_right(&mut state, "O1(1)");
    // A second wrong answer is wrong.
    answer_right(&mut state, "O2(1)");
    answer(&mut state, "O2(1)", "8");
    let score = end(&mut state);
    assert_eq!(score.score, Score { right: 2, wrong: 1, ..Score::default() });
    assert_eq!(practised_of(&score).once_shown, ["X1(1)"]);
    assert_eq!((score.answered(), practised_of(&score).hinted), (4, 1));
    assert!(text(&picture(&state, 80, 24)).contains(&format!("- {ONCE_SHOWN}: X1(1)")));
}

#[test]
fn a_number_looked_up_after_a_try_is_looked_up() {
    let mut state = practised("regression");
    answer(&mut state, "X1(1)", "0.75");
    ask_all(&mut state, &[Command::Hint; 4]);
    let score = end(&mut state);
    assert_eq!((score.score, practised_of(&score).shown), (Score::default(), 1));
    assert_eq!(practised_of(&score).shown_after_tries, ["X1(1)"]);
    assert!(text(&picture(&state, 80, 24)).contains("- looked up after a try: X1(1)"));
}

#[test]
fn what_the_step_did_shows_once_the_loss_and_all_new_weights_are_known() {
    let mut state = practised("regression");
    ask(&mut state, Command::Last);
    let is_without_numbers = |state: &State| state.lines().iter().all(|line| line.kind == LineKind::Law);
    assert!(is_without_numbers(&state), "its formula, and no number");
    answer(&mut state, "E", "-0.298622");
    ask(&mut state, Command::Last);
    assert!(is_without_numbers(&state), "a wrong loss is not known");
    answer_right(&mut state, "E");
    ask(&mut state, Command::Last);
    assert!(is_without_numbers(&state), "the loss after the update is of the new weights");
    for step in asked(&state) {
        go_to_step(&mut state, step);
        let number = right(&state, 7);
        type_number(&mut state, &number);
    }
    ask(&mut state, Command::Last);
    assert!(state.lines().iter().any(|line| line.kind == LineKind::Words));
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
