//! `gradwalk` walks one training step of a small neural network.
//!
//! The modules form one line: each uses only those named before it (`tests/all/rooms` holds that, and that no files of
//! one module use each other in a circle).
//!
//! | module | what lives there |
//! |---|---|
//! | `network` | sizes, weights, activation functions, losses; forward pass, gradient, one step; no formulas |
//! | `training` | many steps over samples in matrices, with their history; no text, no screen |
//! | `scenario` | one exercise: a network, samples, a learning rate, a title; read, written, built in, drawn |
//! | `quantity` | the names of quantities, and what people type for them |
//! | `formula` | the tree of a formula: evaluated, bound, its numbers put in; how many digits to show |
//! | `typeset` | a formula on paper: a grid of characters, one line of text, LaTeX |
//! | `reading` | the formulas as printed and as right, the errata between them, the values that follow |
//! | `walk` | phases, steps, lines |
//! | `picture` | the drawing of a network as data: positions, marks, labels |
//! | `homework` | answers, verdicts, slips; exercises and worksheets |
//! | `settings` | how things are shown: style of formulas, digits, reading |
//! | `storage` | what is kept between two runs of the screen: how it looked, recent files, edits that were not saved |
//! | `report` | a walk, a sheet that was judged, a worksheet, as text or data |
//! | `tui` | the screen: state, update, view, keys, terminal |
//! | `cli` | arguments, exit codes |
//!
//! The law of a hidden layer is in `reading/exact/hidden.rs`, that of a layer's weights in `reading/exact/weights.rs`,
//! and that of the penalty on large weights in `reading/exact/penalty.rs`. The letters of the document and of textbooks
//! are in `typeset/symbols.rs`, the places of units in the picture in `picture/placement.rs`, and what a key can ask
//! for in `tui/keys/command.rs`.

pub mod network;

pub mod training;

pub mod scenario;

pub mod quantity;

pub mod formula;

pub mod typeset;

pub mod reading;

pub mod walk;

pub mod picture;

pub mod homework;

pub mod settings;

pub mod storage;

pub mod report;

pub mod tui;

pub mod cli;
