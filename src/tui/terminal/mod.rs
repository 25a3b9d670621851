//! The terminal: taking it over, waiting for events, giving it back.
//!
//! This folder knows how to run *a* program on the whole screen and nothing about *this* program: no state, and of keys
//! only that they are released as well as pressed.
//!
//! | file | its one job |
//! |---|---|
//! | `refusal` | an error in words where there is no terminal to take over |
//! | `output` | writing, behind a gate that any thread can shut |
//! | `screen` | raw mode and the alternate screen: in, out, out on a panic, out and in around a stop |
//! | `wake` | the one channel that everything worth waking up for arrives on |
//! | `input` | the keyboard, as wake-ups |
//! | `decode` (Unix) | from the bytes of a terminal to keys, the mouse and pasted text |
//! | `mouse` | which mouse events the terminal reports |
//! | `signals` (Unix) | signals, as wake-ups |
//! | `patience` | how long the main thread may be busy before it is left behind |
//! | `beside` | work in the background |
//!
//! Whatever happens (the program quits, it panics, the process is told to end, the window is closed, the job is
//! stopped), and whatever the main thread is doing at that time, the terminal is given back as it was found. Nothing
//! here polls: a program that waits costs no processor time.

mod beside;
#[cfg(unix)]
mod decode;
mod input;
mod mouse;
mod output;
mod patience;
mod refusal;
mod screen;
#[cfg(unix)]
mod signals;
mod wake;

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossterm::event::Event;
use ratatui::{Frame, layout::Size};

pub use beside::{Bell, Beside};
pub use mouse::Mouse;
use patience::Told;
pub use refusal::{Refusal, check};
use screen::Screen;
use wake::{Wake, Wakes};

/// A program that can run on the terminal.
pub trait Program {
    /// Draws the whole screen.
    fn draw(&self, frame: &mut Frame);

    /// Takes in one event. Keys arrive pressed or repeated, never released; `Ctrl-C` and `Ctrl-Z`
    /// arrive as the keys they are, for the program to answer with [`Outcome::Quit`] and
    /// [`Outcome::Suspend`].
    fn handle(&mut self, event: Event) -> Outcome;

    /// The mouse events it wants, asked before each drawing.
    fn mouse(&self) -> Mouse {
        Mouse::Terminal
    }

    /// The time until [`Program::tick`] is due; `None` while there is nothing to wait for but events, so that the
    /// process sleeps.
    fn deadline(&self) -> Option<Duration> {
        None
    }

    /// The deadline has passed without an event.
    fn tick(&mut self) {}

    /// The screen opens in this size; background work rings the bell ([`Beside::start`]).
    fn opened(&mut self, bell: &Bell, size: Size) {
        let _ = (bell, size);
    }

    /// The bell has rung.
    fn rung(&mut self) -> Outcome {
        Outcome::Unchanged
    }
}

/// The effect of an event on the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Draw again, as something has changed.
    Continue,
    /// Nothing visible has changed.
    Unchanged,
    /// Give the terminal back and stop until the shell continues this job. Where there are no jobs (Windows) it has no
    /// effect.
    Suspend,
    /// The program is done.
    Quit,
}

