//! From the tree to what is printed of it: signs, indices, brackets.

use crate::{
    formula::{Argument, Differential, FactorLabel, Formula, Function, Relation, Statement, UpperLimit},
    network::Activation,
    quantity::{Index, Layer, Quantity, Target, Unit, Variable, Weight},
};

/// A word or letter that has its own form in each notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Partial,
    Total,
    Activation(Activation),
    Alpha,
    /// λ.
    Lambda,
    Logarithm,
    Log,
    Maximum,
    Softmax,
    CrossEntropy,
}

/// An operator between two parts of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Plus,
    Minus,
    /// Between the factors that a step is about.
    TimesWide,
    /// Inside one factor.
    Times,
    Comma,
    Relation(Relation),
}

/// What is printed, with every bracket in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Markup {
    Text(String),
    /// Room to write, in columns.
    Blank(usize),
    Word(Word),
    Operator(Operator),
    /// A minus in front of something, not between two things.
    Minus,
    Symbol {
        letter: char,
        lower: String,
        upper: Option<u8>,
    },
    Row(Vec<Markup>),
    Fraction(Box<Markup>, Box<Markup>),
    Power(Box<Markup>, i32),
    Exponential(Box<Markup>),
    BigSum {
        below: String,
        above: Option<String>,
        /// `i=0..2`, for notations without rows.
        range: String,
        body: Box<Markup>,
    },
    Brackets(Box<Markup>),
    /// `[a > 0]`.
    IsPositive(Box<Markup>),
    Part(FactorLabel, Box<Markup>),
    Misprint(Box<Markup>),
}

/// Where a formula stands in the one around it: that decides whether it needs brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Alone, between brackets, in a fraction: nothing can be mistaken.
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
pub(super) fn markup(formula: &Formula) -> Markup {
    place(formula, Place::Free)
}

/// The left side of a statement. A weight that takes a new value keeps its name there; elsewhere the new value has a
/// prime.
pub(super) fn left_side(statement: &Statement) -> Option<Markup> {
    let becomes = matches!(statement.right.first(), Some((Relation::Becomes, _)));
    Some(match statement.left.as_ref()? {
        Formula::Symbol(Quantity::Updated(at)) if becomes => weight(*at),
        left => markup(left),
    })
}

/// What of a node is printed: through misprints, two-faced forms and parts.
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
fn needs_brackets(formula: &Formula, place: Place) -> bool {
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
                || matches!(inner, Formula::Symbol(Quantity::Activation(_) | Quantity::NetInput(_)))
                || matches!(
                    inner,
                    Formula::Product(_) | Formula::Quotient(..) | Formula::Power(..) | Formula::Exponential(_)
                )
        }
    }
}

fn place(formula: &Formula, at: Place) -> Markup {
    match formula {
        Formula::Factor(label, inner) => return Markup::Part(*label, Box::new(place(inner, at))),
        Formula::ReadAs { printed, meant } => {
            let printed_markup = place(printed, at);
            return if printed == meant { printed_markup } else { Markup::Misprint(Box::new(printed_markup)) };
        }
        Formula::Changed(inner) => return Markup::Misprint(Box::new(place(inner, at))),
        Formula::Stable { shown: inner, .. } | Formula::AfterStep(inner) => return place(inner, at),
        _ => {}
    }
    // A product's own minus is enclosed in its first factor: 1 + (-2)·3, not 1 + (-2·3).
    if let (Formula::Product(factors), Place::LaterTerm | Place::LaterFactor) = (formula, at) {
        return product(factors, Place::LaterFactor);
    }
    let plain = plain(formula);
    if needs_brackets(formula, at) { Markup::Brackets(Box::new(plain)) } else { plain }
}

fn function(word: Word, inner: Markup) -> Markup {
    Markup::Row(vec![Markup::Word(word), Markup::Brackets(Box::new(inner))])
}

