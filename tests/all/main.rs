//! The program held to what is known of it, from the numbers up to whole screens; in one binary, for linking is what
//! takes the time. The program in a real terminal has a binary of its own (`pty`), as it wants the processors to itself.
//!
//! | module | its one subject |
//! |---|---|
//! | `network` | the matrices, against values computed elsewhere |
//! | `scenario` | scenario files under all kinds of text |
//! | `activations` | each of them, with its parameters, in trees, matrices and words |
//! | `readings`, `trees` | the formulas, against the matrices and against losses alone |
//! | `errata` | the errata as they are opened and read, and their numbers against the matrices |
//! | `published`, `deep` | worked examples that were published elsewhere; networks of any depth |
//! | `samples`, `outcomes`, `remarks` | what a walk says of several samples, of the step as a whole, beside its numbers |
//! | `homework`, `slips`, `arithmetic` | answers judged, and the slip that explains a wrong one |
//! | `not_finite`, `outside` | numbers without end, and hostile or endless text: what may reach the outside |
//! | `largest` | the largest networks that are taken, in every form of the walk |
//! | `bounds` | a sheet so large and so wrong that not all of its slips are looked for |
//! | `exercises`, `worksheets`, `new` | exercises that are drawn, and the files that are made of them |
//! | `contract`, `report`, `text`, `calculator` | what is printed: the JSON, the text, each line of numbers worked out again |
//! | `check`, `cli` | the command line without a screen |
//! | `inputs`, `outputs` | which files are opened, and how files are written |
//! | `train` | many steps in matrices, held to as many walks; the command, and its CSV |
//! | `training` | updates one after the other, of both readings, and how their losses are drawn |
//! | `charts` | many training steps at once on the screen, their chart, and an update opened from it |
//! | `changing` | numbers moved, edited, undone; a part followed to its step |
//! | `remembering`, `recovery` | what is kept between two runs: looks and recent files; edits that were not saved |
//! | `document_view` | nothing of the document in the correct formulas until it is asked for |
//! | `explanations` | what symbols mean, and why backpropagation works, with numbers from the matrices |
//! | `hunts` | calculations with one slip in them: how they are drawn, and found on the screen |
//! | `lecture` | a lecture: its stops, what it asks before it shows it, its clock and its pointer |
//! | `mouse` | clicks, the wheel, and who has the mouse |
//! | `first_look` | what the screen says to somebody who sees it for the first time |
//! | `notation` | formulas in the letters of textbooks, and nothing else with them |
//! | `finding`, `themes` | steps found by words and in the contents; the same signs in other colours |
//! | `deep_stage` | the picture, the contents and the keys of networks of any depth |
//! | `stage`, `screens`, `networks`, `keys`, `commands`, `update`, `practice`, `review` | the screen without a terminal |
//! | `several` | training on other samples; samples one after the other, with an update after each |
//! | `rooms` | the source: which module uses which |
//! | `exercise`, `paper`, `screen` | what these share: exercises for every architecture; printed walks taken apart; keys in, pictures out |

mod activations;
mod arithmetic;
mod bounds;
mod calculator;
mod changing;
mod charts;
mod check;
mod cli;
mod commands;
mod contract;
mod deep;
mod deep_stage;
mod document_view;
mod errata;
mod exercise;
mod exercises;
mod explanations;
mod finding;
mod first_look;
mod homework;
mod hunts;
mod inputs;
mod keys;
mod largest;
mod lecture;
mod mouse;
mod network;
mod networks;
mod new;
mod not_finite;
mod notation;
mod outcomes;
mod outputs;
mod outside;
mod paper;
mod practice;
mod published;
mod readings;
mod recovery;
mod remarks;
mod remembering;
mod report;
mod review;
mod rooms;
mod samples;
mod scenario;
mod screen;
mod screens;
mod several;
mod slips;
mod stage;
mod text;
mod themes;
mod train;
mod training;
mod trees;
mod update;
mod worksheets;
