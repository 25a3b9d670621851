//! The texts of the screen, in one place.

/// On the screen as soon as it is open.
pub const FIRST: &str = "step 1 of 52";
/// On the screen after one step.
pub const SECOND: &str = "step 2 of 52";
/// On the screen after two steps.
pub const THIRD: &str = "step 3 of 52";
