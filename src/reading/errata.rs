//! Every slip of the document by its id.

use std::fmt::{self, Display, Formatter};

/// A slip of the document. R concerns regression, C classification, B both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the ids are the document's errata; `title` says what each is")]
pub enum Erratum {
    R1,
    R2,
    R3,
    R4,
    R5,
    C1,
    C2,
    C3,
    C4,
    C5,
    C6,
    B1,
    B2,
    B3,
    B4,
}

impl Erratum {
    /// All errata, in the order of the README's table.
    pub const ALL: [Self; 15] = [
        Self::R1,
        Self::R2,
        Self::R3,
        Self::R4,
        Self::R5,
        Self::C1,
        Self::C2,
        Self::C3,
        Self::C4,
        Self::C5,
        Self::C6,
        Self::B1,
        Self::B2,
        Self::B3,
        Self::B4,
    ];

    /// Whether the slip changes numbers; the others are slips of print only.
    #[must_use]
    pub fn changes_numbers(self) -> bool {
        matches!(self, Self::R1 | Self::R2 | Self::C2 | Self::C3 | Self::C4 | Self::C6)
    }
}

impl Display for Erratum {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// The errata that make the document's value of a quantity part from the right one.
#[must_use]
pub fn between(document: &super::Reading, quantity: crate::quantity::Quantity) -> Vec<Erratum> {
    match document.cell(quantity) {
        Some(cell) => cell.law.errata.iter().copied().filter(|erratum| erratum.changes_numbers()).collect(),
        None => Vec::new(),
    }
}
