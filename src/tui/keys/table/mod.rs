//! The table itself: every key, where it works, and what is said of it.
//!
//! The footer names keys in the order of the rows, the most needed first: where it is short, the last are left out. The
//! help takes them by subject, and of one subject in this order too.

mod boxes;
mod lecture;
mod meaning;
mod places;
mod start;
mod steps;
mod tasks;
mod training;

use super::Binding;

/// The parts of the table, from top to bottom.
const PARTS: [&[Binding]; 7] =
    [start::ROWS, tasks::ROWS, meaning::ROWS, training::ROWS, steps::ROWS, lecture::ROWS, boxes::ROWS];

/// All rows, from top to bottom.
pub fn bindings() -> impl Iterator<Item = &'static Binding> {
    PARTS.into_iter().flatten()
}
