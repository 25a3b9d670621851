//! All tests but those in a real terminal, from the numbers up to whole screens. They are in one binary, as linking is
//! slow; `pty` is a separate one, as its tests need the processors to themselves.
//!
//! | module | its one subject |
//! |---|---|
//! | `network` | the matrices, against values computed elsewhere |
//! | `scenario` | scenario files with all kinds of text |
//! | `activations` | each of them, with its parameters, in trees, matrices and words |
//! | `readings`, `trees` | the formulas, against the matrices and against losses alone |
//! | `errata` | the errata as they are opened and read, and their numbers against the matrices |
//! | `published`, `deep` | worked examples that were published elsewhere; networks of any depth |
//! | `samples`, `outcomes`, `remarks` | a walk's sentences: on several samples, on the whole step, beside its numbers |
//! | `homework`, `slips`, `arithmetic` | answers judged, and the slip that explains a wrong one |
//! | `not_finite`, `outside` | numbers that are not finite, and hostile or endless text |
//! | `largest` | the largest networks allowed, in every form of the walk |
//! | `bounds` | a sheet so large and so wrong that not all of its slips are looked for |
//! | `exercises`, `worksheets`, `new` | drawn exercises, and the files made from them |
//! | `contract`, `report`, `text`, `calculator` | printed walks: the JSON, the text, each line recalculated |
//! | `check`, `cli` | the command line without a screen |
//! | `inputs`, `outputs` | which files are opened, and how files are written |
//! | `train` | many steps in matrices, compared with as many walks; the command, and its CSV |
//! | `training` | updates one after another, in both readings, and the drawing of their losses |
//! | `charts` | many training steps at once on the screen, their chart, and an update opened from it |
//! | `changing` | numbers moved, edited, undone; a part followed to its step |
//! | `remembering`, `recovery` | kept between two runs: settings and recent files; edits that were not saved |
//! | `document_view` | with the correct formulas, nothing of the document until it is asked for |
//! | `explanations` | the meaning of symbols, and why backpropagation works, with numbers from the matrices |
//! | `hunts` | calculations with one slip in them: how they are drawn, and found on the screen |
//! | `lecture` | a lecture: its stops, its questions, its clock and its pointer |
//! | `mouse` | clicks, the wheel, and who has the mouse |
//! | `first_look` | the screen as a newcomer sees it |
//! | `notation` | the letters of textbooks, in formulas and nowhere else |
//! | `finding`, `themes` | steps found by words and in the contents; the same signs in other colours |
//! | `deep_stage` | the picture, the contents and the keys of networks of any depth |
//! | `stage`, `screens`, `networks`, `keys`, `commands`, `update` | the screen without a terminal |
//! | `practice`, `review` | practice, and looking through an answers file |
//! | `several` | training on other samples; samples one after the other, with an update after each |
//! | `rooms` | the source: which module uses which |
//! | `exercise`, `paper`, `screen` | shared: exercises of all kinds; printed walks taken apart; keys in, pictures out |

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
