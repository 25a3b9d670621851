//! From a formula to its markup.

use super::{
    letters::Lettering,
    markup::{Markup, Operator, Word},
};
use crate::{
    formula::{Argument, Differential, Formula, Function, Relation, Statement, UpperLimit},
    quantity::{Index, Quantity},
};

/// The position of a formula in the one around it, which decides whether it needs brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Alone, between brackets, in a fraction: it needs none.
    Free,
    /// The first term of a sum, or the inside of a big sum.
    FirstTerm,
    /// A later term, or what follows a minus.
    LaterTerm,
    FirstFactor,
    LaterFactor,
    /// What is raised to a power.
    Base,
}

/// The formula as it is printed.
pub(super) fn markup(formula: &Formula, lettering: Lettering) -> Markup {
    place(formula, Place::Free, lettering)
}

/// The left side of a statement. A weight that takes a new value keeps its name there; elsewhere the new value has a
/// prime.
pub(super) fn left_side(statement: &Statement, lettering: Lettering) -> Option<Markup> {
    let becomes = matches!(statement.right.first(), Some((Relation::Becomes, _)));
    Some(match statement.left.as_ref()? {
        Formula::Symbol(Quantity::Updated(at)) if becomes => lettering.weight(*at),
        left => markup(left, lettering),
    })
}

/// A statement as printed, without the marks of parts and misprints.
#[derive(Debug, Clone, PartialEq)]
pub struct InPrint {
    left: Option<Markup>,
    right: Vec<(Relation, Markup)>,
}

impl InPrint {
    /// The printed form of a statement.
    #[must_use]
    pub fn of(statement: &Statement) -> Self {
        let lettering = Lettering::Document;
        Self {
            left: left_side(statement, lettering).map(Markup::signs_alone),
            right: statement
                .right
                .iter()
                .map(|(relation, right)| (*relation, markup(right, lettering).signs_alone()))
                .collect(),
        }
    }
}

/// The formula that is printed for a node: without labels and marks, misprints as printed, values in their shown form.
fn printed(formula: &Formula) -> &Formula {
    match formula {
        Formula::Factor(_, inner)
        | Formula::Changed(inner)
        | Formula::ReadAs { printed: inner, .. }
        | Formula::Stable { shown: inner, .. }
        | Formula::AfterStep(inner) => printed(inner),
        other => other,
    }
}

fn leads_with_minus(formula: &Formula) -> bool {
    match printed(formula) {
        Formula::Negative(_) => true,
        Formula::Constant(number) => *number < 0,
        Formula::Value(value) => value.text.starts_with('-'),
        Formula::Sum(parts) | Formula::Product(parts) => parts.first().is_some_and(leads_with_minus),
        _ => false,
    }
}

/// The one place where brackets are decided.
fn needs_brackets(formula: &Formula, place: Place, lettering: Lettering) -> bool {
    let inner = printed(formula);
    let is_sum = matches!(inner, Formula::Sum(terms) if terms.len() > 1) || matches!(inner, Formula::Series(..));
    let is_plain_sum = matches!(inner, Formula::Sum(terms) if terms.len() > 1);
    let is_typed_fraction = matches!(inner, Formula::Value(value) if value.text.contains('/'));
    match place {
        Place::Free => false,
        Place::FirstTerm => is_plain_sum,
        Place::LaterTerm => is_plain_sum || leads_with_minus(formula),
        Place::FirstFactor => is_sum,
        Place::LaterFactor => is_sum || is_typed_fraction || leads_with_minus(formula),
        Place::Base => {
            is_sum
                || is_typed_fraction
                || leads_with_minus(formula)
                // A layer's number and a power side by side would be read as one.
                || matches!(inner, Formula::Symbol(quantity) if lettering.ends_in_layer(*quantity))
                || matches!(
                    inner,
                    Formula::Product(_) | Formula::Quotient(..) | Formula::Power(..) | Formula::Exponential(_)
                )
        }
    }
}

fn place(formula: &Formula, at: Place, lettering: Lettering) -> Markup {
    match formula {
        Formula::Factor(label, inner) => return Markup::Part(*label, Box::new(place(inner, at, lettering))),
        Formula::ReadAs { printed, meant } => {
            let printed_markup = place(printed, at, lettering);
            return if printed == meant { printed_markup } else { Markup::Misprint(Box::new(printed_markup)) };
        }
        Formula::Changed(inner) => return Markup::Misprint(Box::new(place(inner, at, lettering))),
        Formula::Stable { shown: inner, .. } | Formula::AfterStep(inner) => return place(inner, at, lettering),
        Formula::Product(factors) => {
            if let Some(bias) = lettering.bias_alone(factors) {
                return place(bias, at, lettering);
            }
        }
        Formula::Series(range, body) => {
            if let Some(sum) = lettering.with_bias_apart(*range, body) {
                return place(&sum, at, lettering);
            }
        }
        _ => {}
    }
    // A product's own minus is enclosed in its first factor: 1 + (-2)·3, not 1 + (-2·3).
    if let (Formula::Product(factors), Place::LaterTerm | Place::LaterFactor) = (formula, at) {
        return product(factors, Place::LaterFactor, lettering);
    }
    let plain = plain(formula, lettering);
    if needs_brackets(formula, at, lettering) { Markup::Brackets(Box::new(plain)) } else { plain }
}

