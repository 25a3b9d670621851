//! Tests that need what the room keeps to itself.

mod bounds;
mod titles;
mod worked_out_again;
