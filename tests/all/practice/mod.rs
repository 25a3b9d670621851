//! Practice, as a specification: a number is hidden until it is answered right or looked up, and every answer is
//! judged.
//!
//! | file | its one subject |
//! |---|---|
//! | `hiding` | hidden numbers stay hidden: no screen shows a number that is neither given, answered nor looked up |
//! | `judging` | typed answers are judged like an answers file |
//! | `tries` | a wrong answer: the kind of slip, another try, and the value only on request |
//! | `ahead` | answers to steps after skipped ones |
//! | `one_number` | any single number practised, with all earlier ones given |
//! | `hints` | the hints, the value last |
//! | `beginning_and_ending` | where practice begins and ends, what it prevents, and its score |
//! | `several_samples` | several samples, each of which is asked for and judged separately |
//! | `pictures` | screens of practice |
//! | `any_keys` | whatever is typed, in any order, the screen can be drawn |

mod ahead;
mod any_keys;
mod beginning_and_ending;
mod hiding;
mod hints;
mod judging;
mod numbers;
mod one_number;
mod pictures;
mod several_samples;
mod tries;

use numbers::Number;

use crate::screen::{ask, ask_all, jump, opened, picture, press, settings, take_in, text, write};
use crossterm::event::{Event, KeyCode};
use gradwalk::{
    homework::{
        Score, Verdict, ways_to_slip,
        words::{DONE_AND_RIGHT, LEFT_OUT, ONCE_SHOWN, SHOWN},
    },
    quantity::Quantity,
    reading::{ReadingKind, Resolver},
    scenario::{Problem, Scenario},
    tui::{
        keys::{Command, Key},
        practice::{Hint, Mark, Practice},
        state::{Overlay, Page, Prompt, Question, StartAt, State},
        summary::{Origin, Practised, Summary},
    },
    typeset::Glyphs,
    walk::{LineKind, Topic},
};
use ratatui::style::Modifier;

const ENTER: Key = Key::Plain(KeyCode::Enter);
const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 40)];

fn load(name: &str) -> State {
    State::new(Scenario::load(name).unwrap(), settings(Glyphs::Small, ReadingKind::Document))
}

/// A built-in scenario practised from its first step.
fn practised(name: &str) -> State {
    let mut state = load(name);
    ask(&mut state, Command::Practice);
    state
}

/// The same from another step, or the last.
fn practised_from(name: &str, step: usize) -> State {
    let mut state = load(name);
    state.go_to(step, StartAt::LastLine);
    ask(&mut state, Command::Practice);
    state
}

fn go(state: &mut State, name: &str) {
    jump(state, name);
    assert_eq!(state.overlay, Overlay::None, "{name} is a name");
}

/// Goes to a step and types a number there.
fn answer(state: &mut State, name: &str, number: &str) {
    go(state, name);
    write(state, number);
    press(state, ENTER);
    assert_eq!(state.overlay, Overlay::None, "{number} is a number");
}

/// Types the right number at a step.
fn answer_right(state: &mut State, name: &str) {
    go(state, name);
    let number = right(state, 6);
    answer(state, name, &number);
}

/// The right value at the state's step, with this many decimal places.
fn right(state: &State, decimals: usize) -> String {
    format!("{:.decimals$}", value(state))
}

fn value(state: &State) -> f64 {
    let values = state.walk().values_at(state.step(), ReadingKind::Exact).unwrap();
    values.get(state.step().quantity().unwrap()).unwrap()
}

/// The steps that ask for a number.
fn asked(state: &State) -> Vec<usize> {
    (0..state.walk().steps().len()).filter(|step| Practice::asks(state.walk(), *step)).collect()
}

fn go_to_step(state: &mut State, step: usize) {
    jump(state, &(step + 1).to_string());
    assert_eq!((state.position(), &state.overlay), (step, &Overlay::None));
}

/// Types a number at the state's step.
fn type_number(state: &mut State, number: &str) {
    write(state, number);
    press(state, ENTER);
}

fn verdict(state: &mut State, name: &str) -> Verdict {
    go(state, name);
    state.mark().unwrap().judged().unwrap().verdict.clone()
}

/// A text in one row, however its rows are broken.
fn in_one_row(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn end(state: &mut State) -> Summary {
    ask(state, Command::Practice);
    match &state.overlay {
        Overlay::Summary(summary) => summary.clone(),
        other => panic!("no score but {other:?}"),
    }
}

fn practised_of(summary: &Summary) -> &Practised {
    match &summary.from {
        Origin::Practice(practised) => practised,
        Origin::File(filed) => panic!("a file: {filed:?}"),
    }
}

/// All that is on the screen at one step: the formula at each size, and the other pages.
fn seen(state: &State) -> String {
    let of = |page: Page, (width, height): (u16, u16)| {
        let mut state = state.clone();
        state.page = page;
        state.settings.glyphs = Glyphs::Ascii;
        text(&picture(&state, width, height))
    };
    let formula = SIZES.map(|size| of(Page::Formula, size));
    let others = [Page::Network, Page::Weights].map(|page| of(page, (80, 24)));
    [formula.concat(), others.concat()].concat()
}
