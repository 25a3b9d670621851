//! A program that is busy for a long time gives the terminal back when told to, and hears `Ctrl-C`.
//!
//! No key of the program keeps it busy for long, and none should. These tests start themselves again instead, and run a
//! program that does nothing else on the same terminal code.

use std::env;
use std::io::{Write, stdout};
use std::process;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyModifiers};
use gradwalk::tui::terminal::{Mouse, Outcome, Program, TerminalError, run};
use nix::sys::signal::Signal;
use ratatui::Frame;

use crate::terminal::{Key, Start, Terminal};

/// Takes its time over each key.
struct Slow {
    time: Duration,
    taken: usize,
    last: char,
}

impl Program for Slow {
    fn draw(&self, frame: &mut Frame) {
        let Self { taken, last, .. } = self;
        frame.render_widget(format!("{taken} keys, the last {last}."), frame.area());
    }

    fn mouse(&self) -> Mouse {
        Mouse::Moves
    }

    fn handle(&mut self, event: Event) -> Outcome {
        let Event::Key(key) = event else { return Outcome::Unchanged };
        let KeyCode::Char(letter) = key.code else { return Outcome::Unchanged };
        if key.modifiers == KeyModifiers::CONTROL {
            return Outcome::Quit;
        }
        if self.time == Duration::MAX {
            // The text that a test waits for: a drawing would come only after the work.
            print!("at work");
            stdout().flush().unwrap();
        }
        thread::sleep(self.time);
        self.taken += 1;
        self.last = letter;
        Outcome::Continue
    }
}

#[test]
#[ignore = "started in a terminal by the tests below"]
fn slow() {
    run(&mut Slow { time: Duration::from_millis(40), taken: 0, last: '-' }).unwrap();
}

#[test]
#[ignore = "started in a terminal by the tests below"]
fn lost_in_work() {
    match run(&mut Slow { time: Duration::MAX, taken: 0, last: '-' }) {
        // The signal was there before the key.
        Err(TerminalError::Signal(signal)) => process::exit(128 + signal),
        result => result.unwrap(),
    }
}

fn start(program: &str) -> Terminal {
    let this = env::current_exe().unwrap();
    let name = format!("busy::{program}");
    let terminal = Start::program(this.to_str().unwrap(), &["--ignored", "--exact", "--nocapture", &name]).open();
    terminal.wait_for("0 keys");
    terminal
}

#[test]
fn a_signal_gives_the_terminal_back_in_the_middle_of_work() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP, Signal::SIGQUIT] {
        let mut terminal = start("lost_in_work");
        terminal.press(Key::Character('u'));
        terminal.wait_for("at work");
        terminal.signal(signal);
        let ended = terminal.finish();
        assert_eq!(ended.code, 128 + signal as u32, "{signal}");
        ended.assert_restored();
    }
}

#[test]
fn control_c_ends_a_program_that_is_lost_in_work() {
    let mut terminal = start("lost_in_work");
    terminal.press(Key::Character('u'));
    terminal.wait_for("at work");
    terminal.press(Key::Control('c'));
    let ended = terminal.finish();
    assert_eq!(ended.code, 128 + Signal::SIGINT as u32);
    ended.assert_restored();
}

#[test]
fn control_c_goes_before_the_keys_that_were_typed_ahead() {
    let mut terminal = start("slow");
    let pressed = Instant::now();
    let keys = ['u', 'x'].into_iter().cycle().take(1000).map(Key::Character);
    terminal.press_many(keys.chain([Key::Control('c')]));
    let ended = terminal.finish();
    // All of them would take 40 s.
    assert!(pressed.elapsed() < Duration::from_secs(15), "it was heard after {:?}", pressed.elapsed());
    assert_eq!(ended.code, 0, "{}", ended.text);
    ended.assert_restored();
}

#[test]
fn a_key_that_repeats_faster_than_it_is_worked_on_is_not_taken_in_each_time() {
    let mut terminal = start("slow");
    terminal.press_many(std::iter::repeat_n(Key::Character('u'), 200).chain([Key::Character('x')]));
    terminal.wait_for("the last x.");
    let taken: usize = terminal.text().split(' ').next().unwrap().parse().unwrap();
    // However slowly they arrive here, they come faster than one in 40 ms.
    assert!((2..100).contains(&taken), "{}", terminal.text());
    terminal.press(Key::Control('c'));
    terminal.finish();
}

#[test]
fn keys_that_are_quickly_done_are_all_taken_in() {
    let mut terminal = start("slow");
    for (count, letter) in "uuxu".chars().enumerate() {
        terminal.press(Key::Character(letter));
        terminal.wait_for(&format!("{} keys, the last {letter}.", count + 1));
    }
    terminal.press(Key::Control('c'));
    assert_eq!(terminal.finish().code, 0);
}

#[test]
fn control_c_is_heard_in_a_paste_that_does_not_end() {
    let mut terminal = start("slow");
    terminal.write(b"\x1b[200~0.5");
    terminal.press(Key::Control('c'));
    let ended = terminal.finish();
    assert_eq!(ended.code, 0, "{}", ended.text);
    ended.assert_restored();
}
