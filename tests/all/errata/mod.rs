//! The errata on the screen: how they are opened and read.

mod numbers;
mod opening;
mod page;
