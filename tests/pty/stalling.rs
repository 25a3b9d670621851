//! A terminal that accepts nothing more, as over a connection that hangs, cannot block the program.

use std::env;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::Event;
use gradwalk::tui::terminal::{Outcome, Program, run};
use nix::sys::signal::Signal;
use nix::unistd::Pid;
use ratatui::Frame;

use crate::activity::{Activity, has_ended};
use crate::terminal::{Start, Terminal};

/// Always in motion, all over the screen.
#[derive(Default)]
struct Busy {
    ticks: usize,
}

impl Program for Busy {
    fn draw(&self, frame: &mut Frame) {
        let sign = ["/", "\\"][self.ticks % 2];
        let row = sign.repeat(frame.area().width.into());
        for line in frame.area().rows() {
            frame.render_widget(&*row, line);
        }
    }

    fn handle(&mut self, _: Event) -> Outcome {
        Outcome::Unchanged
    }

    fn deadline(&self) -> Option<Duration> {
        Some(Duration::from_millis(1))
    }

    fn tick(&mut self) {
        self.ticks += 1;
    }
}

#[test]
#[ignore = "started in a terminal by the test below"]
fn busy() {
    run(&mut Busy::default()).unwrap();
}

#[test]
fn a_stalled_terminal_does_not_keep_the_program() {
    let this = env::current_exe().unwrap();
    let only = ["--ignored", "--exact", "--nocapture", "stalling::busy"];
    let terminal = Start::program(this.to_str().unwrap(), &only).size(200, 200).open();
    terminal.wait_for("////");
    terminal.wait_for("\\\\\\\\");
    let stalled = terminal.stall();
    await_rest(&terminal);
    terminal.signal(Signal::SIGTERM);
    await_end(terminal.pid());
    drop(stalled);
    let ended = terminal.finish();
    assert_eq!(ended.code, 128 + Signal::SIGTERM as u32);
    ended.assert_restored();
}

/// Until it has ended, though nobody has collected it yet.
fn await_end(process: Pid) {
    let start = Instant::now();
    while !has_ended(process) {
        assert!(start.elapsed() < Duration::from_secs(20), "it is held");
        thread::sleep(Duration::from_millis(2));
    }
}

/// Until it is blocked in its drawing.
fn await_rest(terminal: &Terminal) {
    let mut before = Activity::of(terminal.pid());
    loop {
        thread::sleep(Duration::from_millis(100));
        let now = Activity::of(terminal.pid());
        if now == before {
            return;
        }
        before = now;
    }
}
