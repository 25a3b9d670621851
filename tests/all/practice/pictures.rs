//! Screens of practice.

use super::*;

fn snapshot(name: &str, state: &State, (width, height): (u16, u16)) {
    insta::assert_snapshot!(format!("{name}_{width}x{height}"), text(&picture(state, width, height)));
}

/// The slope of a hidden unit with the sigmoid applied to a value that already is one.
fn with_a_slip(glyphs: Glyphs) -> State {
    let mut state = State::new(Scenario::load("regression").unwrap(), settings(glyphs, ReadingKind::Exact));
    go(&mut state, "dO2(1)/dX2(1)");
    ask(&mut state, Command::Practice);
    answer(&mut state, "dO2(1)/dX2(1)", "0.243676");
    state
}

#[test]
fn a_question() {
    let mut state = practised("regression");
    go(&mut state, "O2(1)");
    SIZES.into_iter().for_each(|size| snapshot("question", &state, size));
}

#[test]
fn the_input_line() {
    let mut state = practised("regression");
    go(&mut state, "O2(1)");
    write(&mut state, "0.5o");
    press(&mut state, ENTER);
    snapshot("input_line", &state, (80, 24));
}

#[test]
fn a_slip() {
    SIZES.into_iter().for_each(|size| snapshot("slip", &with_a_slip(Glyphs::Small), size));
    [Glyphs::Tall, Glyphs::Ascii]
        .into_iter()
        .for_each(|glyphs| snapshot(&format!("slip_{}", glyphs.name()), &with_a_slip(glyphs), (80, 24)));
}

#[test]
fn a_slip_once_the_value_is_looked_up() {
    let mut state = with_a_slip(Glyphs::Small);
    while state.waits() {
        ask(&mut state, Command::Hint);
    }
    ask(&mut state, Command::NextStep);
    ask(&mut state, Command::PreviousStep);
    snapshot("slip_looked_up", &state, (80, 24));
}

#[test]
fn one_number_wrong_by_a_sign() {
    let mut state = load("regression");
    go(&mut state, "dE/da12(0)");
    ask(&mut state, Command::Practice);
    snapshot("one_number", &state, (80, 24));
    type_number(&mut state, "0.04763");
    SIZES.into_iter().for_each(|size| snapshot("wrong_by_a_sign", &state, size));
}

#[test]
fn the_learning_rate_left_out() {
    let mut state = load("regression");
    let updated = Quantity::Updated(state.walk().weights().nth(4).unwrap());
    let step = state.walk().find(updated).unwrap();
    go_to_step(&mut state, step);
    ask(&mut state, Command::Practice);
    type_number(&mut state, "0.5476");
    snapshot("rate_left_out", &state, (80, 24));
}

#[test]
fn a_carried_answer() {
    let mut state = practised("regression");
    answer(&mut state, "X1(1)", "0.75");
    answer(&mut state, "O1(1)", "0.679179");
    snapshot("carried", &state, (60, 18));
}

#[test]
fn an_answer_ahead_of_skipped_steps() {
    let mut state = practised("regression");
    go(&mut state, "X0(2)");
    type_number(&mut state, "1.7123");
    snapshot("ahead", &state, (60, 18));
}

#[test]
fn the_score() {
    let mut state = with_a_slip(Glyphs::Small);
    answer(&mut state, "dE/da10(1)", "-0.7990");
    ask(&mut state, Command::Last);
    SIZES.into_iter().for_each(|size| snapshot("score_so_far", &state, size));
    ask(&mut state, Command::Practice);
    snapshot("score", &state, (80, 24));
}
