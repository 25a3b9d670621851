//! Several samples, each of which is asked for and judged separately.

use super::*;

fn at(state: &mut State, sample: u8, name: &str) {
    let step =
        state.walk().steps().iter().position(|step| {
            step.sample == Some(sample) && step.quantity() == Some(state.notation().parse(name).unwrap())
        });
    jump(state, &(step.unwrap() + 1).to_string());
}

#[test]
fn each_sample_is_judged_by_its_own_numbers() {
    let mut state = practised("xor");
    at(&mut state, 1, "X1(1)");
    let first = right(&state, 6);
    at(&mut state, 2, "X1(1)");
    let second = right(&state, 6);
    assert_ne!(first, second, "the samples differ there");
    for (sample, number, expected) in [(1, &first, Verdict::Right), (2, &first, Verdict::Wrong)] {
        at(&mut state, sample, "X1(1)");
        type_number(&mut state, number);
        assert_eq!(state.mark().unwrap().judged().unwrap().verdict, expected, "sample {sample}");
    }
}

#[test]
fn what_belongs_to_all_samples_is_not_asked_and_stays_hidden_with_what_it_is_of() {
    let mut state = practised("xor");
    ask(&mut state, Command::Last);
    ask(&mut state, Command::PreviousStep);
    assert!(!state.is_asked());
    assert!(state.lines().iter().all(|line| matches!(line.kind, LineKind::Law | LineKind::Bound)));
    let shown = text(&picture(&state, 120, 40));
    assert!(shown.contains("dE(x1)/da22(0) and 3 more"), "what is asked is named: {shown}");
}

#[test]
fn all_answers_of_the_samples_open_what_is_of_all() {
    let mut state = practised("xor");
    let has_numbers = |state: &State| state.lines().iter().any(|line| line.kind == LineKind::Numbers);
    for sample in 1..=4 {
        ask(&mut state, Command::Last);
        jump(&mut state, "E");
        assert!(!has_numbers(&state), "sample {sample} is missing");
        at(&mut state, sample, "E");
        let number = right(&state, 6);
        type_number(&mut state, &number);
    }
    ask(&mut state, Command::Last);
    jump(&mut state, "E");
    assert_eq!(state.step().sample, None);
    assert!(has_numbers(&state));
    let score = end(&mut state);
    assert_eq!((score.answered(), score.score.right), (4, 4));
}
