//! A given number read wrongly, and used so throughout.

use super::{
    arithmetic::{Arithmetic, With},
    diagnosis::Case,
    verdict::{Fit, Nearness},
};
use crate::reading::letters::document::INPUT;
use crate::{
    formula::Values,
    quantity::{Quantity, Unit},
    reading::Resolver,
};

/// A given number, and what was read in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Misread {
    given: Quantity,
    value: f64,
    title: String,
}

impl Misread {
    /// All the ways to read a number wrongly: a digit as another one, the point one place off, the sign.
    fn of(given: Quantity, values: &Resolver) -> Vec<Self> {
        let Some(text) = values.source(given) else { return Vec::new() };
        let digits = text.char_indices().filter(|(_, sign)| sign.is_ascii_digit());
        let other_digits = digits.flat_map(|(at, own)| {
            let others = ('0'..='9').filter(move |digit| *digit != own);
            others.map(move |digit| format!("{}{digit}{}", &text[..at], &text[at + 1..]))
        });
        let with_other_sign = match text.strip_prefix('-') {
            Some(positive) => positive.to_owned(),
            None => format!("-{text}"),
        };
        let right = values.value(given);
        let shifted = [0.1, 10.0].map(|factor| format!("{}", (right * factor * 1e9).round() / 1e9));
        let read = other_digits.chain([with_other_sign]).chain(shifted).filter_map(|other| {
            let value: f64 = other.parse().ok()?;
            Some(Self { given, value, title: format!("{given} read as {other} instead of {text}") })
        });
        read.filter(|read| read.value != right).collect()
    }
}

impl Case<'_> {
    /// The given numbers that were read wrongly, as far as that gives the number.
    pub(super) fn misread(&self) -> Vec<(Misread, Fit)> {
        let values = &self.follow.values;
        let given = self.way.through.iter().copied().filter(|at| is_given(*at));
        let read: Vec<Misread> = given.flat_map(|given| Misread::of(given, values)).collect();
        let over = |read: &Misread| self.with(read.given, read.value);
        let tried: Vec<(Misread, f64)> =
            read.into_iter().filter_map(|read| Some((over(&read)?, read))).map(|(value, read)| (read, value)).collect();
        let all: Vec<f64> = tried.iter().map(|(_, value)| *value).collect();
        let hits = tried.into_iter().filter(|(_, value)| self.hits(*value));
        hits.map(|(read, value)| {
            let fit = self.fit_of_misread(&read, value, self.chance(&all, self.reach()));
            (read, fit)
        })
        .collect()
    }

    fn fit_of_misread(&self, read: &Misread, value: f64, chance: f64) -> Fit {
        let with = With::Another(read.given, read.value);
        let slip = Arithmetic { id: "number-misread", title: read.title.clone(), value, seen: 2, with };
        let done = self.follow.values.with_override(read.given, read.value);
        let uses = |at: &Quantity| {
            let cell = done.reading().cell(*at);
            cell.is_some_and(|cell| cell.law.last().quantities(cell.binding).contains(&read.given))
        };
        let at = self.way.through.iter().copied().find(uses).unwrap_or(self.quantity);
        let [done, right] = [&done, &self.follow.values].map(|values| self.up_to_the_answer(values, at));
        Fit { done, right, ..self.arithmetic_fit(slip, Nearness::ToTheDigit, chance) }
    }
}

/// Whether a number stands in the exercise and is used to work out others. A learning rate has slips of its own.
fn is_given(quantity: Quantity) -> bool {
    matches!(
        quantity,
        Quantity::Weight(_) | Quantity::Target(_) | Quantity::Activation(Unit { layer: INPUT, index: 1.. })
    )
}
