//! Slips of the pocket calculator and the pen: a term twice or not at all, a sign, a decimal point, digits swapped or cut
//! off, rounding on the way.

use super::{
    answers::Typed,
    evidence::Confidence,
    own::Follow,
    rounding::{Habit, Rounded, Rounding, Written},
    verdict::{Fit, Kind, Nearness},
};
use crate::{
    formula::{
        Context, Exactness, FactorLabel, Formula, PutIn, Relation, Statement, Value,
        digits::{significant, to_decimals},
    },
    quantity::Quantity,
    reading::Resolver,
};

/// Numbers on the way rounded too much.
pub(super) const ROUNDED_EARLY: &str = "rounded-early";

/// A number that an arithmetic slip gives.
pub(super) struct Arithmetic {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) value: f64,
    /// What was worked out, where it is a formula of its own.
    done: Option<Formula>,
    seen: u8,
}

impl Arithmetic {
    /// Whether only rounding is different.
    pub(super) fn is_rounding(&self) -> bool {
        self.id == ROUNDED_EARLY
    }

    /// The slip as something that fits, in the number whose name is `left`.
    pub(super) fn fit(self, left: Option<Formula>, nearness: Nearness, chance: f64, right: Vec<Statement>) -> Fit {
        let number = Formula::Value(Value {
            full: self.value,
            text: significant(self.value, OPERAND_DIGITS),
            exactness: Exactness::Rounded,
            of: None,
        });
        let steps = match self.done {
            Some(formula) => vec![formula, number],
            None => vec![number.changed()],
        };
        let steps = steps.into_iter().map(|step| (Relation::Approximately, step)).collect();
        let done = [Statement { left, right: steps }];
        Fit {
            id: self.id.to_owned(),
            title: self.title,
            erratum: None,
            done: done.into_iter().collect(),
            right,
            value: self.value,
            chance,
            confidence: Confidence::of(chance),
            kind: Kind::Arithmetic,
            nearness,
            seen: self.seen,
            explains: Vec::new(),
            contradicted_by: Vec::new(),
            candidate: None,
        }
    }
}

/// Digits that an operand of a slip is shown with.
const OPERAND_DIGITS: usize = 6;

/// All numbers that arithmetic slips give in the place of a quantity.
pub(super) fn slips(quantity: Quantity, typed: &Typed, follow: &Follow, habit: &Habit) -> Vec<Arithmetic> {
    let mut slips = Vec::new();
    let Some(cell) = follow.values.reading().cell(quantity) else { return slips };
    let context = Context::new(&follow.values, cell.binding);
    let numbers = cell.law.last().substitute(&context, OPERAND_DIGITS, PutIn::Shown);
    // The terms of an update are the weight and its step: slips in those have names of their own.
    if !matches!(quantity, Quantity::Updated(_)) {
        slips.extend(in_terms(&numbers, &context, follow.value));
    }
    for (factor, words) in [
        (0.1, "one place to the left"),
        (10.0, "one place to the right"),
        (0.01, "two places to the left"),
        (100.0, "two places to the right"),
    ] {
        let title = format!("the decimal point {words}");
        slips.push(Arithmetic { id: "decimal-shift", title, value: follow.value * factor, done: None, seen: 2 });
    }
    slips.extend(truncated(typed, follow.value));
    slips.extend(swapped_digits(typed, follow.value));
    slips.extend(rounded_early(quantity, follow.value, &follow.values, habit));
    slips
}

