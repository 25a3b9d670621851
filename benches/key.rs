//! From a key press to the picture of its new screen, on a large screen, without a terminal.

#[path = "../tests/all/screen/mod.rs"]
#[allow(dead_code, reason = "keys are pressed, and nothing is read")]
mod screen;

use crossterm::event::Event;
use divan::Bencher;
use gradwalk::{
    scenario::Problem,
    tui::{
        keys::{Command, Key},
        state::State,
        view,
    },
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
