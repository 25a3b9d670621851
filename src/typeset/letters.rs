//! The letters of formulas. Names that people type have the document's letters in any case.

use thiserror::Error;

use super::glyphs::Glyphs;
use crate::quantity::Layer;

/// Whose letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Letters {
    /// O, X, a, α, ∂E/∂X, as in the document and in all names that are typed.
    #[default]
    Document,
    /// x, h, ŷ, z, w, b, η, δ, as in most textbooks.
    Textbook,
}

/// There are no letters of this name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no notation `{0}`: there are document and textbook")]
pub struct LettersError(String);

impl Letters {
    /// Both, in the order in which a key goes through them.
    pub const ALL: [Self; 2] = [Self::Document, Self::Textbook];

    /// The other ones.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Document => Self::Textbook,
            Self::Textbook => Self::Document,
        }
    }

    /// Their name in options.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Textbook => "textbook",
        }
    }

    /// The letters of a network with this output layer.
    #[must_use]
    pub fn of(self, output: Layer) -> Lettering {
        match self {
            Self::Document => Lettering::Document,
            Self::Textbook => Lettering::Textbook { output },
        }
    }
}

impl std::str::FromStr for Letters {
    type Err = LettersError;

    fn from_str(text: &str) -> Result<Self, LettersError> {
        Self::ALL.into_iter().find(|letters| letters.name() == text).ok_or_else(|| LettersError(text.to_owned()))
    }
}

/// The letters of one network's formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lettering {
    /// The document's, which are the same in all layers.
    #[default]
    Document,
    /// Those of textbooks, where outputs and hidden units have different letters.
    Textbook {
        /// The output layer.
        output: Layer,
    },
}

/// The characters and letters of formulas. Characters alone mean the document's letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs {
    /// The characters.
    pub glyphs: Glyphs,
    /// The letters.
    pub lettering: Lettering,
}

impl From<Glyphs> for Signs {
    fn from(glyphs: Glyphs) -> Self {
        Self { glyphs, lettering: Lettering::Document }
    }
}