fn plain(formula: &Formula) -> Markup {
    let boxed = |inner: &Formula| Box::new(place(inner, Place::Free));
    match formula {
        Formula::Constant(number) => Markup::Text(number.to_string()),
        Formula::Value(value) => Markup::Text(value.text.clone()),
        Formula::Blank(columns) => Markup::Blank(*columns),
        Formula::Symbol(quantity) => symbol(*quantity),
        Formula::Bare(quantity) => bare(*quantity),
        Formula::X => Markup::Text("x".to_owned()),
        Formula::Negative(inner) => Markup::Row(vec![Markup::Minus, place(inner, Place::LaterTerm)]),
        Formula::Sum(terms) => sum(terms),
        Formula::Product(factors) => product(factors, Place::FirstFactor),
        Formula::Quotient(over, under) => Markup::Fraction(boxed(over), boxed(under)),
        Formula::Power(base, exponent) => Markup::Power(Box::new(place(base, Place::Base)), *exponent),
        Formula::Exponential(inner) => Markup::Exponential(boxed(inner)),
        Formula::Logarithm(inner) => function(Word::Logarithm, place(inner, Place::Free)),
        Formula::Activated(activation, inner) => function(Word::Activation(*activation), place(inner, Place::Free)),
        Formula::PositivePart(inner) => function(
            Word::Maximum,
            Markup::Row(vec![
                Markup::Text("0".to_owned()),
                Markup::Operator(Operator::Comma),
                place(inner, Place::Free),
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
                body: Box::new(place(body, Place::LaterTerm)),
            }
        }
        Formula::Largest(_, body) => function(
            Word::Maximum,
            match body.as_ref() {
                Formula::Symbol(quantity) => whole_layer(*quantity),
                other => place(other, Place::Free),
            },
        ),
        Formula::Call { function: name, arguments, .. } => {
            let mut row = Vec::new();
            for argument in arguments {
                if !row.is_empty() {
                    row.push(Markup::Operator(Operator::Comma));
                }
                row.push(match argument {
                    Argument::One(inner) => place(inner, Place::Free),
                    Argument::All(quantity) => whole_layer(*quantity),
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
            let row =
                |inner: &Formula| Box::new(Markup::Row(vec![Markup::Word(word), place(inner, Place::LaterFactor)]));
            Markup::Fraction(row(of), row(by))
        }
        Formula::Factor(_, inner)
        | Formula::Changed(inner)
        | Formula::ReadAs { printed: inner, .. }
        | Formula::Stable { shown: inner, .. }
        | Formula::AfterStep(inner) => plain(inner),
    }
}

fn sum(terms: &[Formula]) -> Markup {
    let mut row = Vec::with_capacity(2 * terms.len());
    for (number, term) in terms.iter().enumerate() {
        match term {
            _ if number == 0 => row.push(place(term, Place::FirstTerm)),
            Formula::Negative(inner) => {
                row.push(Markup::Operator(Operator::Minus));
                row.push(place(inner, Place::LaterTerm));
            }
            _ => {
                row.push(Markup::Operator(Operator::Plus));
                row.push(place(term, Place::LaterTerm));
            }
        }
    }
    Markup::Row(row)
}

fn product(factors: &[Formula], first: Place) -> Markup {
    let wide = factors.iter().any(|factor| !factor.factors().is_empty());
    let times = if wide { Operator::TimesWide } else { Operator::Times };
    let mut row = Vec::with_capacity(2 * factors.len());
    for (number, factor) in factors.iter().enumerate() {
        if number == 0 {
            row.push(place(factor, first));
        } else {
            row.push(Markup::Operator(times));
            row.push(place(factor, Place::LaterFactor));
        }
    }
    Markup::Row(row)
}

fn index(index: Index) -> String {
    match index {
        Index::Letter(letter) => letter.as_char().to_string(),
        Index::Number(number) => number.to_string(),
    }
}

/// Two indices; a comma where one of them has two digits.
fn indices(from: Index, to: Index) -> String {
    let comma = [from, to].into_iter().any(|index| matches!(index, Index::Number(number) if number > 9));
    format!("{}{}{}", index(from), if comma { "," } else { "" }, index(to))
}

fn unit(letter: char, unit: Unit<Index>) -> Markup {
    Markup::Symbol { letter, lower: index(unit.index), upper: Some(unit.layer.number()) }
}

fn weight(weight: Weight<Index>) -> Markup {
    Markup::Symbol { letter: 'a', lower: indices(weight.from, weight.to), upper: Some(weight.layer.number()) }
}

fn variable(variable: Variable<Index>) -> Markup {
    match variable {
        Variable::Loss => Markup::Text("E(x)".to_owned()),
        Variable::SampleLoss(sample) => sample_loss(sample),
        Variable::Activation(at) => unit('O', at),
        Variable::NetInput(at) => unit('X', at),
        Variable::Weight(at) => weight(at),
    }
}

/// The symbol without what tells it apart.
fn bare(quantity: Quantity<Index>) -> Markup {
    let loss = || Markup::Text("E".to_owned());
    match (quantity, symbol(quantity)) {
        (Quantity::Loss, _) => loss(),
        (Quantity::LossAfter, _) => Markup::Text("E'".to_owned()),
        (Quantity::Partial { of: Variable::Loss, .. }, Markup::Fraction(_, by)) => {
            Markup::Fraction(Box::new(Markup::Row(vec![Markup::Word(Word::Partial), loss()])), by)
        }
        (_, Markup::Symbol { letter, lower, .. }) => Markup::Symbol { letter, lower, upper: None },
        (_, other) => other,
    }
}

/// `E(x_s)`.
fn sample_loss(sample: Index) -> Markup {
    let sample = Markup::Symbol { letter: 'x', lower: index(sample), upper: None };
    Markup::Row(vec![Markup::Text("E".to_owned()), Markup::Brackets(Box::new(sample))])
}

fn symbol(quantity: Quantity<Index>) -> Markup {
    match quantity {
        Quantity::LearningRate => Markup::Word(Word::Alpha),
        Quantity::Penalty => Markup::Word(Word::Lambda),
        Quantity::Target(Target::Only) => Markup::Text("y".to_owned()),
        Quantity::Target(Target::Value(n)) => Markup::Symbol { letter: 'y', lower: index(n), upper: None },
        Quantity::Target(Target::Label(n)) => Markup::Symbol { letter: 'l', lower: index(n), upper: None },
        Quantity::Weight(at) => weight(at),
        Quantity::Updated(at) => Markup::Row(vec![weight(at), Markup::Text("'".to_owned())]),
        Quantity::NetInput(at) => unit('X', at),
        Quantity::Activation(at) => unit('O', at),
        Quantity::Loss => Markup::Text("E(x)".to_owned()),
        Quantity::SampleLoss(sample) => sample_loss(sample),
        Quantity::LossAfter => Markup::Text("E(x)'".to_owned()),
        Quantity::Partial { of, by } => {
            let row = |of| Box::new(Markup::Row(vec![Markup::Word(Word::Partial), variable(of)]));
            Markup::Fraction(row(of), row(by))
        }
    }
}

/// `X^{(2)}`, `l`: the layer without an index.
fn whole_layer(quantity: Quantity<Index>) -> Markup {
    let all = |letter, layer: Layer| Markup::Symbol { letter, lower: String::new(), upper: Some(layer.number()) };
    match quantity {
        Quantity::NetInput(at) => all('X', at.layer),
        Quantity::Activation(at) => all('O', at.layer),
        Quantity::Target(Target::Label(_)) => Markup::Text("l".to_owned()),
        other => symbol(other),
    }
}
