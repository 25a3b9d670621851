//! Whole sheets judged, of students who round and of students who make a slip.

mod bounds;
mod recognised;
mod rounded;
mod student;
mod worked_out_again;
