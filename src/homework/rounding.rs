//! How a student rounds, as far as the numbers of a sheet show it.

use std::collections::BTreeMap;

use super::answers::{Answer, Typed};
use crate::{
    formula::{
        Context, Formula, Operands, Slot, Values,
        digits::{significant, to_decimals},
    },
    network::Activation,
    quantity::Quantity,
    reading::{Known, Resolver},
};

/// The fewest digits that count as a way to round: one digit is only a size.
const FEWEST: usize = 2;

/// From so many figures on, a single number shows how many a student keeps: 0.02 may be all that is left of 4 decimals.
const FEWEST_OF_ONE: usize = 3;

/// 10 to more than this is no exact number any more.
const MOST_EXACT: i32 = 22;

/// So many units and fewer are counted exactly, and far more exactly than this in each.
const MOST_UNITS: f64 = 1e9;

/// Nearer to the middle between two numbers than this, in units, which one is nearer is left to the digits.
const UNCLEAR: f64 = 1e-6;

/// What numbers on the way are rounded to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounding {
    /// Significant figures.
    Figures(usize),
    /// Digits behind the point.
    Decimals(usize),
}

impl Rounding {
    /// The number that is kept.
    pub(super) fn of(self, value: f64) -> f64 {
        self.of_clear(value).unwrap_or_else(|| {
            let text = match self {
                Self::Figures(figures) => significant(value, figures),
                Self::Decimals(decimals) => to_decimals(value, decimals),
            };
            text.parse().unwrap_or(value)
        })
    }

    /// The number that is kept of one which is clearly nearer to that than to the next. No digits have to be written
    /// out for it: both a whole number of units and their count in 1 are exact, and so their quotient is rounded once,
    /// as that of the digits is.
    fn of_clear(self, value: f64) -> Option<f64> {
        if value == 0.0 || !value.is_finite() {
            return None;
        }
        let places = match self {
            Self::Figures(figures) => count(figures) - 1 - value.abs().log10().floor() as i32,
            Self::Decimals(decimals) => count(decimals),
        };
        // Above a power of 10 that is not exact, and where the logarithm may be rounded to the next whole number,
        // digits are safer.
        if !(0..=MOST_EXACT).contains(&places) {
            return None;
        }
        let one = 10_f64.powi(places);
        let units = value * one;
        let is_clear = (units.fract().abs() - 0.5).abs() > UNCLEAR && units.abs() < MOST_UNITS;
        let is_at_power_of_ten = || (units.abs().log10().fract() - 0.5).abs() > 0.5 - UNCLEAR;
        let is_counted_right = matches!(self, Self::Decimals(_)) || !is_at_power_of_ten();
        (is_clear && is_counted_right).then(|| units.round() / one)
    }

    /// The most by which the number that is kept is off.
    pub(super) fn half_unit(self, value: f64) -> f64 {
        let places = match self {
            Self::Decimals(decimals) => count(decimals),
            Self::Figures(figures) if value != 0.0 => count(figures) - 1 - value.abs().log10().floor() as i32,
            // A 0 is kept as it is.
            Self::Figures(_) => return 0.0,
        };
        0.5 * 10_f64.powi(-places)
    }

    pub(super) fn in_words(self) -> String {
        let (count, what) = match self {
            Self::Figures(figures) => (figures, "significant digit"),
            Self::Decimals(decimals) => (decimals, "decimal place"),
        };
        format!("rounded to {count} {what}{}", if count == 1 { "" } else { "s" })
    }
}

fn count(digits: usize) -> i32 {
    i32::try_from(digits).unwrap_or(i32::MAX / 2)
}

/// What a student's numbers are visibly rounded to: figures, decimals, either where the sheet fits both, or neither
/// where it has no decimal numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Habit(Vec<Rounding>);

impl Habit {
    /// The habit that most numbers of a sheet keep to.
    pub(super) fn of(answers: &[Answer]) -> Self {
        let decimal = |typed: &&Typed| typed.half_unit > 0.0 && typed.half_unit < 0.5 && typed.value != 0.0;
        let numbers: Vec<&Typed> = answers.iter().filter_map(|answer| answer.typed.as_ref()).filter(decimal).collect();
        let (figures, of_figures) = most_frequent(numbers.iter().map(|typed| typed.figures));
        let (decimals, of_decimals) = most_frequent(numbers.iter().map(|typed| typed.decimals()));
        let fewest = if numbers.len() == 1 { FEWEST_OF_ONE } else { FEWEST };
        let keeps_figures = of_figures >= of_decimals && figures >= fewest;
        // Of a sheet without a habit the figures are taken, which leave less open.
        let are_usual = of_decimals > of_figures || 3 * of_decimals >= 2 * numbers.len() || !keeps_figures;
        let keeps_decimals = of_decimals >= of_figures && decimals >= FEWEST && are_usual;
        let figures = keeps_figures.then_some(Rounding::Figures(figures));
        let decimals = keeps_decimals.then_some(Rounding::Decimals(decimals));
        Self(figures.into_iter().chain(decimals).collect())
    }

