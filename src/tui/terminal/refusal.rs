//! Where there is no terminal to take over: found out before the first escape code is written.

use std::env;
use std::io::{self, IsTerminal};

/// Why the screen is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The output goes to a file, a pipe or nowhere.
    #[error("the screen needs a terminal, and standard output is not one")]
    OutputNotATerminal,
    /// The input comes from a file, a pipe or nowhere.
    #[error("the screen needs a keyboard, and standard input is not a terminal")]
    InputNotATerminal,
    /// The terminal says of itself that it can only add lines at the end.
    #[error("this terminal cannot show the screen (TERM=dumb)")]
    DumbTerminal,
}

/// Whether the screen can be opened here.
///
/// # Errors
/// The first reason why it cannot.
pub fn check() -> Result<(), Refusal> {
    if !io::stdout().is_terminal() {
        return Err(Refusal::OutputNotATerminal);
    }
    if !io::stdin().is_terminal() {
        return Err(Refusal::InputNotATerminal);
    }
    if env::var_os("TERM").is_some_and(|terminal| terminal == "dumb") {
        return Err(Refusal::DumbTerminal);
    }
    Ok(())
}
