//! Answers in, verdicts out: which of a student's numbers are right, which follow from an earlier mistake, and which
//! slip explains a wrong one.
//!
//! | file | its one job |
//! |---|---|
//! | `covered` | which networks homework can be checked of |
//! | `answers` | reading what a student has written down |
//! | `slip`, `slips` | what a slip is; the catalogue of them |
//! | `chain` | the right laws, each over the quantities right before it |
//! | `catalogue`, `rare` | every slip in one kind of network, each as a reading |
//! | `rounding` | how a student visibly rounds |
//! | `own` | a student's numbers and what follows from them |
//! | `solution`, `sheet` | what an exercise comes to, and a sheet; what slips make of either |
//! | `diagnosis`, `second_look`, `pairs`, `arithmetic` | the slips that give a wrong number |
//! | `misread`, `not_given`, `rate` | a misread number, an unwritten one or another learning rate |
//! | `nearness` | how exactly they give it |
//! | `budget` | how much work is done for one sheet |
//! | `done_and_right` | what was done, and what is right, as formulas with numbers |
//! | `evidence`, `spacing` | how likely chance would have hit it |
//! | `simplest` | the simplest of the numbers that would do |
//! | `convention` | what is as right as the usual way of writing it |
//! | `order` | the order of the work |
//! | `check`, `verdict` | the verdicts |
//! | `exercise_choice` | which exercise a file of answers is marked with |
//! | `class` | a file of answers, and a class of them |
//! | `words` | what verdicts and slips are called |
//! | `asked` | what a worksheet asks for, and the file for the answers |
//! | `exercise` | drawing exercises that are good to work by hand |
//! | `hunt` | a calculation with one slip in it, to be found |
//! | `twins` | slips that look alike on an exercise |
//! | `shares` | work shared by all processors |
//! | `names` | a list of names, and a file name for each |

mod anew;
pub mod answers;
mod arithmetic;
pub mod asked;
mod budget;
mod catalogue;
mod chain;
pub mod check;
pub mod class;
mod convention;
mod covered;
mod diagnosis;
mod done_and_right;
mod evidence;
pub mod exercise;
mod exercise_choice;
pub mod hunt;
mod misread;
pub mod names;
mod nearness;
mod not_given;
pub mod order;
mod own;
mod pairs;
mod rare;
mod rate;
mod rounding;
mod second_look;
mod sensitivity;
mod shares;
mod sheet;
mod simplest;
pub mod slip;
pub mod slips;
mod solution;
mod spacing;
mod twins;
pub mod verdict;
mod ways;
pub mod words;

pub use budget::{Rarer, Search};
pub use check::Checker;
pub use class::{CheckedFile, FileFault, Score, Tallied, check_files, tally};
pub use covered::{NotCovered, covered};
pub use evidence::Confidence;
pub use exercise_choice::{Exercise, ExerciseChoice};
pub use verdict::{Finding, Fit, Judged, LookedAt, Unjudgeable, Verdict};
pub use ways::{WayToSlip, along_the_chain_rule, ways_to_slip};

#[cfg(test)]
mod tests;
