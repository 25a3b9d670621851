//! The characters that formulas are made of.

use thiserror::Error;

/// A glyph profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Glyphs {
    /// Raised and lowered indices on rows of their own: safe in every font.
    #[default]
    Tall,
    /// Indices in the same row, as Unicode's raised and lowered signs.
    Small,
    /// Nothing but ASCII.
    Ascii,
}

/// There is no glyph profile of this name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no glyphs `{0}`: there are tall, small and ascii")]
pub struct GlyphsError(String);

impl Glyphs {
    /// All profiles, in the order in which a key goes through them.
    pub const ALL: [Self; 3] = [Self::Tall, Self::Small, Self::Ascii];

    /// The next profile, and the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Tall => Self::Small,
            Self::Small => Self::Ascii,
            Self::Ascii => Self::Tall,
        }
    }

    /// Its name in options.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tall => "tall",
            Self::Small => "small",
            Self::Ascii => "ascii",
        }
    }
}

impl std::str::FromStr for Glyphs {
    type Err = GlyphsError;

    fn from_str(text: &str) -> Result<Self, GlyphsError> {
        Self::ALL.into_iter().find(|glyphs| glyphs.name() == text).ok_or_else(|| GlyphsError(text.to_owned()))
    }
}
