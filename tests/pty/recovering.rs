//! Edits survive the process, however it ends, and are offered at the next start.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use gradwalk::{
    formula::Digits,
    reading::ReadingKind,
    scenario::{Given, Number, Scenario},
    settings::Settings,
    storage::recovery::EditedExercise,
    tui::{state::State, take_in},
    typeset::{Glyphs, Letters},
};
use nix::sys::signal::Signal;
use rand::{RngExt, SeedableRng, rngs::ChaCha8Rng};
use tempfile::{TempDir, tempdir};

use crate::expect::FIRST;
use crate::terminal::{Key, Start, Terminal};

const OFFERED: &str = "unsaved edits";
/// On the first step, if no box lies over it.
const STEPS: &str = "Sample and learning rate";
const OPENED: &str = "Your edits are open again";

/// The files of edits in a home.
fn files(home: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(home.join("state/gradwalk/recovery")) else { return Vec::new() };
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// The scenarios in them.
fn kept(home: &Path) -> Vec<Vec<String>> {
    let of_edits = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml");
    let texts = files(home).into_iter().filter(of_edits).filter_map(|path| fs::read_to_string(path).ok());
    let exercises = texts.flat_map(|text| {
        let table: toml::Table = text.parse().unwrap();
        table["exercise"].as_array().unwrap().clone()
    });
    let scenarios = |exercise: toml::Value| {
        let scenarios = exercise["scenarios"].as_array().unwrap();
        scenarios.iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    exercises.map(scenarios).collect()
}

/// The same of edits in memory.
fn texts(edits: &[EditedExercise]) -> Vec<Vec<String>> {
    let scenarios = |edited: &EditedExercise| {
        let all = std::iter::once(edited.opened()).chain(edited.later());
        all.map(Scenario::to_toml).collect()
    };
    edits.iter().map(scenarios).collect()
}

/// Waits until the files of the program are as described.
#[track_caller]
fn until(description: &str, seen: impl Fn() -> bool) {
    let start = Instant::now();
    while !seen() {
        assert!(start.elapsed() < Duration::from_secs(20), "waited until {description}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[track_caller]
fn wait_until_kept(home: &Path, expected: &[Vec<String>]) {
    until(&format!("kept are {expected:?}"), || kept(home) == expected);
}

fn start(home: &TempDir) -> Terminal {
    Start::gradwalk(&[]).home(home.path()).open()
}

/// Regression with another first input.
fn edited(number: &str) -> Scenario {
    let given = Given::Input { sample: 0, input: 0 };
    Scenario::load("regression").unwrap().with(given, Number::read(number).unwrap()).unwrap()
}

#[test]
fn edits_are_offered_after_every_signal_and_saved_to_the_byte() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP, Signal::SIGKILL] {
        let home = tempdir().unwrap();
        let mut terminal = start(&home);
        terminal.wait_for(FIRST);
        terminal.write(b"i9\r7\rq");
        terminal.wait_for("O1 7");
        if signal == Signal::SIGKILL {
            // When it comes, nothing can be done any more.
            let expected = texts(&[EditedExercise::new(&Scenario::load("regression").unwrap(), &[&edited("7")])]);
            wait_until_kept(home.path(), &expected);
        }
        terminal.signal(signal);
        terminal.finish();

        let mut terminal = start(&home);
        terminal.wait_for(OFFERED);
        terminal.press(Key::Character('\r'));
        terminal.wait_for(OPENED);
        let file = home.path().join("mine.toml");
        terminal.write(b"S\x15");
        terminal.write(format!("{}\r", file.to_str().unwrap()).as_bytes());
        terminal.wait_for("Saved as");
        terminal.press(Key::Character('q'));
        terminal.finish().assert_restored();
        assert_eq!(fs::read_to_string(file).unwrap(), edited("7").to_toml(), "{signal}");
        assert_eq!(files(home.path()), Vec::<PathBuf>::new(), "nothing is left after {signal}");
    }
}

#[test]
fn the_edits_of_a_program_that_runs_are_its_own() {
    let home = tempdir().unwrap();
    let mut first = start(&home);
    first.wait_for(FIRST);
    first.write(b"i9\rq");
    let expected = texts(&[EditedExercise::new(&Scenario::load("regression").unwrap(), &[&edited("9")])]);
    wait_until_kept(home.path(), &expected);

    let mut second = start(&home);
    second.wait_for(STEPS);
    assert!(!second.text().contains(OFFERED), "{}", second.text());
    second.press(Key::Character('q'));
    second.finish();
    assert_eq!(kept(home.path()), expected);

    first.signal(Signal::SIGKILL);
    first.finish();
    let mut third = start(&home);
    third.wait_for(OFFERED);
    // For later: they stay where they are.
    third.press(Key::Character('q'));
    third.wait_for(STEPS);
    third.press(Key::Character('q'));
    third.finish();
    assert_eq!(kept(home.path()), expected);

    let mut fourth = start(&home);
    fourth.wait_for(OFFERED);
    fourth.press(Key::Character('x'));
    fourth.wait_for(STEPS);
    fourth.press(Key::Character('q'));
    fourth.finish();
    assert_eq!(files(home.path()), Vec::<PathBuf>::new());
}

#[test]
fn whoever_leaves_on_purpose_is_not_asked_again_and_ctrl_c_is_no_purpose() {
    for (leaving, left) in [(b"q".as_slice(), 0), (b"\x03", 1)] {
        let home = tempdir().unwrap();
        let mut terminal = start(&home);
        terminal.wait_for(FIRST);
        terminal.write(b"i9\rq");
        terminal.wait_for("O1 9");
        if left == 0 {
            terminal.press(Key::Character('q'));
            terminal.wait_for("are not saved");
        }
        terminal.write(leaving);
        assert_eq!(terminal.finish().code, 0);
        assert_eq!(kept(home.path()).len(), left);
    }
}

#[test]
fn without_memory_nothing_is_read_or_written() {
    let home = tempdir().unwrap();
    let mut terminal = Start::gradwalk(&["--no-config"]).home(home.path()).open();
    terminal.wait_for(FIRST);
    terminal.write(b"Ti9\rq");
    terminal.wait_for("O1 9");
    terminal.signal(Signal::SIGTERM);
    terminal.finish();
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

/// The program in a terminal, and a separate state that gets the same events.
struct Beside {
    terminal: Terminal,
    state: State,
}

impl Beside {
    fn open(home: &TempDir, edits: &[EditedExercise]) -> Self {
        let mut terminal = start(home);
        let settings = Settings {
            glyphs: Glyphs::Small,
            letters: Letters::Document,
            digits: Digits::default(),
            reading: ReadingKind::Document,
        };
        let mut state = State::new(Scenario::load("regression").unwrap(), settings);
        if edits.is_empty() {
            terminal.wait_for(STEPS);
        } else {
            terminal.wait_for(OFFERED);
            terminal.press(Key::Character('\r'));
            terminal.wait_for(OPENED);
            state.recover(edits);
        }
        Self { terminal, state }
    }

    /// Types the same into both.
    fn write(&mut self, signs: &str) {
        self.terminal.write(signs.as_bytes());
        for sign in signs.chars() {
            let key = match sign {
                '\r' => KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE),
                '\x15' => KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL),
                sign => KeyEvent::new(KeyCode::Char(sign), KeyModifiers::NONE),
            };
            take_in(&mut self.state, &Event::Key(key));
        }
    }

    /// Saves each of them in a file; the two are equal.
    fn save(&mut self, home: &Path, count: usize) {
        let [mine, other] = ["terminal", "state"].map(|name| home.join(format!("{name}-{count}.toml")));
        self.write("S\x15");
        self.terminal.write(format!("\x1b[200~{}\x1b[201~", mine.to_str().unwrap()).as_bytes());
        take_in(&mut self.state, &Event::Paste(other.to_str().unwrap().to_owned()));
        self.write("\r");
        until("it is saved", || mine.exists());
        assert_eq!(fs::read_to_string(mine).unwrap(), fs::read_to_string(other).unwrap());
    }
}

#[test]
fn an_hour_of_edits_undos_saves_and_signals_loses_nothing() {
    let home = tempdir().unwrap();
    let mut random = ChaCha8Rng::seed_from_u64(20);
    let mut edits: Vec<EditedExercise> = Vec::new();
    let mut with_edits = 0;
    for round in 0..9 {
        let mut beside = Beside::open(&home, &edits);
        for deed in 0..random.random_range(1..12) {
            match random.random_range(0..10) {
                0 => beside.write("nlnp"),
                1 | 2 => beside.write("i0.25\rq"),
                3 => beside.write("ijnj-1.5\rq"),
                4 => beside.write("N"),
                5 => beside.write("z"),
                6 => beside.write("Z"),
                7 => beside.write("u"),
                8 => beside.write(["ogjn\r", "ogj\r", "og\r"][random.random_range(0..3)]),
                _ => {
                    // When its name is proposed, no box lies over the steps.
                    beside.save(home.path(), round * 100 + deed);
                }
            }
            // The same key is never pressed twice in a row, which a busy program would take for a key that is held
            // down.
            beside.write("T");
        }
        // Shown when everything before it has been done.
        beside.write(&format!("S\x15round {round}"));
        beside.terminal.wait_for(&format!("save as: round {round}"));
        edits = beside.state.unsaved_edits();
        with_edits += usize::from(!edits.is_empty());
        let signal = [Signal::SIGKILL, Signal::SIGTERM, Signal::SIGHUP][round % 3];
        if signal == Signal::SIGKILL {
            wait_until_kept(home.path(), &texts(&edits));
        }
        beside.terminal.signal(signal);
        beside.terminal.finish();
        assert_eq!(kept(home.path()), texts(&edits), "round {round}, {signal}");
    }
    assert!(with_edits > 3, "hardly anything was edited");
}