fn function(word: Word, inner: Markup) -> Markup {
    Markup::Row(vec![Markup::Word(word), Markup::Brackets(Box::new(inner))])
}

fn plain(formula: &Formula, lettering: Lettering) -> Markup {
    let boxed = |inner: &Formula| Box::new(place(inner, Place::Free, lettering));
    match formula {
        Formula::Constant(number) => Markup::Text(number.to_string()),
        Formula::Value(value) => Markup::Text(value.text.clone()),
        Formula::Blank(columns) => Markup::Blank(*columns),
        Formula::Symbol(quantity) => lettering.symbol(*quantity),
        Formula::Bare(quantity) => lettering.bare(*quantity),
        Formula::X => Markup::Text(lettering.free_variable().to_owned()),
        Formula::Negative(inner) => Markup::Row(vec![Markup::Minus, place(inner, Place::LaterTerm, lettering)]),
        Formula::Sum(terms) => sum(terms, lettering),
        Formula::Product(factors) => product(factors, Place::FirstFactor, lettering),
        Formula::Quotient(over, under) => Markup::Fraction(boxed(over), boxed(under)),
        Formula::Power(base, exponent) => Markup::Power(Box::new(place(base, Place::Base, lettering)), *exponent),
        Formula::Exponential(inner) => Markup::Exponential(boxed(inner)),
        Formula::Logarithm(inner) => function(Word::Logarithm, place(inner, Place::Free, lettering)),
        Formula::Activated(activation, inner) => {
            function(Word::Activation(*activation), place(inner, Place::Free, lettering))
        }
        Formula::PositivePart(inner) => function(
            Word::Maximum,
            Markup::Row(vec![
                Markup::Text("0".to_owned()),
                Markup::Operator(Operator::Comma),
                place(inner, Place::Free, lettering),
            ]),
        ),
        Formula::IsPositive(inner) => Markup::IsPositive(boxed(inner)),
        Formula::Series(range, body) => {
            let letter = range.letter.as_char();
            let except = match range.except {
                Some(Index::Number(number)) => format!(" {letter}≠{number}"),
                Some(Index::Letter(other)) => format!(" {letter}≠{}", other.as_char()),
                None => String::new(),
            };
            Markup::BigSum {
                below: if except.is_empty() { format!("{letter}={}", range.from) } else { except.trim().to_owned() },
                above: (range.upper == UpperLimit::Shown && except.is_empty()).then(|| range.to.to_string()),
                range: format!("{letter}={}..{}{except}", range.from, range.to),
                body: Box::new(place(body, Place::LaterTerm, lettering)),
            }
        }
        Formula::Largest(_, body) => function(
            Word::Maximum,
            match body.as_ref() {
                Formula::Symbol(quantity) => lettering.whole_layer(*quantity),
                other => place(other, Place::Free, lettering),
            },
        ),
        Formula::Call { function: name, arguments, .. } => {
            let mut row = Vec::new();
            for argument in arguments {
                if !row.is_empty() {
                    row.push(Markup::Operator(Operator::Comma));
                }
                row.push(match argument {
                    Argument::One(inner) => place(inner, Place::Free, lettering),
                    Argument::All(quantity) => lettering.whole_layer(*quantity),
                });
            }
            let word = match name {
                Function::Softmax => Word::Softmax,
                Function::CrossEntropy => Word::CrossEntropy,
                Function::Log => Word::Log,
            };
            function(word, Markup::Row(row))
        }
        Formula::Derivative { sign, of, by, .. } => {
            let word = match sign {
                Differential::Partial => Word::Partial,
                Differential::Total => Word::Total,
            };
            let row = |inner: &Formula| {
                Box::new(Markup::Row(vec![Markup::Word(word), place(inner, Place::LaterFactor, lettering)]))
            };
            Markup::Fraction(row(of), row(by))
        }
        Formula::Factor(_, inner)
        | Formula::Changed(inner)
        | Formula::ReadAs { printed: inner, .. }
        | Formula::Stable { shown: inner, .. }
        | Formula::AfterStep(inner) => plain(inner, lettering),
    }
}

fn sum(terms: &[Formula], lettering: Lettering) -> Markup {
    let mut row = Vec::with_capacity(2 * terms.len());
    for (number, term) in terms.iter().enumerate() {
        match term {
            _ if number == 0 => row.push(place(term, Place::FirstTerm, lettering)),
            Formula::Negative(inner) => {
                row.push(Markup::Operator(Operator::Minus));
                row.push(place(inner, Place::LaterTerm, lettering));
            }
            _ => {
                row.push(Markup::Operator(Operator::Plus));
                row.push(place(term, Place::LaterTerm, lettering));
            }
        }
    }
    Markup::Row(row)
}

fn product(factors: &[Formula], first: Place, lettering: Lettering) -> Markup {
    let wide = factors.iter().any(|factor| !factor.factors().is_empty());
    let times = if wide { Operator::TimesWide } else { Operator::Times };
    let mut row = Vec::with_capacity(2 * factors.len());
    for (number, factor) in factors.iter().enumerate() {
        if number == 0 {
            row.push(place(factor, first, lettering));
        } else {
            row.push(Markup::Operator(times));
            row.push(place(factor, Place::LaterFactor, lettering));
        }
    }
    Markup::Row(row)
}
