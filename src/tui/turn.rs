//! A direction: next or previous.

/// A direction: next or previous.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// To the next.
    On,
    /// To the previous.
    Back,
}