    /// The ways in which numbers on the way may be rounded.
    pub(super) fn roundings(&self) -> &[Rounding] {
        &self.0
    }

    /// The ways in which parts of a formula may be rounded: with 4 decimal places for numbers below 1, also to 4
    /// significant digits for larger ones.
    pub(super) fn roundings_of_parts(&self) -> Vec<Rounding> {
        let mut roundings = self.0.clone();
        for rounding in &self.0 {
            if let Rounding::Decimals(count) = *rounding
                && !roundings.contains(&Rounding::Figures(count))
            {
                roundings.push(Rounding::Figures(count));
            }
        }
        roundings
    }

    /// The most by which a number on the way may be off.
    pub(super) fn half_unit(&self, value: f64) -> f64 {
        self.0.iter().map(|rounding| rounding.half_unit(value)).fold(0.0, f64::max)
    }
}

/// The number that occurs most, of equally frequent ones the largest, and how often it does.
fn most_frequent(numbers: impl Iterator<Item = usize>) -> (usize, usize) {
    let mut counts = BTreeMap::<usize, usize>::new();
    numbers.for_each(|number| *counts.entry(number).or_default() += 1);
    counts.into_iter().max_by_key(|(number, count)| (*count, *number)).unwrap_or_default()
}

/// What is written down, and rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// What each formula comes to.
    Results,
    /// The terms and powers of e in the formulas too, and not what these add up to.
    Terms,
    /// Those, and their sums in the formulas.
    Parts,
}

/// A student's values, with every number that had to be worked out on the way rounded.
pub(super) struct Rounded<'a> {
    values: &'a Resolver,
    rounding: Rounding,
    written: Written,
    /// By the slots of the values.
    known: Known,
}

impl<'a> Rounded<'a> {
    pub(super) fn new(values: &'a Resolver, rounding: Rounding, written: Written) -> Self {
        Self { values, rounding, written, known: Known::default() }
    }

    /// The quantity's own number, not rounded itself.
    pub(super) fn work_out(&self, quantity: Quantity) -> Option<f64> {
        self.work_out_from(self, quantity)
    }

    /// The same, from numbers that the calculator keeps: rounded is at most what its own formula is made of.
    pub(super) fn work_out_from_kept(&self, quantity: Quantity) -> Option<f64> {
        self.work_out_from(self.values, quantity)
    }

    fn work_out_from(&self, values: &(impl Values + Operands), quantity: Quantity) -> Option<f64> {
        match self.written {
            Written::Results => self.values.formula_over(self.values.slot(quantity)?, values),
            Written::Terms | Written::Parts => {
                let cell = self.values.reading().cell(quantity)?;
                Some(self.in_parts(cell.law.last(), &Context::new(values, cell.binding)))
            }
        }
    }

    fn at(&self, slot: Slot) -> f64 {
        let value = self.known.get_or(slot, || {
            let is_as_it_stands = self.values.is_overridden_at(slot) || !self.values.has_formula(slot);
            match is_as_it_stands {
                true => self.values.at(slot),
                false => self.work_out(self.values.quantity(slot)).map(|value| self.rounding.of(value)),
            }
        });
        value.unwrap_or(f64::NAN)
    }

    fn in_parts(&self, formula: &Formula, context: &Context) -> f64 {
        let of = |inner: &Formula| self.in_parts(inner, context);
        let part = |inner: &Formula| self.part(inner, context);
        match formula {
            Formula::Negative(inner) => -of(inner),
            Formula::Sum(terms) => terms.iter().map(part).sum(),
            Formula::Product(factors) => factors.iter().map(part).product(),
            Formula::Quotient(over, under) => part(over) / part(under),
            Formula::Power(base, exponent) => part(base).powi(*exponent),
            Formula::Exponential(inner) => of(inner).exp(),
            Formula::Activated(Activation::SIGMOID, inner) => 1.0 / (1.0 + self.rounding.of((-of(inner)).exp())),
            Formula::Activated(Activation::Tanh, inner) => {
                let net_input = of(inner);
                let [up, down] = [net_input, -net_input].map(|exponent| self.rounding.of(exponent.exp()));
                self.sum(up - down) / self.sum(up + down)
            }
            Formula::Series(range, body) => {
                let numbers = range.numbers(context.binding);
                numbers.map(|number| self.part(body, &context.with(range.letter, number))).sum()
            }
            Formula::Call { is: inner, .. }
            | Formula::Derivative { is: inner, .. }
            | Formula::Factor(_, inner)
            | Formula::Changed(inner)
            | Formula::Stable { shown: inner, .. } => of(inner),
            _ => formula.evaluate(context),
        }
    }

