//! Words without a sign outside ASCII: for terminals, Braille displays and screen readers that know no others.

use std::borrow::Cow;

use crate::network::Activation;

/// The words in ASCII. A sign that has no spelling here is written out: `\u{6f22}`.
pub(super) fn ascii(words: &str) -> Cow<'_, str> {
    if words.is_ascii() {
        return Cow::Borrowed(words);
    }
    let mut spelled = String::with_capacity(words.len());
    for sign in words.chars() {
        match spelling(sign) {
            Some(spelling) => spelled.push_str(spelling),
            None if sign.is_ascii() => spelled.push(sign),
            None => spelled.extend(sign.escape_unicode()),
        }
    }
    Cow::Owned(spelled)
}

fn spelling(sign: char) -> Option<&'static str> {
    Some(match sign {
        '∂' | 'δ' => "d",
        'α' => "alpha",
        '∑' | 'Σ' => "SUM",
        '·' | '×' => "*",
        '−' | '–' | '—' => "-",
        '≈' => "~=",
        '≠' => "!=",
        '≤' => "<=",
        '≥' => ">=",
        '→' => "->",
        '′' | '‘' | '’' => "'",
        '“' | '”' => "\"",
        '…' => "...",
        '²' => "^2",
        '\u{a0}' | '\u{202f}' => " ",
        _ => return activation(sign),
    })
}

/// The name of the activation function with this sign.
fn activation(sign: char) -> Option<&'static str> {
    let mut signs = Activation::ALL.into_iter().map(Activation::sign);
    signs.find(|known| known.unicode.chars().eq([sign])).map(|known| known.ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_form_in_ascii() {
        assert_eq!(ascii("plain"), "plain");
        assert_eq!(ascii("∂E/∂a ≈ −2·σ²"), "dE/da ~= -2*sigma^2");
        assert_eq!(ascii("Übung 漢"), "\\u{dc}bung \\u{6f22}");
    }
}