/// The terms of a sum, each twice, left out, with the other sign, and with its decimal point moved.
fn in_terms(numbers: &Formula, context: &Context, right: f64) -> Vec<Arithmetic> {
    let Some(terms) = terms_of(numbers) else { return Vec::new() };
    let mut slips = Vec::new();
    for (place, term) in terms.iter().enumerate() {
        let value = term.evaluate(context);
        if value == 0.0 {
            continue;
        }
        let with = |replacement: Vec<Formula>| {
            let mut all = terms.to_vec();
            all.splice(place..=place, replacement);
            Some(Formula::Sum(all))
        };
        let letter = FactorLabel(u8::try_from(place).unwrap_or(u8::MAX)).letters();
        slips.push(Arithmetic {
            id: "term-twice",
            title: format!("term {letter} of the sum added twice"),
            value: right + value,
            done: with(vec![term.clone(), term.clone().changed()]),
            seen: 2,
        });
        slips.push(Arithmetic {
            id: "term-left-out",
            title: format!("term {letter} of the sum left out"),
            value: right - value,
            done: with(Vec::new()),
            seen: 2,
        });
        slips.push(Arithmetic {
            id: "sign-of-term",
            title: format!("the sign of term {letter} of the sum"),
            value: right - 2.0 * value,
            done: with(vec![(-term.clone()).changed()]),
            seen: 2,
        });
        for factor in [0.1, 10.0] {
            slips.push(Arithmetic {
                id: "decimal-shift",
                title: format!("the decimal point of term {letter} of the sum"),
                value: right + value * (factor - 1.0),
                done: None,
                seen: 2,
            });
        }
    }
    slips
}

fn terms_of(numbers: &Formula) -> Option<&[Formula]> {
    match numbers {
        Formula::Sum(terms) if terms.len() > 1 => Some(terms),
        Formula::Factor(_, inner) | Formula::Negative(inner) => terms_of(inner),
        _ => None,
    }
}

/// The digits beyond the last one given cut off.
fn truncated(typed: &Typed, right: f64) -> Option<Arithmetic> {
    let unit = 2.0 * typed.half_unit;
    if unit == 0.0 {
        return None;
    }
    // 0.7 has seven tenths, though as a binary fraction a little less.
    let units = (right / unit) * (1.0 + 4.0 * f64::EPSILON);
    let value = units.trunc() * unit;
    Some(Arithmetic {
        id: "truncated",
        title: "digits cut off instead of rounded".to_owned(),
        value,
        done: None,
        seen: 3,
    })
}

/// Two digits written down the wrong way round.
fn swapped_digits(typed: &Typed, right: f64) -> Vec<Arithmetic> {
    let decimals = typed.decimals();
    let text = to_decimals(right, decimals);
    let places: Vec<usize> = text.char_indices().filter(|(_, sign)| sign.is_ascii_digit()).map(|(at, _)| at).collect();
    let swapped = places.windows(2).map(|pair| {
        let mut signs: Vec<char> = text.chars().collect();
        signs.swap(pair[0], pair[1]);
        signs.into_iter().collect::<String>()
    });
    swapped
        .filter(|other| *other != text)
        .filter_map(|other| {
            let title = "two digits swapped".to_owned();
            Some(Arithmetic { id: "digits-swapped", title, value: other.parse().ok()?, done: None, seen: 1 })
        })
        .collect()
}

/// The number with the other sign.
pub(super) fn other_sign(right: f64) -> Arithmetic {
    let title = "the sign of the number".to_owned();
    Arithmetic { id: "sign-of-term", title, value: -right, done: None, seen: 2 }
}

/// A last digit that is one too large or too small. It fits whatever is off so little, and explains it least.
pub(super) fn last_digit(typed: &Typed, right: f64) -> Option<Arithmetic> {
    let unit = 2.0 * typed.half_unit;
    let is_off_by_one = (typed.value - right).abs() <= 1.5 * unit * (1.0 + 1e-9) && unit > 0.0;
    let title = "the last digit off by one".to_owned();
    is_off_by_one.then_some(Arithmetic { id: "last-digit", title, value: typed.value, done: None, seen: 3 })
}

/// The chain worked out with every number on the way rounded to a few digits, fewer than the student's sheet shows.
fn rounded_early(quantity: Quantity, right: f64, values: &Resolver, habit: &Habit) -> Vec<Arithmetic> {
    (1..=4)
        .flat_map(|count| [Rounding::Figures(count), Rounding::Decimals(count)])
        .filter(|rounding| rounding.half_unit(right) > habit.half_unit(right) * (1.0 + 1e-9))
        .filter_map(|rounding| {
            let value = Rounded::new(values, rounding, Written::Results).work_out(quantity)?;
            Some(Arithmetic { id: ROUNDED_EARLY, title: rounding.in_words(), value, done: None, seen: 4 })
        })
        .collect()
}
