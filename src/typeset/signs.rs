//! The signs that a formula is written with on a character grid: words, operators, symbols with their indices.

use super::{
    glyphs::Glyphs,
    markup::{Markup, Operator, Word},
};
use crate::formula::Relation;

pub(super) fn word(word: Word, glyphs: Glyphs) -> &'static str {
    let ascii = glyphs == Glyphs::Ascii;
    match word {
        Word::Letter(letter) => letter,
        Word::Partial if !ascii => "∂",
        Word::Partial | Word::Total => "d",
        Word::Activation(activation) if ascii => activation.sign().ascii,
        Word::Activation(activation) => activation.sign().unicode,
        Word::Alpha if !ascii => "α",
        Word::Alpha => "alpha",
        Word::Delta if !ascii => "δ",
        Word::Delta => "delta",
        Word::Eta if !ascii => "η",
        Word::Eta => "eta",
        Word::Prediction if !ascii => "ŷ",
        Word::Prediction => "yhat",
        Word::Lambda if !ascii => "λ",
        Word::Lambda => "lambda",
        Word::Logarithm => "ln",
        Word::Log => "log",
        Word::Maximum => "max",
        Word::Softmax => "softmax",
        Word::CrossEntropy => "CE",
    }
}

/// The text before and after the formula in `[a > 0]`. In ASCII the brackets are round, the only ones on calculators.
pub(super) fn condition(glyphs: Glyphs) -> [&'static str; 2] {
    match glyphs {
        Glyphs::Ascii => ["(", " > 0)"],
        Glyphs::Tall | Glyphs::Small => ["[", " > 0]"],
    }
}

pub(super) fn operator(operator: Operator, glyphs: Glyphs) -> &'static str {
    let ascii = glyphs == Glyphs::Ascii;
    match operator {
        Operator::Plus => " + ",
        Operator::Minus => " - ",
        Operator::TimesWide if ascii => " * ",
        Operator::TimesWide => " · ",
        Operator::Times if ascii => "*",
        Operator::Times => "·",
        Operator::Comma => ", ",
        Operator::Relation(Relation::Equals) => " = ",
        Operator::Relation(Relation::Approximately) if ascii => " ~= ",
        Operator::Relation(Relation::Approximately) => " ≈ ",
        Operator::Relation(Relation::Becomes) => " := ",
    }
}

/// The symbol in one row: `O₂⁽¹⁾`, or `O_2^(1)` where a sign has no raised or lowered form.
pub(super) fn symbol(letter: Word, lower: &str, upper: Option<u8>, glyphs: Glyphs) -> String {
    let mut text = word(letter, glyphs).to_owned();
    let is_raised = glyphs != Glyphs::Ascii && lower.chars().all(|sign| lowered(sign).is_some());
    if is_raised {
        text.extend(lower.chars().filter_map(lowered));
    } else if !lower.is_empty() {
        text.push('_');
        text.push_str(lower);
    }
    match upper.map(|layer| layer.to_string()) {
        Some(layer) if is_raised => {
            text.push('⁽');
            text.extend(layer.chars().map(raised_sign));
            text.push('⁾');
        }
        Some(layer) => text.extend(["^(", &layer, ")"]),
        None => {}
    }
    text
}

pub(super) fn raised(number: i32) -> String {
    number.to_string().chars().map(raised_sign).collect()
}

fn raised_sign(sign: char) -> char {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    sign.to_digit(10).map_or('⁻', |digit| DIGITS[digit as usize])
}

/// The sign as an index. A comma between two indices has no lowered form and stays as it is.
fn lowered(sign: char) -> Option<char> {
    Some(match sign {
        'i' => 'ᵢ',
        'j' => 'ⱼ',
        'k' => 'ₖ',
        'n' => 'ₙ',
        'm' => 'ₘ',
        'p' => 'ₚ',
        'r' => 'ᵣ',
        's' => 'ₛ',
        't' => 'ₜ',
        ',' => ',',
        digit => char::from_u32('₀' as u32 + digit.to_digit(10)?)?,
    })
}

/// Whether a fraction's half needs brackets when both halves stand in one row.
pub(super) fn stands_alone(half: &Markup) -> bool {
    match half {
        Markup::Text(text) => !text.contains('/'),
        Markup::Blank(_) | Markup::Word(_) | Markup::Symbol { .. } | Markup::Brackets(_) | Markup::Exponential(_) => {
            true
        }
        Markup::Row(row) => match row.as_slice() {
            [only] => stands_alone(only),
            [Markup::Word(_), Markup::Symbol { .. } | Markup::Text(_) | Markup::Brackets(_)] => true,
            // A differential and what it is applied to belong together: dCE(l, O)/dO, dE(x_s)/da.
            [Markup::Word(Word::Partial | Word::Total), Markup::Row(of)] => {
                matches!(of.as_slice(), [Markup::Word(_) | Markup::Text(_), Markup::Brackets(_)])
            }
            [Markup::Word(Word::Partial | Word::Total), Markup::Power(..)] => true,
            _ => false,
        },
        Markup::Part(_, inner) | Markup::Misprint(inner) => stands_alone(inner),
        Markup::Power(..) => true,
        _ => false,
    }
}
