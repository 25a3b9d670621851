//! The errata as they are opened and read.

mod numbers;
mod opening;
mod page;
