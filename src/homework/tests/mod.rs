//! Whole sheets judged, of students who round and of students who make a slip.

mod bounds;
mod worked_out_again;
