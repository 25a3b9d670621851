//! Many steps in matrices: compared with as many steps in formulas; their history; the command.

mod against_walks;
mod command;
mod history;
mod sets;
