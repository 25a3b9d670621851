//! Hunts: a calculation with one slip in it, whose first wrong number is to be found.

mod drawn;
