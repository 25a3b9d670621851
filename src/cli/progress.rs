//! The progress of a long run, in the last row of a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::typeset::Glyphs;

/// For this long nothing is shown: a bar that vanishes at once only flickers.
const PATIENCE: Duration = Duration::from_millis(500);

/// The time between two drawings.
const PAUSE: Duration = Duration::from_millis(100);

/// The columns of the bar. With its words it fits on the smallest screen: a row that wraps cannot be erased.
const COLUMNS: usize = 18;

/// A bar on standard error, if that is a terminal that can erase it. It vanishes when dropped.
#[derive(Debug)]
pub(super) struct Progress {
    ascii: bool,
    can_be_shown: bool,
    is_shown: bool,
    next: Instant,
}

impl Progress {
    /// A bar that is not shown yet.
    pub(super) fn new(glyphs: Glyphs) -> Self {
        let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        Self {
            ascii: glyphs == Glyphs::Ascii,
            can_be_shown: io::stderr().is_terminal() && !is_dumb,
            is_shown: false,
            next: Instant::now() + PATIENCE,
        }
    }

    /// Shows how many of the steps are done, if it is time to draw.
    pub(super) fn show(&mut self, done: usize, of: usize) {
        if !self.can_be_shown || Instant::now() < self.next {
            return;
        }
        let _ = write!(io::stderr(), "\r{}\x1b[K", row(done, of, self.ascii));
        self.is_shown = true;
        self.next = Instant::now() + PAUSE;
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

fn row(done: usize, of: usize, ascii: bool) -> String {
    let filled = (done * COLUMNS / of.max(1)).min(COLUMNS);
    let [full, empty] = if ascii { ["#", "-"] } else { ["█", "░"] };
    let bar = [full.repeat(filled), empty.repeat(COLUMNS - filled)].concat();
    format!("{bar} {done} of {of} steps  Ctrl-C stops")
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn the_bar_is_full_at_the_end_and_fits_on_a_small_screen() {
        assert!(row(0, 10, true).contains(&"-".repeat(18)) && row(10, 10, true).contains(&"#".repeat(18)));
        assert_eq!(row(500_000, 1_000_000, false).matches('█').count(), 9);
        assert!(row(2_000_000, 2_000_000, true).len() < 60, "{}", row(2_000_000, 2_000_000, true));
    }
}
