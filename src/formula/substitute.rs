//! Puts numbers in the place of symbols, with as many digits as it takes for the printed line to come out right.

use super::{
    Binding, Context, Digits, Exactness, FactorLabel, Formula, Numbers, Relation, Value,
    bind::resolve,
    digits::{in_full, significant},
};
use crate::quantity::Quantity;

/// A formula with its numbers put in, and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct NumbersLine {
    /// The formula with numbers in the place of its symbols.
    pub formula: Formula,
    /// Its value in full.
    pub value: f64,
    /// Its value as printed.
    pub result: String,
    /// Whether the printed value is exact: `=` or `≈`.
    pub exactness: Exactness,
    /// Which form of its [`Formula::Stable`] nodes is written.
    pub form: PutIn,
}

/// Operands are first tried with this many digits more than the result: 99.4 % of lines then come out right.
const GUARD_DIGITS: usize = 2;
/// The most numbers of a sum of sums that are put in one by one.
pub const MOST_NUMBERS: usize = 100;
/// A double has no more digits than these.
const ALL_DIGITS: usize = 17;

/// Which form of a [`Formula::Stable`] node is written with numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutIn {
    /// Both are kept; the shown one is printed.
    Shown,
    /// The one that is evaluated stands alone, because the shown one cannot carry the digits.
    Computed,
}

impl Formula {
    /// The formula with every symbol replaced by its number, sums over a letter written out term by term.
    #[must_use]
    pub fn substitute(&self, context: &Context, operand_digits: usize, form: PutIn) -> Formula {
        let of = |inner: &Formula| inner.substitute(context, operand_digits, form);
        match self {
            Self::Symbol(symbol) | Self::Bare(symbol) => match resolve(*symbol, context.binding) {
                Ok(quantity) => Self::Value(number_of(quantity, context, operand_digits)),
                Err(_) => self.clone(),
            },
            Self::X => Self::Value(printed_number(context.x, operand_digits, None)),
            Self::Series(..) if self.is_long_sum_of_sums(context.binding) => {
                Self::Value(printed_number(self.evaluate(context), operand_digits, None))
            }
            Self::Series(range, body) => {
                let terms = range.numbers(context.binding).enumerate().map(|(place, number)| {
                    let term = body.substitute(&context.with(range.letter, number), operand_digits, form);
                    relabelled(term, place)
                });
                match terms.collect::<Vec<_>>() {
                    terms if terms.is_empty() => Self::Constant(0),
                    mut terms if terms.len() == 1 => terms.remove(0),
                    terms => Self::Sum(terms),
                }
            }
            Self::Largest(..) => Self::Value(printed_number(self.evaluate(context), operand_digits, None)),
            Self::Call { is, .. } | Self::Derivative { is, .. } => of(is),
            Self::ReadAs { meant, .. } => of(meant),
            Self::Stable { computed, .. } if form == PutIn::Computed => of(computed),
            Self::AfterStep(inner) => inner.substitute(&context.after_step(), operand_digits, form),
            _ => self.map_children(&mut |inner| of(inner)),
        }
    }

    /// Whether numbers are put in for a sum of sums as a whole: nobody adds up hundreds of squares by hand.
    fn is_long_sum_of_sums(&self, binding: Binding) -> bool {
        let Self::Series(_, body) = self else { return false };
        matches!(body.as_ref(), Self::Series(..)) && self.numbers(binding) > MOST_NUMBERS
    }

    /// Whether any sum of sums in this formula has too many numbers for each of them to be put in.
    #[must_use]
    pub fn has_long_sums_of_sums(&self, binding: Binding) -> bool {
        let is_in = |child: &Self| child.has_long_sums_of_sums(binding);
        self.is_long_sum_of_sums(binding) || self.children().into_iter().any(is_in)
    }

    /// The numbers line of this formula: operands get digits until the line, typed into a calculator as it is
    /// printed, gives the printed result.
    #[must_use]
    pub fn numbers_line(&self, context: &Context, digits: Digits) -> NumbersLine {
        let value = self.evaluate(context);
        let result = printed_result(self, context, digits);
        let agrees = |line: &Formula| {
            let by_hand = line.evaluate_numbers(context, Numbers::AsPrinted);
            significant(by_hand, digits.count()) == result
                && !line.overflows(context)
                && line.factors().into_iter().all(|(_, part)| part.comes_out(context, digits))
        };
        let first = digits.count() + GUARD_DIGITS;
        let (form, formula) = [PutIn::Shown, PutIn::Computed]
            .into_iter()
            .flat_map(|form| (first..=ALL_DIGITS).map(move |operand_digits| (operand_digits, form)))
            .map(|(operand_digits, form)| (form, self.substitute(context, operand_digits, form)))
            .find(|(_, line)| agrees(line))
            .unwrap_or_else(|| (PutIn::Shown, self.substitute(context, ALL_DIGITS, PutIn::Shown)));
        let read_back = result.parse::<f64>().unwrap_or(f64::NAN);
        let whole = (read_back - value).abs() <= 4.0 * f64::EPSILON * value.abs();
        let exactness = if whole && formula.is_exact() { Exactness::Exact } else { Exactness::Rounded };
        NumbersLine { formula, value, result, exactness, form }
    }

