//! The look of the screen: formula style, theme, digits, and the available characters.

use super::State;
use crate::{
    formula::Digits,
    typeset::{Glyphs, Letters, Signs},
};

impl State {
    /// The next glyph profile.
    pub fn switch_glyphs(&mut self) {
        self.settings.glyphs = self.settings.glyphs.next();
        self.notice = Some(format!("formula style: {}", self.settings.glyphs.name()));
        self.scroll = 0;
    }

    /// The other letters; only the look of formulas changes.
    pub fn switch_letters(&mut self) {
        self.settings.letters = self.settings.letters.other();
        self.notice = Some(match self.settings.letters {
            Letters::Document => "Notation: document (O, X, a, alpha), as in the names that are typed".to_owned(),
            Letters::Textbook => {
                "Notation: textbook (x, h, z, w, b, eta); names that are typed stay O, X, a".to_owned()
            }
        });
        self.scroll = 0;
    }

    /// The notation of formulas.
    #[must_use]
    pub fn signs(&self) -> Signs {
        self.settings.signs(self.walk.output())
    }

    /// The next theme.
    pub fn switch_theme(&mut self) {
        self.theme = self.theme.next();
        self.notice = Some(format!("Theme: {}", self.theme.name()));
    }

    /// Results with this many digits.
    pub fn set_digits(&mut self, digits: Digits) {
        self.settings.digits = digits;
        self.notice = Some(format!("{digits} significant digits"));
        self.refresh();
    }

    /// A text from outside in the available characters: in ASCII the others become question marks.
    #[must_use]
    pub fn in_its_signs(&self, text: &str) -> String {
        if self.is_ascii() {
            text.replace('…', "...").replace('→', ">").replace('·', "*").replace(|sign: char| !sign.is_ascii(), "?")
        } else {
            text.to_owned()
        }
    }

    /// Whether only ASCII may be drawn.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.settings.glyphs == Glyphs::Ascii
    }
}
