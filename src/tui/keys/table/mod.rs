//! The table itself: every key, where it works, and its description.
//!
//! The footer names keys in the order of the rows, the most important first: if it is short, the last are left out. The
//! help groups them by subject, and within a subject keeps this order too.

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
