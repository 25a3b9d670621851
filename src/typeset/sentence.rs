//! The symbols in a sentence about a formula: `X_n`, `O_m`, the free x.
//!
//! Sentences are written in the document's letters. Names that are typed (`X1(1)`, `dE/dX0(2)`) are no symbols: they
//! are the same whatever letters formulas are written in.

use std::borrow::Cow;

use super::{
    letters::{Lettering, Signs},
    signs::word,
};
use crate::quantity::{Layer, Letter};

/// The sentence with its symbols in the letters of formulas.
///
/// ```
/// use gradwalk::{quantity::Layer, typeset::{Glyphs, Letters, Signs, in_letters}};
/// let signs = Signs { glyphs: Glyphs::Small, lettering: Letters::Textbook.of(Layer::new(2)) };
/// assert_eq!(in_letters("O_m depends on X_n, not on X0(2)", signs), "ŷ_m depends on z_n, not on X0(2)");
/// assert_eq!(in_letters("O_m depends on X_n", Glyphs::Small.into()), "O_m depends on X_n");
/// ```
#[must_use]
pub fn in_letters(sentence: &str, signs: Signs) -> Cow<'_, str> {
    let Lettering::Textbook { output } = signs.lettering else { return Cow::Borrowed(sentence) };
    let mut text = String::with_capacity(sentence.len());
    let is_in_name = |sign: char| sign.is_alphanumeric() || sign == '_';
    let mut rest = sentence;
    while !rest.is_empty() {
        let end = rest.find(|sign| !is_in_name(sign)).unwrap_or(rest.len());
        let (token, behind) = rest.split_at(end);
        match symbol(token, output, signs) {
            Some(symbol) => text.push_str(&symbol),
            None => text.push_str(token),
        }
        let next = behind.find(is_in_name).unwrap_or(behind.len());
        text.push_str(&behind[..next]);
        rest = &behind[next..];
    }
    Cow::Owned(text)
}

/// What stands for one of the document's symbols. Its letter says which layer it is of; without one it is an output's.
fn symbol(token: &str, output: Layer, signs: Signs) -> Option<String> {
    if token == "x" {
        return Some(signs.lettering.free_variable().to_owned());
    }
    let (name, lower) = token.split_once('_').map_or((token, None), |(name, lower)| (name, Some(lower)));
    let letter = match lower {
        None => Letter::N,
        Some(lower) => Letter::ALL.into_iter().find(|letter| lower.chars().eq([letter.as_char()]))?,
    };
    let layer = match letter {
        Letter::I => Layer::INPUT,
        Letter::N | Letter::M => output,
        _ => Layer::INPUT.next(),
    };
    let own = match name {
        "X" => signs.lettering.of_net_inputs(layer),
        "O" => signs.lettering.of_outputs(layer),
        _ => return None,
    };
    let lower = lower.map_or_else(String::new, |lower| format!("_{lower}"));
    Some(format!("{}{lower}", word(own.word(), signs.glyphs)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Glyphs, Letters};

    fn said(sentence: &str, glyphs: Glyphs) -> String {
        in_letters(sentence, Signs { glyphs, lettering: Letters::Textbook.of(Layer::new(2)) }).into_owned()
    }

    #[test]
    fn the_layer_of_a_symbol_is_told_by_its_index() {
        assert_eq!(said("O_i, O_k, O_n of (y - O)", Glyphs::Small), "x_i, h_k, ŷ_n of (y - ŷ)");
        assert_eq!(said("O_n and X_k", Glyphs::Ascii), "yhat_n and z_k");
        assert_eq!(said("[X > 0]: the derivative of -x, e^x", Glyphs::Small), "[z > 0]: the derivative of -z, e^z");
    }

    #[test]
    fn words_and_names_that_are_typed_stay() {
        let sentence = "a unit: O1(1), dE/dX0(2), a12(0), E(x1), max, xO";
        assert_eq!(said(sentence, Glyphs::Small), sentence);
    }
}
