//! Raw mode and the alternate screen: entering and leaving them, whatever the reason for leaving, and whichever thread
//! does it.
//!
//! The terminal may be gone by the time it is to be restored. So leaving is quiet: it ignores errors and never writes
//! to standard error, as a panic during a panic aborts. (ratatui's own `restore` and the drop of its `Terminal` print
//! their errors; neither is used.)

use std::io::{self, BufWriter};
use std::mem::ManuallyDrop;
use std::panic;
use std::process;
use std::sync::Once;

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::TerminalError;
use super::mouse::{Mouse, Reports};
use super::output::{self, Leaving, Output, TakenFrom};

/// One drawing goes out in one piece, which keeps a slow line free of torn pictures.
const ONE_DRAWING: usize = 64 * 1024;

/// The part of a window that is drawn on: more than any screen has, and few enough cells for any machine.
const LARGEST: Size = Size { width: 1000, height: 500 };

/// The taken-over terminal. Dropping it gives the terminal back.
pub(super) struct Screen {
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Output>>>>,
    /// The mouse events that the terminal was last asked for.
    mouse: Mouse,
}

impl Screen {
    pub(super) fn enter() -> io::Result<Self> {
        leave_on_panic();
        let output = BufWriter::with_capacity(ONE_DRAWING, Output);
        let terminal = take(TakenFrom::Shell).and_then(|()| {
            let viewport = Viewport::Fixed(drawn_on(size()?.into()));
            Terminal::with_options(CrosstermBackend::new(output), TerminalOptions { viewport })
        });
        match terminal {
            Ok(terminal) => Ok(Self { terminal: ManuallyDrop::new(terminal), mouse: Mouse::Terminal }),
            // Raw mode may be on already while the rest failed.
            Err(error) => {
                leave();
                Err(error)
            }
        }
    }

    pub(super) fn draw(&mut self, picture: impl FnOnce(&mut Frame)) -> Result<(), TerminalError> {
        self.terminal.draw(picture).map_err(lost)?;
        Ok(())
    }

    /// Asks the terminal, with the next drawing, to report these mouse events.
    pub(super) fn report(&mut self, mouse: Mouse) -> Result<(), TerminalError> {
        if mouse != self.mouse {
            queue!(self.terminal.backend_mut(), Reports { before: self.mouse, now: mouse }).map_err(lost)?;
            self.mouse = mouse;
        }
        Ok(())
    }

    /// Records that the terminal was given back, and has reported no mouse events since.
    #[cfg(unix)]
    pub(super) fn forget_mouse(&mut self) {
        self.mouse = Mouse::Terminal;
    }

    /// The size of what is drawn on.
    pub(super) fn size(&mut self) -> Size {
        self.terminal.get_frame().area().as_size()
    }

    /// Forgets the last drawing, so that the next one is complete; returns its size.
    ///
    /// `Terminal::clear` would do so too, but it asks the terminal for the position of the cursor, and the answer would
    /// go to the thread that reads the keyboard.
    pub(super) fn forget(&mut self) -> Result<Size, TerminalError> {
        let area = drawn_on(size().map_err(lost)?.into());
        self.terminal.resize(area).map_err(lost)?;
        Ok(area.into())
    }
}

/// The part of a window that is drawn on.
fn drawn_on(window: Size) -> Rect {
    Rect::new(0, 0, window.width.min(LARGEST.width), window.height.min(LARGEST.height))
}

/// The terminal could be used before and cannot be used now. What exactly failed depends on the moment, and the error
/// could only be reported on the terminal that is gone.
fn lost(_: io::Error) -> TerminalError {
    TerminalError::Lost
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

fn take(from: TakenFrom) -> io::Result<()> {
    let mut words = Vec::new();
    // Bracketed paste: without it a pasted number arrives as single keys.
    queue!(words, EnterAlternateScreen, EnableBracketedPaste)?;
    // Raw mode first: a job in the background is stopped at it, before it has written a word.
    output::open(from, enable_raw_mode, &words).inspect_err(|_| leave())
}

/// Gives the terminal back, if it has been taken over. Any thread may call this.
fn leave() {
    give_back(Leaving::ForGood);
}

/// Gives the terminal back and ends the process, from any thread, whatever the others are doing.
pub(super) fn end(code: i32) -> ! {
    give_back(Leaving::WithTheProcess);
    process::exit(code)
}

fn give_back(leaving: Leaving) {
    // The first byte ends any control sequence in which the drawing was cut off.
    let mut words = vec![CANCEL];
    // Whatever was requested, nobody reads it any more. On Windows this fails if nothing was requested.
    for before in [Mouse::Moves, Mouse::Clicks] {
        let _ = queue!(words, Reports { before, now: Mouse::Terminal });
    }
    let _ = queue!(words, DisableBracketedPaste, LeaveAlternateScreen, Show);
    // Raw mode first: it is what makes a shell unusable, and switching it off cannot block on a terminal that has
    // stopped reading.
    output::shut(leaving, || drop(disable_raw_mode()), &words);
}

/// Ends a control sequence that has begun, and has no other effect.
const CANCEL: u8 = 0x18;

/// Gives the terminal back and stops this process, as `Ctrl-Z` does to any other; returns when it continues. The
/// terminal then still has to be taken again ([`take_again`]), which the signal thread does, whoever has stopped the
/// process.
///
/// If nobody could continue it, this does nothing: a shell with job control gives each job a separate process group, so
/// the group of the session's first process is no job.
#[cfg(unix)]
pub(super) fn stop() {
    let alone = rustix::process::getsid(None).is_ok_and(|session| session == rustix::process::getpgrp());
    if alone {
        return;
    }
    give_back(Leaving::ForNow);
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGSTOP);
}

#[cfg(not(unix))]
pub(super) fn stop() {}

/// Takes the terminal again after a stop: from the beginning if it was given back, and otherwise (after a stop that no
/// process notices) just as the shell may have changed it meanwhile.
#[cfg(unix)]
pub(super) fn take_again() -> io::Result<()> {
    // crossterm assumes that raw mode is still on once it has switched it on; the shell may have switched it off.
    if output::is_open() {
        disable_raw_mode()?;
        return enable_raw_mode();
    }
    take(TakenFrom::Stop)
}

/// Makes a panic leave the screen before its message is printed, which would otherwise be wiped away with the alternate
/// screen. Unwinding, and with it [`Screen`]'s drop, comes after the message.
fn leave_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            leave();
            report(panic);
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_of_any_size_is_drawn_on_as_far_as_a_screen_reaches() {
        assert_eq!(drawn_on(Size::new(80, 24)), Rect::new(0, 0, 80, 24));
        assert_eq!(drawn_on(Size::new(u16::MAX, u16::MAX)), Rect::new(0, 0, 1000, 500));
        assert_eq!(drawn_on(Size::new(u16::MAX, 1)), Rect::new(0, 0, 1000, 1));
    }
}
