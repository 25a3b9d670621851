//! The program in a real terminal: keys in, screens out, and a terminal left as it was found.
//!
//! One file per behaviour. `terminal` is their vocabulary, `expect` what the screen says; no test
//! waits for a time to pass, each waits for what it is about to see.

#![cfg(unix)]

#[cfg(target_os = "linux")]
mod activity;
mod answering;
mod busy;
mod changing;
mod charting;
mod expect;
mod hunting;
#[cfg(target_os = "linux")]
mod idle;
mod leaving;
mod lecturing;
#[cfg(target_os = "linux")]
mod memory;
mod mouse;
mod panicking;
mod recovering;
mod refusal;
mod remembering;
mod resizing;
#[cfg(target_os = "linux")]
mod stalling;
mod stepping;
mod stopping;
mod terminal;
mod training;
