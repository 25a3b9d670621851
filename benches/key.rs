//! From a key press to the picture of its new screen, on a large screen, without a terminal; and a picture while a
//! network is trained.

#[path = "../tests/all/screen/mod.rs"]
#[allow(dead_code, reason = "keys are pressed, and nothing is read")]
mod screen;

use crossterm::event::{Event, KeyCode};
use divan::Bencher;
use gradwalk::{
    network::Sizes,
    reading::ReadingKind,
    scenario::{Problem, Scenario},
    tui::{
        keys::{Command, Key},
        state::State,
        update, view,
    },
    typeset::Glyphs,
};
use ratatui::{Terminal, backend::TestBackend};

const WIDTH: u16 = 200;
const HEIGHT: u16 = 60;

/// The keys that are measured: to the next step, the next factor, the other reading.
const COMMANDS: [Command; 3] = [Command::NextStep, Command::NextFactor, Command::SwitchReading];

fn main() {
    divan::main();
}

#[divan::bench(args = COMMANDS)]
fn classification(bencher: Bencher, command: Command) {
    measure(bencher, &screen::opened(Problem::Classification), command);
}

#[divan::bench(args = COMMANDS)]
fn largest_classification(bencher: Bencher, command: Command) {
    measure(bencher, &screen::drawn(Problem::Classification, 16), command);
}

/// Many weights between two hidden layers: 4,675 of them, in 14,000 steps.
#[divan::bench(args = COMMANDS)]
fn wide_and_deep(bencher: Bencher, command: Command) {
    let sizes = Sizes::new(&[4, 64, 64, 3]).unwrap();
    let scenario = Scenario::random(Problem::Classification.architecture(), sizes, 7);
    measure(bencher, &State::new(scenario, screen::settings(Glyphs::Small, ReadingKind::Exact)), command);
}

/// A number turned on its curve: the walk is worked out anew and the curve is drawn.
#[divan::bench]
fn what_if_turned(bencher: Bencher) {
    let mut start = screen::drawn(Problem::Classification, 16);
    screen::take_in(&mut start, &Event::Resize(WIDTH, HEIGHT));
    screen::jump(&mut start, "dE/da1,1(0)");
    screen::ask(&mut start, Command::WhatIf);
    let mut terminal = Terminal::new(TestBackend::new(WIDTH, HEIGHT)).unwrap();
    let turn: Key = gradwalk::tui::keys::binding(Command::NextItem).unwrap().keys[0];
    bencher.with_inputs(|| start.clone()).bench_local_refs(|state| {
        screen::press(state, turn);
        terminal.draw(|frame| view::draw(state, frame)).unwrap();
    });
}

/// The pages of a chart: what is drawn while a network is trained.
const PAGES: [usize; 3] = [0, 1, 2];

/// A drawing of the chart in the middle of a long run. A piece of the run takes 10 to 20 ms beside it, so that 13 ms
/// leave 30 drawings a second.
#[divan::bench(args = PAGES)]
fn drawing_while_training(bencher: Bencher, page: usize) {
    let mut state = screen::opened(Problem::Classification);
    screen::take_in(&mut state, &Event::Resize(WIDTH, HEIGHT));
    screen::ask(&mut state, Command::Train);
    screen::write(&mut state, "100000");
    update::handle(&mut state, &screen::event_of(Key::Plain(KeyCode::Enter)));
    (0..page).for_each(|_| drop(update::handle(&mut state, &screen::event_of(Key::Plain(KeyCode::Char('v'))))));
    state.train_on(60_000);
    assert!(state.is_training(), "the run goes on");
    let mut terminal = Terminal::new(TestBackend::new(WIDTH, HEIGHT)).unwrap();
    bencher.bench_local(|| {
        state.train_on(1);
        terminal.draw(|frame| view::draw(&state, frame)).unwrap();
    });
}

/// A press at the derivative by a weight of the first layer, where formulas are longest.
fn measure(bencher: Bencher, start: &State, command: Command) {
    let key: Key = gradwalk::tui::keys::binding(command).unwrap().keys[0];
    let mut start = start.clone();
    screen::take_in(&mut start, &Event::Resize(WIDTH, HEIGHT));
    screen::jump(&mut start, "dE/da1,1(0)");
    assert!(start.position() > 0, "the name leads to its step");
    let mut terminal = Terminal::new(TestBackend::new(WIDTH, HEIGHT)).unwrap();
    bencher.with_inputs(|| start.clone()).bench_local_refs(|state| {
        screen::press(state, key);
        terminal.draw(|frame| view::draw(state, frame)).unwrap();
    });
}