    /// Whether this part of a line gives the right result by hand on its own: next to a factor 0, the whole line would
    /// do so with any digits.
    fn comes_out(&self, context: &Context, digits: Digits) -> bool {
        let by_hand = self.evaluate_numbers(context, Numbers::AsPrinted);
        let value = self.evaluate(context);
        let last_place = 10_f64.powi(-i32::try_from(digits.count()).unwrap_or(0));
        (by_hand - value).abs() <= last_place * value.abs() || !value.is_finite() || self.is_cancelled(context)
    }

    /// Whether an exponential in this line overflows on a calculator, even where the result does not.
    fn overflows(&self, context: &Context) -> bool {
        match self {
            Self::Exponential(inner) => inner.evaluate_numbers(context, Numbers::AsPrinted).exp().is_infinite(),
            _ => self.children().into_iter().any(|child| child.overflows(context)),
        }
    }

    /// The sign before this line of numbers: `=` if none of the numbers is rounded, else `≈`.
    #[must_use]
    pub fn relation_of_operands(&self) -> Relation {
        if self.has_exact_operands() { Relation::Equals } else { Relation::Approximately }
    }

    fn has_exact_operands(&self) -> bool {
        match self {
            Self::Value(value) => value.exactness == Exactness::Exact,
            Self::Blank(_) => false,
            _ => self.children().into_iter().all(Formula::has_exact_operands),
        }
    }

    /// Whether the value is exact: the operands are, and no function of them has endless digits.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        match self {
            Self::Value(value) => value.exactness == Exactness::Exact,
            Self::Blank(_) => false,
            Self::Exponential(_) | Self::Logarithm(_) | Self::Activated(..) => false,
            // Rounding never changes the sign of a number.
            Self::IsPositive(_) => true,
            _ => self.children().into_iter().all(Formula::is_exact),
        }
    }
}

/// The value of a formula as it is printed: the rounding error that cancellation leaves is printed as 0.
#[must_use]
pub fn printed_result(formula: &Formula, context: &Context, digits: Digits) -> String {
    if formula.is_cancelled(context) { "0".to_owned() } else { significant(formula.evaluate(context), digits.count()) }
}

fn number_of(quantity: Quantity, context: &Context, digits: usize) -> Value {
    let full = context.values.value(quantity);
    match context.values.source(quantity) {
        Some(typed) => Value { full, text: typed.to_owned(), exactness: Exactness::Exact, of: Some(quantity) },
        None if context.values.only_nears(quantity) => {
            Value { exactness: Exactness::Rounded, ..printed_number(full, digits, Some(quantity)) }
        }
        None => printed_number(full, digits, Some(quantity)),
    }
}

fn printed_number(full: f64, digits: usize, of: Option<Quantity>) -> Value {
    if let Some(text) = in_full(full, digits) {
        return Value { full, text, exactness: Exactness::Exact, of };
    }
    let text = significant(full, digits);
    let exactness = if text.parse() == Ok(full) { Exactness::Exact } else { Exactness::Rounded };
    Value { full, text, exactness, of }
}

/// Each term of a written-out sum is a part of its own: A, B, C …
fn relabelled(term: Formula, place: usize) -> Formula {
    match term {
        Formula::Factor(_, inner) => Formula::Factor(FactorLabel(u8::try_from(place).unwrap_or(u8::MAX)), inner),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        formula::{Range, Values, constant, symbol},
        quantity::{Layer, Letter, Weight},
    };

    #[test]
    fn a_sum_of_sums_is_one_number_where_it_has_more_than_anybody_would_add_up() {
        struct Ones;
        impl Values for Ones {
            fn value(&self, _: Quantity) -> f64 {
                1.0
            }

            fn is_overridden(&self, _: Quantity) -> bool {
                false
            }

            fn source(&self, _: Quantity) -> Option<&str> {
                None
            }

            fn after_step(&self) -> &dyn Values {
                self
            }
        }
        let squares = |from: u8, to: u8| {
            let weight = Weight { layer: Layer::INPUT, from: Letter::I.into(), to: Letter::K.into() };
            let square = symbol(Quantity::Weight(weight)).power(2);
            square.summed(Range::new(Letter::K, 1, to)).summed(Range::new(Letter::I, 1, from))
        };
        let context = Context::new(&Ones, Binding::default());
        let most = squares(10, 10);
        assert!(matches!(most.substitute(&context, 4, PutIn::Shown), Formula::Sum(rows) if rows.len() == 10));
        assert!(!most.has_long_sums_of_sums(Binding::default()));
        let long = squares(1, 101);
        let put_in = long.substitute(&context, 4, PutIn::Shown);
        assert!(matches!(&put_in, Formula::Value(value) if value.text == "101"), "{put_in:?}");
        assert!((constant(2) * long).has_long_sums_of_sums(Binding::default()));
    }

    #[test]
    fn a_blank_is_no_number_that_anything_could_be_exact_with() {
        let sum = Formula::Blank(8) + Formula::Constant(1);
        assert!(!sum.is_exact());
        assert_eq!(sum.relation_of_operands(), Relation::Approximately);
        assert!(sum.quantities(crate::formula::Binding::default()).is_empty());
    }
}
