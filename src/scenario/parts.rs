//! The parts of a scenario before they are known to fit together, and what it takes that they do.

use crate::network::{MAX_UNITS, Sizes};

use super::error::InvalidScenario;
use super::{Number, Place, Problem};

/// The largest size of any number of a scenario.
pub const LARGEST_NUMBER: f64 = 1e6;

/// How far from 1 the sum of a distribution may be.
const SUM_TOLERANCE: f64 = 1e-9;

/// Everything that makes a scenario, unchecked. See the getters of [`Scenario`](super::Scenario).
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// A title.
    pub title: Option<String>,
    /// What is learnt.
    pub problem: Problem,
    /// The learning rate, not negative.
    pub alpha: Number,
    /// The inputs, without the bias.
    pub x: Vec<Number>,
    /// One target for each output; for a classification a distribution.
    pub target: Vec<Number>,
    /// (inputs + 1) rows of hidden units, row 0 the bias.
    pub first: Vec<Vec<Number>>,
    /// (hidden units + 1) rows of outputs, row 0 the bias.
    pub second: Vec<Vec<Number>>,
}

impl Parts {
    /// The sizes, if the parts fit together.
    pub(super) fn check(&self) -> Result<Sizes, InvalidScenario> {
        let alpha = Place::key("alpha");
        check_number(alpha, &self.alpha)?;
        if self.alpha.value < 0.0 {
            return Err(InvalidScenario::value(alpha, &self.alpha, "a number that is not negative"));
        }
        let sizes = check_tables(&self.x, &self.first, &self.second)?;
        self.check_target(sizes.outputs)?;
        Ok(sizes)
    }

    fn check_target(&self, outputs: usize) -> Result<(), InvalidScenario> {
        let place = Place::key("target");
        if self.target.len() != outputs {
            let columns = count(outputs, "column", "columns");
            return Err(InvalidScenario::shape(
                place,
                count(self.target.len(), "value", "values"),
                format!("{outputs}, as second has {columns}"),
            ));
        }
        check_numbers(place, &self.target)?;
        match self.problem {
            Problem::Regression => Ok(()),
            Problem::Classification => check_distribution(place, &self.target),
        }
    }
}

/// The sizes of a network, if its inputs and its two tables of weights fit together.
pub(super) fn check_tables(
    x: &[Number],
    first: &[Vec<Number>],
    second: &[Vec<Number>],
) -> Result<Sizes, InvalidScenario> {
    let place = Place::key("x");
    check_count(place, x.len(), "value", "values")?;
    check_numbers(place, x)?;
    let inputs = x.len();
    let the_inputs = if inputs == 1 { "the one input" } else { "each of the inputs" };
    let hidden = check_table("first", first, inputs, &format!("{the_inputs} in x"))?;
    let outputs = check_table("second", second, hidden, "each hidden unit (a column of first)")?;
    Ok(Sizes { inputs, hidden, outputs })
}

/// The number of columns of a table that should have a row for the bias and each of `units`.
fn check_table(key: &'static str, rows: &[Vec<Number>], units: usize, whose: &str) -> Result<usize, InvalidScenario> {
    let table = Place::key(key);
    if rows.len() != units + 1 {
        let found = count(rows.len(), "row", "rows");
        let expected = format!("{}, one for the bias and one for {whose}", units + 1);
        return Err(InvalidScenario::shape(table, found, expected));
    }
    let columns = rows[0].len();
    check_count(table.row(0), columns, "column", "columns")?;
    for (row, numbers) in rows.iter().enumerate() {
        if numbers.len() != columns {
            let found = count(numbers.len(), "column", "columns");
            let expected = format!("{columns}, as many as in the row before");
            return Err(InvalidScenario::shape(table.row(row), found, expected));
        }
        check_numbers(table.row(row), numbers)?;
    }
    Ok(columns)
}

fn check_count(place: Place, found: usize, one: &str, many: &str) -> Result<(), InvalidScenario> {
    if (1..=MAX_UNITS).contains(&found) {
        return Ok(());
    }
    Err(InvalidScenario::shape(place, count(found, one, many), format!("1 to {MAX_UNITS}")))
}

fn check_numbers(place: Place, numbers: &[Number]) -> Result<(), InvalidScenario> {
    let mut places = numbers.iter().enumerate();
    places.try_for_each(|(column, number)| check_number(place.column(column), number))
}

fn check_number(place: Place, number: &Number) -> Result<(), InvalidScenario> {
    if number.value.is_finite() && number.value.abs() <= LARGEST_NUMBER {
        return Ok(());
    }
    let expected = format!("a number from -{LARGEST_NUMBER} to {LARGEST_NUMBER}");
    Err(InvalidScenario::value(place, number, expected))
}

fn check_distribution(place: Place, target: &[Number]) -> Result<(), InvalidScenario> {
    for (column, share) in target.iter().enumerate() {
        if !(0.0..=1.0).contains(&share.value) {
            let expected = "a number from 0 to 1, as it is a share of a distribution";
            return Err(InvalidScenario::value(place.column(column), share, expected));
        }
    }
    let sum: f64 = target.iter().map(|share| share.value).sum();
    if (sum - 1.0).abs() > SUM_TOLERANCE {
        let expected = "a distribution, which adds up to 1 (a class alone is written without brackets)";
        return Err(InvalidScenario::value(place, &format!("values that add up to {sum}"), expected));
    }
    Ok(())
}

/// "no rows", "1 row", "2 rows".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    fn regression() -> Parts {
        let number = Number::computed;
        Parts {
            title: None,
            problem: Problem::Regression,
            alpha: number(0.1),
            x: vec![number(0.5)],
            target: vec![number(1.0), number(2.0)],
            first: vec![vec![number(0.1)], vec![number(0.2)]],
            second: vec![vec![number(0.1), number(0.2)], vec![number(0.3), number(0.4)]],
        }
    }

    #[test]
    fn parts_that_fit_make_a_scenario() {
        let scenario = Scenario::new(regression()).unwrap();
        assert_eq!(scenario.sizes(), Sizes { inputs: 1, hidden: 1, outputs: 2 });
    }

    #[test]
    fn parts_that_do_not_fit_are_named() {
        let alpha = Parts { alpha: Number::computed(f64::NAN), ..regression() };
        let error = Scenario::new(alpha).unwrap_err();
        assert_eq!(error.to_string(), "alpha: found NaN; expected a number from -1000000 to 1000000");
        assert_eq!(error.place(), Place::key("alpha"));

        let problem = Parts { problem: Problem::Classification, ..regression() };
        let error = Scenario::new(problem).unwrap_err();
        assert_eq!(
            error.to_string(),
            "target, n = 1: found 2.0; expected a number from 0 to 1, as it is a share of a distribution"
        );
    }
}
