//! A formula in one line of text. In ASCII, a line of numbers can be typed into any calculator as it is.

use super::{layout::Layout, letters::Signs, printed::markup};
use crate::formula::{Formula, Statement};

/// A statement in one line.
///
/// ```
/// use gradwalk::{formula::{Formula, Statement, sigma}, typeset::{line, Glyphs}};
/// let slope = sigma(Formula::X) * (1 - sigma(Formula::X));
/// let statement = Statement::equals(slope.clone(), slope);
/// assert_eq!(line(&statement, Glyphs::Ascii), "sigma(x)*(1 - sigma(x)) = sigma(x)*(1 - sigma(x))");
/// ```
#[must_use]
pub fn line(statement: &Statement, signs: impl Into<Signs>) -> String {
    in_one_row(signs.into()).statement(statement).to_plain().trim().to_owned()
}

/// A formula in one line.
#[must_use]
pub fn line_of(formula: &Formula, signs: impl Into<Signs>) -> String {
    let signs = signs.into();
    in_one_row(signs).block(&markup(formula, signs.lettering)).to_plain()
}

fn in_one_row(signs: Signs) -> Layout {
    Layout::new(signs, usize::MAX).in_one_row()
}
