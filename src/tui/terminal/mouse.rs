//! Which mouse events the terminal reports. While it reports any, it does not select text, so no more are requested
//! than the program uses.

use std::fmt;

use crossterm::Command;

/// The mouse events that the terminal reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mouse {
    /// None: the terminal keeps the mouse, for selecting text.
    #[default]
    Terminal,
    /// Buttons and the wheel.
    Clicks,
    /// Every move as well.
    Moves,
}

/// Switches from one kind of report to another.
///
/// A terminal has at most one kind at a time, so that the previous one is ended first. Positions come as numbers
/// (`1006`): in the older format they end at column 223.
pub(super) struct Reports {
    pub(super) before: Mouse,
    pub(super) now: Mouse,
}

impl Command for Reports {
    fn write_ansi(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str(match self.before {
            Mouse::Terminal => "",
            Mouse::Clicks => "\x1b[?1006l\x1b[?1000l",
            Mouse::Moves => "\x1b[?1006l\x1b[?1003l",
        })?;
        out.write_str(match self.now {
            Mouse::Terminal => "",
            Mouse::Clicks => "\x1b[?1000h\x1b[?1006h",
            Mouse::Moves => "\x1b[?1003h\x1b[?1006h",
        })
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> std::io::Result<()> {
        use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
        match self.now {
            Mouse::Terminal => DisableMouseCapture.execute_winapi(),
            Mouse::Clicks | Mouse::Moves => EnableMouseCapture.execute_winapi(),
        }
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}
