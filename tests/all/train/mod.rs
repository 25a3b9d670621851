//! Many steps in matrices: held to as many steps in formulas; what is remembered of them; the command.

mod against_walks;
mod command;
mod history;
mod sets;
