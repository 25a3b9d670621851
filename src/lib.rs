//! `gradwalk` walks one training step of a small neural network.
//!
//! The modules form one line: each imports only from those named before it.

pub mod formula;
pub mod network;
pub mod quantity;
pub mod reading;
pub mod scenario;
pub mod typeset;
pub mod walk;
