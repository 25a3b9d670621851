//! How much of a slip may be told while numbers are hidden: its kind, and its formulas in letters.

use super::{Practice, Telling};
use crate::{
    formula::{Binding, Formula, Statement},
    homework::{Fit, Judged, verdict::Kind},
    quantity::Quantity,
    reading::ReadingKind,
    walk::Walk,
};

/// The placeholder for a hidden number, in the picture too.
const HIDDEN: &str = "?";

impl Practice {
    /// The title of a slip, without any number that is hidden at a step.
    #[must_use]
    pub fn title(&self, walk: &Walk, at: usize, judged: &Judged, fit: &Fit) -> String {
        // The titles of slips in formulas contain no values.
        if fit.kind != Kind::Arithmetic {
            return fit.title.clone();
        }
        let step = &walk.steps()[at];
        let is_typed = |number: f64| judged.given.as_ref().is_some_and(|typed| typed.value == number);
        let is_hidden_here = |value: &f64| !self.is_open(walk, at, judged.quantity) && value.is_finite();
        let own = [judged.expected, judged.from_own_values].into_iter().flatten().filter(is_hidden_here);
        let own: Vec<f64> = own.collect();
        let others = walk.steps().iter().filter(|other| other.sample == step.sample).filter_map(|other| {
            let quantity = other.quantity().filter(|quantity| !self.is_open(walk, at, *quantity))?;
            walk.values_at(other, ReadingKind::Exact)?.get(quantity)
        });
        let others: Vec<f64> = others.collect();
        let is_hidden = |word: &str| {
            let Ok(number) = word.parse::<f64>() else { return false };
            // A whole number may be a count, for example of decimal places.
            let secrets = own.iter().chain(if word.contains('.') { &others[..] } else { &[] });
            !is_typed(number) && secrets.into_iter().any(|secret| is_rounded(secret.abs(), number.abs(), word))
        };
        masked(&fit.title, is_hidden)
    }

    /// The statements of a slip, as far as they may be told.
    #[must_use]
    pub fn told(&self, walk: &Walk, at: usize, telling: Telling, statements: &[Statement]) -> Vec<Statement> {
        match telling {
            Telling::Kind => Vec::new(),
            Telling::Letters => statements.iter().filter(|statement| is_in_letters(statement)).cloned().collect(),
            Telling::Whole => self.without_hidden(walk, at, statements),
        }
    }

    /// The statements of a slip without those that contain hidden numbers.
    fn without_hidden(&self, walk: &Walk, at: usize, statements: &[Statement]) -> Vec<Statement> {
        let is_open = |quantity: Quantity| self.is_open(walk, at, quantity);
        let mut subject_is_open = true;
        let shown = |statement: &&Statement| {
            if let Some(left) = &statement.left {
                subject_is_open = left.quantities(Binding::default()).into_iter().all(is_open);
            }
            let formulas = statement.right.iter().map(|(_, formula)| formula);
            is_in_letters(statement)
                || subject_is_open && formulas.flat_map(|formula| formula.quantities(Binding::default())).all(is_open)
        };
        statements.iter().filter(shown).cloned().collect()
    }
}

/// Whether a number is printed as a rounding of a value, to half a unit of its last digit.
fn is_rounded(value: f64, number: f64, word: &str) -> bool {
    let decimals = word.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let half_unit = 0.5 * 10f64.powi(-i32::try_from(decimals).unwrap_or(i32::MAX));
    match decimals {
        0 => value == number,
        _ => (value - number).abs() <= half_unit * (1.0 + 1e-9),
    }
}

/// A text with a placeholder for each word that is hidden.
fn masked(text: &str, is_hidden: impl Fn(&str) -> bool) -> String {
    let words = text.split(' ').map(|word| {
        let number = word.trim_end_matches([',', ';', '.', ':', ')']);
        if is_hidden(number) { word.replacen(number, HIDDEN, 1) } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn is_in_letters(statement: &Statement) -> bool {
    !statement.right.iter().any(|(_, formula)| has_value(formula))
}

fn has_value(formula: &Formula) -> bool {
    matches!(formula, Formula::Value(_)) || formula.children().into_iter().any(has_value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_that_are_hidden_are_masked() {
        let is_hidden = |word: &str| word == "0.25";
        assert_eq!(
            masked("two digits swapped: 0.52 for 0.25, not 0.251", is_hidden),
            "two digits swapped: 0.52 for ?, not 0.251"
        );
    }

    #[test]
    fn a_number_stands_for_a_value_to_half_a_unit_of_its_last_digit_and_a_whole_one_only_for_itself() {
        for (value, word, expected) in
            [(0.2536, "0.25", true), (0.256, "0.25", false), (0.2536, "0.3", true), (2.0, "2", true), (2.3, "2", false)]
        {
            assert_eq!(is_rounded(value, word.parse().unwrap(), word), expected, "{value} {word}");
        }
    }
}
