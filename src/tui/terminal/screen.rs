//! Raw mode and the alternate screen: in and out, whatever the reason for leaving.
//!
//! The terminal may be gone by the time it is to be restored. So leaving is quiet: it ignores
//! errors and never writes to standard error, for a panic on the way out of a panic aborts.
//! (ratatui's own `restore` and the drop of its `Terminal` print their errors; neither is used.)

use std::io::{self, BufWriter, Stdout, stdout};
use std::mem::ManuallyDrop;
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Size;
use ratatui::{Frame, Terminal};

use super::TerminalError;

/// One drawing goes out in one piece, which is what keeps a slow line free of torn pictures.
const ONE_DRAWING: usize = 64 * 1024;

/// The taken-over terminal. Dropping it gives the terminal back.
pub(super) struct Screen {
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
}

impl Screen {
    pub(super) fn enter() -> io::Result<Self> {
        leave_on_panic();
        let output = BufWriter::with_capacity(ONE_DRAWING, stdout());
        let terminal = prepare().and_then(|()| Terminal::new(CrosstermBackend::new(output)));
        match terminal {
            Ok(terminal) => Ok(Self { terminal: ManuallyDrop::new(terminal) }),
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

    /// Gives the terminal back and stops this process, as `Ctrl-Z` does to any other; returns
    /// when the shell continues it.
    ///
    /// The default action is taken, not a stop that cannot be refused: where no shell could ever
    /// continue this process the system discards the signal, and the screen is simply back.
    #[cfg(unix)]
    pub(super) fn suspend(&mut self) -> Result<(), TerminalError> {
        leave();
        let _ = signal_hook::low_level::raise(signal_hook::consts::SIGTSTP);
        self.reenter()
    }

    #[cfg(not(unix))]
    pub(super) fn suspend(&mut self) -> Result<(), TerminalError> {
        Ok(())
    }

    /// Takes the terminal over again after something else has used it.
    #[cfg(unix)]
    pub(super) fn reenter(&mut self) -> Result<(), TerminalError> {
        // crossterm takes raw mode that it has switched on for still being on; the shell may have
        // switched it off meanwhile.
        let _ = disable_raw_mode();
        prepare().map_err(lost)?;
        self.forget()?;
        Ok(())
    }

    /// Forgets what has been drawn, so that all of it is drawn again; returns the size it will be.
    ///
    /// `Terminal::clear` would do so too, but it asks the terminal where the cursor is, and the
    /// answer would go to the thread that reads the keyboard.
    pub(super) fn forget(&mut self) -> Result<Size, TerminalError> {
        let size = self.terminal.size().map_err(lost)?;
        self.terminal.resize(size.into()).map_err(lost)?;
        Ok(size)
    }
}

/// A terminal that could be used before and cannot be used now. What exactly failed depends on
/// which of its last moments it was, and the place to tell it is the one that is gone. (A hang-up
/// also continues a stopped process, so re-entering is a usual one of these moments.)
fn lost(_: io::Error) -> TerminalError {
    TerminalError::Lost
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

/// Whether there is anything to give back. Leaving twice is not harmless: it puts the cursor back
/// to where it was before the screen, over whatever has been printed since (a panic's message).
static TAKEN: AtomicBool = AtomicBool::new(false);

fn prepare() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen)?;
    // Without it a pasted number arrives as so many keys. Old Windows consoles cannot; no matter.
    let _ = execute!(stdout(), EnableBracketedPaste);
    Ok(())
}

fn leave() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // Raw mode first: it is the one that makes a shell unusable, and it is the one that cannot
    // block on a terminal that has stopped reading.
    let _ = disable_raw_mode();
    let _ = execute!(stdout(), DisableBracketedPaste);
    let _ = execute!(stdout(), LeaveAlternateScreen, Show);
}

/// Makes a panic leave the screen before its message is printed, where it would be wiped away
/// with the alternate screen. Unwinding, and with it [`Screen`]'s drop, comes after the message.
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
