//! Which way round.

/// Which way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// To the next.
    On,
    /// To the previous.
    Back,
}