/// Why a program did not run to its own end.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// There is no terminal to take over; nothing has been written to it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The terminal could not be switched to the screen.
    #[error("the terminal could not be prepared for the screen: {0}")]
    Preparation(#[source] io::Error),
    /// The keyboard could not be read.
    #[error("the keyboard could not be read: {0}")]
    Input(#[source] io::Error),
    /// A signal asked the process to end. The terminal is restored; the process should exit silently, with 128 plus the
    /// number as its exit code.
    #[error("ended by signal {0}")]
    Signal(i32),
    /// The terminal is gone, or accepts nothing any more.
    #[error("the terminal was closed")]
    Lost,
}

/// Runs a program on the whole screen until it quits, and gives the terminal back.
///
/// This works only once in the life of a process: the thread that reads the keyboard cannot be called back from its
/// wait, so it ends with the process.
///
/// # Errors
/// See [`TerminalError`]. On each of them the terminal has been restored as far as it still exists.
pub fn run(program: &mut impl Program) -> Result<(), TerminalError> {
    check()?;
    let mut wakes = Wakes::new();
    // Signals come first: one that arrives while the screen is being set up must be noticed.
    #[cfg(unix)]
    signals::listen(wakes.sender()).map_err(TerminalError::Preparation)?;
    let mut screen = Screen::enter().map_err(TerminalError::Preparation)?;
    program.opened(&Bell(wakes.sender()), screen.size());
    // The first drawing comes before the thread that reads keys: until then, typed keys wait in the terminal.
    screen.report(program.mouse())?;
    screen.draw(|frame| program.draw(frame))?;
    let interrupt = Arc::new(Told::default());
    input::listen(wakes.sender(), Arc::clone(&interrupt)).map_err(TerminalError::Preparation)?;
    attend(program, &mut screen, &mut wakes, &interrupt)
}

/// A key that takes longer than this to handle repeats faster than it is handled.
const BETWEEN_REPEATS: Duration = Duration::from_millis(30);

/// The screen is drawn at least this often while keys come in.
const BETWEEN_DRAWINGS: Duration = Duration::from_millis(100);

/// Sleep, take in everything that has happened meanwhile, draw once.
fn attend(
    program: &mut impl Program,
    screen: &mut Screen,
    wakes: &mut Wakes,
    interrupt: &Told,
) -> Result<(), TerminalError> {
    let mut drawing = Drawing::Current;
    loop {
        if drawing == Drawing::Due {
            screen.report(program.mouse())?;
            screen.draw(|frame| program.draw(frame))?;
            drawing = Drawing::Current;
        }
        let Some(first) = wakes.wait(program.deadline()) else {
            program.tick();
            drawing = Drawing::Due;
            continue;
        };
        // A held key or a window being dragged queues faster than a slow terminal draws: all of
        // it is taken in before the next drawing, so the screen never lags behind the hand.
        let woken = Instant::now();
        let mut next = Some(first);
        while let Some(wake) = next {
            if wake.is_interrupt() {
                interrupt.hear();
            }
            match respond(program, screen, wakes, wake)? {
                Outcome::Continue => drawing = Drawing::Due,
                Outcome::Unchanged => {}
                Outcome::Suspend => {
                    screen::stop();
                    drawing = Drawing::Due;
                }
                Outcome::Quit => return Ok(()),
            }
            next = if woken.elapsed() < BETWEEN_DRAWINGS { wakes.queued() } else { None };
        }
    }
}

/// Whether the screen shows what the program would draw now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Drawing {
    Due,
    Current,
}

fn respond(
    program: &mut impl Program,
    screen: &mut Screen,
    wakes: &mut Wakes,
    wake: Wake,
) -> Result<Outcome, TerminalError> {
    match wake {
        // Whatever the program returns, the terminal has already damaged the old picture; and a window made small and
        // large again at once has its old size, but not its old content.
        Wake::Resized => {
            let size = screen.forget()?;
            let event = Event::Resize(size.width, size.height);
            Ok(match program.handle(event) {
                Outcome::Unchanged => Outcome::Continue,
                outcome => outcome,
            })
        }
        Wake::Input(event) => {
            let begun = Instant::now();
            let outcome = program.handle(event.clone());
            if begun.elapsed() > BETWEEN_REPEATS {
                wakes.drop_repeated(&event);
            }
            Ok(outcome)
        }
        Wake::Rung => Ok(program.rung()),
        Wake::InputFailed(error) => Err(TerminalError::Input(error)),
        #[cfg(unix)]
        Wake::Continued => {
            screen.forget_mouse();
            // The window may have been resized meanwhile.
            let size = screen.forget()?;
            program.handle(Event::Resize(size.width, size.height));
            Ok(Outcome::Continue)
        }
        #[cfg(unix)]
        Wake::Signal(signal) => Err(TerminalError::Signal(signal)),
        Wake::TerminalLost => Err(TerminalError::Lost),
    }
}
