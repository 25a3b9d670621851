//! The document's own rules, as printed, slips included.
//!
//! Each law is written here once, so that it looks like the printed one. Misprints of an index are printed as they
//! stand and read as they were meant; everything else is computed as it is printed.

pub mod classification;
pub mod regression;

use super::{Shape, exact};
use crate::{
    formula::{Range, UpperLimit},
    quantity::Letter,
};

/// The document prints its sums without an upper limit (erratum B1).
fn over(shape: Shape, letter: Letter) -> Range {
    Range { upper: UpperLimit::Omitted, ..exact::over(shape, letter) }
}
