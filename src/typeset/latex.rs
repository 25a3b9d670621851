//! A formula as LaTeX: letter commands only, so that Markdown leaves it alone.

use super::{
    letters::Lettering,
    markup::{Markup, Operator, Word},
    printed::{left_side, markup},
};
use crate::formula::{Relation, Statement};

/// A statement as LaTeX, without delimiters.
#[must_use]
pub fn latex(statement: &Statement, lettering: Lettering) -> String {
    let mut text = String::new();
    if let Some(left) = left_side(statement, lettering) {
        write(&left, &mut text);
    }
    for (relation, right) in &statement.right {
        text.push_str(operator(Operator::Relation(*relation)));
        write(&markup(right, lettering), &mut text);
    }
    text.trim().to_owned()
}

fn word(word: Word) -> &'static str {
    match word {
        Word::Letter(letter) => letter,
        Word::Partial => "\\partial ",
        Word::Total => "\\mathrm{d}",
        Word::Activation(activation) => activation.sign().latex,
        Word::Alpha => "\\alpha ",
        Word::Delta => "\\delta ",
        Word::Eta => "\\eta ",
        Word::Prediction => "\\hat{y}",
        Word::Lambda => "\\lambda ",
        Word::Logarithm => "\\ln ",
        Word::Log => "\\log ",
        Word::Maximum => "\\max ",
        Word::Softmax => "\\mathrm{softmax}",
        Word::CrossEntropy => "\\mathrm{CE}",
    }
}

fn operator(operator: Operator) -> &'static str {
    match operator {
        Operator::Plus => " + ",
        Operator::Minus => " - ",
        Operator::TimesWide | Operator::Times => " \\cdot ",
        Operator::Comma => ", ",
        Operator::Relation(Relation::Equals) => " = ",
        Operator::Relation(Relation::Approximately) => " \\approx ",
        Operator::Relation(Relation::Becomes) => " \\mathrel{:=} ",
    }
}

/// Whether brackets around this have to grow: only fractions and sums are higher than a row.
fn is_high(markup: &Markup) -> bool {
    match markup {
        Markup::Fraction(..) | Markup::BigSum { .. } => true,
        Markup::Row(row) => row.iter().any(is_high),
        Markup::Brackets(inner) | Markup::Part(_, inner) | Markup::Misprint(inner) | Markup::Power(inner, _) => {
            is_high(inner)
        }
        _ => false,
    }
}

fn number(plain: &str) -> String {
    match plain.split_once('e') {
        Some((mantissa, exponent)) if mantissa.ends_with(|sign: char| sign.is_ascii_digit()) => {
            format!("{mantissa} \\cdot 10^{{{exponent}}}")
        }
        _ => plain.to_owned(),
    }
}

fn write(markup: &Markup, text: &mut String) {
    match markup {
        Markup::Text(plain) => text.push_str(&number(plain)),
        // Half an em is about as wide as a digit.
        Markup::Blank(columns) => text.push_str(&format!("\\underline{{\\hspace{{{}em}}}}", *columns as f64 / 2.0)),
        Markup::Word(name) => text.push_str(word(*name)),
        Markup::Operator(sign) => text.push_str(operator(*sign)),
        Markup::Minus => text.push('-'),
        Markup::Symbol { letter, lower, upper } => {
            text.push_str(word(*letter).trim_end());
            if !lower.is_empty() {
                text.push_str(&format!("_{{{lower}}}"));
            }
            if let Some(upper) = upper {
                text.push_str(&format!("^{{({upper})}}"));
            }
        }
        Markup::Row(row) => row.iter().for_each(|part| write(part, text)),
        Markup::Fraction(over, under) => {
            text.push_str("\\frac{");
            write(over, text);
            text.push_str("}{");
            write(under, text);
            text.push('}');
        }
        Markup::Power(base, exponent) => {
            text.push('{');
            write(base, text);
            text.push_str(&format!("}}^{{{exponent}}}"));
        }
        Markup::Exponential(inner) => {
            text.push_str("e^{");
            write(inner, text);
            text.push('}');
        }
        Markup::BigSum { below, above, body, .. } => {
            text.push_str(&format!("\\sum_{{{}}}", below.replace('≠', " \\neq ")));
            if let Some(above) = above {
                text.push_str(&format!("^{{{above}}}"));
            }
            text.push(' ');
            write(body, text);
        }
        Markup::Brackets(inner) => {
            let (open, close) = if is_high(inner) { ("\\left(", "\\right)") } else { ("(", ")") };
            text.push_str(open);
            write(inner, text);
            text.push_str(close);
        }
        Markup::IsPositive(inner) => {
            text.push('[');
            write(inner, text);
            text.push_str(" > 0]");
        }
        Markup::Part(_, inner) | Markup::Misprint(inner) => write(inner, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::Formula;

    #[test]
    fn a_blank_is_a_line_to_write_on_and_not_signs_that_are_taken_for_indices() {
        let statement = Statement { left: None, right: vec![(Relation::Equals, Formula::Blank(12))] };
        assert_eq!(latex(&statement, Lettering::Document), "= \\underline{\\hspace{6em}}");
    }
}
