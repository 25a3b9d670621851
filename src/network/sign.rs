//! The sign of a function in formulas.

/// How the name of an activation is written in formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// With any letters.
    pub unicode: &'static str,
    /// With the letters of ASCII.
    pub ascii: &'static str,
    /// In LaTeX.
    pub latex: &'static str,
}

impl Sign {
    /// A word, which is in ASCII as it stands.
    pub(super) const fn word(word: &'static str, latex: &'static str) -> Self {
        Self { unicode: word, ascii: word, latex }
    }
}
