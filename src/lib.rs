//! `gradwalk` walks one training step of a small neural network.
//!
//! The modules form one line: each imports only from those named before it.

pub mod network;

pub mod scenario;

pub mod quantity;

pub mod formula;

pub mod typeset;

pub mod reading;

pub mod walk;

pub mod homework;

pub mod settings;

pub mod report;

pub mod tui;

pub mod cli;
