//! A formula on paper: on a character grid, as one line of text, as LaTeX.
//!
//! A tree first becomes a `Markup`, the only place that decides where brackets are needed, which form
//! of a node is printed, and which letters symbols have. The backends only place the signs.

mod block;
mod glyphs;
mod latex;
mod layout;
mod letters;
mod line;
mod markup;
mod printed;
mod sentence;
mod signs;
mod symbols;
mod words;

pub use block::{Block, Spot};
pub use glyphs::{Glyphs, GlyphsError};
pub use latex::latex;
pub use layout::{Height, Layout};
pub use letters::{Lettering, Letters, LettersError, Signs};
pub use line::{line, line_of};
pub use printed::InPrint;
pub use sentence::in_letters;
pub(crate) use words::{columns, padded};
pub use words::{room, wrap};
