//! Which texts look like the name of a quantity.
//!
//! An answers file is read before it is known for which network it is. So only the shape of a name is known here;
//! whether the network has such a thing is [`Notation::parse`](crate::quantity::Notation::parse)'s to say.

/// The most characters of a name. The longest that means anything has half as many.
const LONGEST: usize = 64;

/// Names as an example, for messages.
pub(super) const EXAMPLES: &str = "X1(1), O1(1), E, dE/da12(0) or a12(0)'";

/// The length in bytes of the longest beginning of a text that looks like a name.
pub(super) fn prefix(text: &str) -> Option<usize> {
    let name = Cursor { rest: text };
    let end = name.partial().or_else(|| name.variable()).or_else(|| name.given())?.prime().closed();
    let length = text.len() - end.rest.len();
    (text[..length].chars().count() <= LONGEST).then_some(length)
}

/// Whether a whole text looks like a name.
pub(super) fn is_name(text: &str) -> bool {
    prefix(text) == Some(text.len())
}

/// Spaces that may stand within a name. A tab is none, as it ends a column.
pub(super) fn is_space(sign: char) -> bool {
    matches!(sign, ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}')
}

/// Where reading has come to. Every step yields the place after it, or nothing where the text goes on otherwise.
#[derive(Clone, Copy)]
struct Cursor<'text> {
    rest: &'text str,
}

impl Cursor<'_> {
    /// `dE/da12(0)`.
    fn partial(self) -> Option<Self> {
        self.sign("d∂")?.variable()?.sign("/")?.sign("d∂")?.variable()
    }

    /// `E`, `E(x2)`, `O1(1)`, `X1(1)` or `a12(0)`.
    fn variable(self) -> Option<Self> {
        self.loss().or_else(|| self.unit()).or_else(|| self.weight())
    }

    fn loss(self) -> Option<Self> {
        let loss = self.sign("E")?;
        let of_sample = |place: Self| place.sign("(")?.sign("x")?.digits_if_any().sign(")");
        Some(of_sample(loss).unwrap_or(loss))
    }

    fn unit(self) -> Option<Self> {
        self.sign("OX")?.digits()?.layer()
    }

    fn weight(self) -> Option<Self> {
        let first = self.sign("a")?.digits()?;
        let second = first.sign(",").and_then(Self::digits);
        // Some write the prime where the index is: `a12'(0)`.
        let in_layer = |indices: Self| indices.prime().layer();
        second.and_then(in_layer).or_else(|| in_layer(first))
    }

    fn layer(self) -> Option<Self> {
        self.sign("(⁽₍")?.digits()?.sign(")⁾₎")
    }

    /// `alpha`, `y` or `l0`.
    fn given(self) -> Option<Self> {
        let spelled = || "alpha".chars().try_fold(self, |place, letter| place.sign(letter.encode_utf8(&mut [0; 4])));
        self.sign("α").or_else(spelled).or_else(|| Some(self.sign("yl")?.digits_if_any()))
    }

    fn prime(self) -> Self {
        self.sign("'′’").unwrap_or(self)
    }

    /// The place after closing braces, which belong to an index before them.
    fn closed(self) -> Self {
        Self { rest: self.rest.trim_start_matches('}') }
    }

    fn digits(self) -> Option<Self> {
        Some(self.digit()?.digits_if_any())
    }

    fn digits_if_any(mut self) -> Self {
        while let Some(next) = self.digit() {
            self = next;
        }
        self
    }

    fn digit(self) -> Option<Self> {
        self.sign("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
    }

    /// One of these signs, after what does not matter.
    fn sign(self, wanted: &str) -> Option<Self> {
        let rest = self.rest.trim_start_matches(|sign| is_space(sign) || matches!(sign, '_' | '^' | '{' | '}'));
        let sign = rest.chars().next().filter(|sign| wanted.contains(*sign))?;
        Some(Self { rest: &rest[sign.len_utf8()..] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> &str {
        prefix(text).map_or("", |length| &text[..length])
    }

    #[test]
    fn every_form_of_a_name_has_the_shape_of_one() {
        for typed in [
            "X1(1)",
            "O0(2)",
            "E",
            "E'",
            "E(x)′",
            "E(x12)",
            "dE/dO0(2)",
            "dE(x4)/da12(0)",
            "dO1(2)/dX0(2)",
            "dE/da1,2(0)",
            "a110(0)'",
            "a3,12(0)’",
            "∂E/∂a₁₂⁽⁰⁾",
            "∂E(x)/∂a_{12}^{(0)}",
            "a_{3,12}^{(0)}'",
            "a_12^(0) '",
            "a12'(0)",
            "a_{3,12}′^{(0)}",
            "d E / d a 1 , 2 (0)",
            "y",
            "y1",
            "l0",
            "alpha",
            "α",
        ] {
            assert!(is_name(typed), "{typed}");
        }
    }

    #[test]
    fn a_name_ends_where_its_shape_does() {
        for (text, expected) in [
            ("a3,12(0)',0.5", "a3,12(0)'"),
            ("dE/da1,2(0);0,5", "dE/da1,2(0)"),
            ("E,0.298", "E"),
            ("E(x,1", "E"),
            ("E' , 0.29", "E'"),
            ("y,0,8", "y"),
            ("a_{12}^{(0)};1", "a_{12}^{(0)}"),
            ("dE/dO1(1)\t1", "dE/dO1(1)"),
            ("E\t'", "E"),
        ] {
            assert_eq!(name(text), expected);
        }
    }

    #[test]
    fn other_texts_have_no_such_shape() {
        for text in ["", "foo", "x1(1)", "a12", "a1,2", "O1,2(1)", "dE", "dE/da12", "dE/E(x", "quantity", "Größe", "1"]
        {
            assert_eq!(prefix(text), None, "{text}");
        }
        assert_eq!(prefix(&format!("O{}(1)", "1".repeat(64))), None);
    }
}