    /// A part of a formula, rounded where it has to be worked out.
    fn part(&self, formula: &Formula, context: &Context) -> f64 {
        match formula {
            Formula::Symbol(_) | Formula::Constant(_) | Formula::Value(_) => formula.evaluate(context),
            Formula::Negative(inner) => -self.part(inner, context),
            Formula::Factor(_, inner) | Formula::Changed(inner) => self.part(inner, context),
            Formula::Sum(_) | Formula::Series(..) => self.sum(self.in_parts(formula, context)),
            _ => self.rounding.of(self.in_parts(formula, context)),
        }
    }

    /// What terms add up to in a formula.
    fn sum(&self, value: f64) -> f64 {
        match self.written {
            Written::Results | Written::Terms => value,
            Written::Parts => self.rounding.of(value),
        }
    }
}

impl Values for Rounded<'_> {
    fn value(&self, quantity: Quantity) -> f64 {
        self.values.slot(quantity).map_or_else(|| self.values.value(quantity), |slot| self.at(slot))
    }

    fn is_overridden(&self, _: Quantity) -> bool {
        // A form that keeps its digits would go round the rounded number.
        true
    }

    fn source(&self, quantity: Quantity) -> Option<&str> {
        self.values.source(quantity)
    }

    fn after_step(&self) -> &dyn Values {
        self.values.after()
    }
}

impl Operands for Rounded<'_> {
    fn operand(&self, slot: Slot) -> f64 {
        self.at(slot)
    }

    fn is_overridden_at(&self, _: Slot) -> bool {
        true
    }

    fn after_step(&self) -> &dyn Operands {
        self.values.after()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rounding::{Decimals, Figures};

    fn habit(texts: &[&str]) -> Habit {
        let answer = |text: &&str| {
            let part = text.split_once('.').map_or(0, |(_, part)| part.len());
            let figures = text.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit).count();
            let half_unit = 0.5 * 10_f64.powi(-count(part));
            let typed = Typed { text: (*text).to_owned(), value: text.parse().unwrap(), half_unit, figures };
            Answer { line: 0, quantity: Quantity::Loss, typed: Some(typed) }
        };
        Habit::of(&texts.iter().map(answer).collect::<Vec<_>>())
    }

    #[test]
    fn figures_and_decimals_are_told_apart_by_what_most_numbers_have() {
        assert_eq!(habit(&["0.2535", "-0.04763", "1.093", "0.005920"]).0, [Figures(4)]);
        assert_eq!(habit(&["0.2535", "-0.0476", "1.0930", "0.0059"]).0, [Decimals(4)]);
        assert_eq!(habit(&["0.2535", "0.3208"]).0, [Figures(4), Decimals(4)]);
        // What comes out even is written shorter.
        assert_eq!(habit(&["0.6", "-0.85", "0.2994", "0.6457", "0.02817"]).0, [Figures(4)]);
        assert_eq!(habit(&["0.68", "0.6637", "0.040", "0.272392", "0.09916", "0.7978"]).0, [Figures(4)]);
    }

    #[test]
    fn one_number_alone_shows_what_it_can() {
        assert_eq!(habit(&["0.01297"]).0, [Figures(4), Decimals(5)]);
        assert_eq!(habit(&["0.0002"]).0, [Decimals(4)]);
        assert_eq!(habit(&["2"]).0, []);
        assert_eq!(habit(&[]).0, []);
    }

    #[test]
    fn rounding_without_digits_written_out_gives_the_number_that_they_are() {
        let mut value: f64 = 1.0;
        let mut clear = 0;
        let near_the_edges =
            [0.99995, 9.9995, 0.0999949, 1.0, 10.0, 1000.0, 0.001, 2.55, 0.12345, 1234.5, 1e-7, 3e9, 1e-320];
        let spread = (0..20_000).map(|_| {
            value = (value * 7919.137).rem_euclid(100.0);
            value * 10_f64.powi((value * 1e4) as i32 % 9 - 6)
        });
        for value in near_the_edges.into_iter().chain(spread).flat_map(|value| [value, -value]) {
            for digits in 1..=7 {
                let written = |text: String| text.parse::<f64>().unwrap();
                for (rounding, of_digits) in [
                    (Figures(digits), written(significant(value, digits))),
                    (Decimals(digits), written(to_decimals(value, digits))),
                ] {
                    let found = rounding.of_clear(value);
                    assert!(
                        found.is_none_or(|found| found == of_digits),
                        "{value} {rounding:?}: {found:?}, {of_digits}"
                    );
                    clear += usize::from(found.is_some());
                }
            }
        }
        assert!(clear > 200_000, "{clear}");
    }

    #[test]
    fn a_number_on_the_way_may_be_off_by_half_a_unit() {
        assert_eq!(habit(&["0.2535", "0.0476"]).half_unit(0.001), 0.00005);
        assert_eq!(habit(&["0.25351", "0.04763", "0.0047631"]).half_unit(0.0), 0.000_005);
        assert!((Figures(3).half_unit(0.0476) - 0.00005).abs() < 1e-12);
        assert_eq!(Habit::default().half_unit(1.0), 0.0);
    }
}
