//! The parts of a scenario before they are known to fit together, and the check that they do.

use crate::network::{
    Activation, Architecture, Bias, Depth, Loss, MAX_HIDDEN_LAYERS, MAX_UNITS, MAX_WEIGHTS, OutputActivation,
    Reduction, SizeError, Sizes,
};

use super::error::InvalidScenario;
use super::example::{Example, MAX_SAMPLES};
use super::number::is_too_long;
use super::{Found, MAX_NUMBER_CHARACTERS, Number, Place, Problem, Row};

/// The largest absolute value of any number in a scenario.
pub const LARGEST_NUMBER: f64 = 1e6;

/// How far the sum of a distribution may be from 1.
const SUM_TOLERANCE: f64 = 1e-9;

/// Everything that makes a scenario, unchecked. See the getters of [`Scenario`](super::Scenario).
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// A title.
    pub title: Option<String>,
    /// The problem, if it is one of the document's.
    pub problem: Option<Problem>,
    /// The activation functions of the units, the loss, and the kind of biases.
    pub architecture: Architecture,
    /// The learning rate, not negative.
    pub alpha: Number,
    /// The samples, from 1 to [`MAX_SAMPLES`], all of the same sizes.
    pub samples: Vec<Example>,
    /// How the losses of several samples are combined. Irrelevant for a single sample.
    pub reduction: Reduction,
    /// The strength λ of the penalty on the weights, not negative; 0 for none.
    pub lambda: Number,
    /// The tables of weights, from that of the inputs onwards: row 0 for the bias, if there is one, and a row for each
    /// unit before it; a column for each unit after it.
    pub weights: Vec<Vec<Vec<Number>>>,
}

impl Parts {
    /// The sizes, if the parts fit together.
    pub(super) fn check(&self) -> Result<Sizes, InvalidScenario> {
        for (key, number) in [("alpha", &self.alpha), ("lambda", &self.lambda)] {
            check_number(Place::key(key), number)?;
            if number.value < 0.0 {
                return Err(InvalidScenario::value(Place::key(key), number, "a number that is not negative"));
            }
        }
        let Architecture { output, loss, bias, .. } = self.architecture;
        check_loss(output, loss)?;
        let inputs: Vec<&[Number]> = self.samples.iter().map(|sample| &*sample.x).collect();
        let sizes = check_tables(bias, &inputs, &self.weights)?;
        for (sample, Example { target, .. }) in self.samples.iter().enumerate() {
            let place = Place::key("target").of_sample(named(sample, self.samples.len()));
            check_target(place, self.architecture, target, sizes)?;
        }
        Ok(sizes)
    }
}

/// The sample named in a place: with only one, none is named.
fn named(sample: usize, samples: usize) -> Option<usize> {
    (samples > 1).then_some(sample)
}

fn check_loss(output: OutputActivation, loss: Loss) -> Result<(), InvalidScenario> {
    loss.check(output).map_err(|undefined| {
        let found = format!("{} with the output {}", loss.name(), output.name());
        InvalidScenario::value(Place::key("network.loss"), &found, format!("another loss, because {undefined}"))
    })
}

pub(super) fn check_target(
    place: Place,
    architecture: Architecture,
    target: &[Number],
    sizes: Sizes,
) -> Result<(), InvalidScenario> {
    let outputs = sizes.outputs();
    if target.len() != outputs {
        let found = count(target.len(), "value", "values");
        let reason = match place.sample {
            None | Some(0) => format!("the last table of weights has {}", count(outputs, "column", "columns")),
            Some(_) => format!("the network has {}", count(outputs, "output", "outputs")),
        };
        let is_whole = matches!(target, [only] if only.value.fract() == 0.0);
        let may_be_class = is_whole && architecture.output != OutputActivation::Softmax;
        let hint = " (a single class is for softmax outputs)";
        return Err(InvalidScenario::shape(place, found, format!("{outputs}, because {reason}"))
            .with_hint(may_be_class.then_some(hint)));
    }
    check_numbers(place, target)?;
    match (architecture.output, architecture.loss) {
        (OutputActivation::Softmax, _) => check_distribution(place, target),
        (OutputActivation::Each(Activation::Sigmoid(_)), Loss::CrossEntropy) => {
            let whose = "because it is a probability in the cross-entropy of a sigmoid output";
            check_shares(place, target, whose)
        }
        _ => Ok(()),
    }
}

/// The sizes of a network, if the inputs of its samples and its tables of weights fit together.
pub(super) fn check_tables(
    bias: Bias,
    samples: &[&[Number]],
    weights: &[Vec<Vec<Number>>],
) -> Result<Sizes, InvalidScenario> {
    let most = MAX_HIDDEN_LAYERS + 1;
    if !(1..=most).contains(&weights.len()) {
        let found = count(weights.len(), "table", "tables");
        return Err(InvalidScenario::shape(Place::key("weights"), found, format!("1 to {most}, one for each layer")));
    }
    let inputs = check_inputs(samples)?;
    let mut units = vec![inputs];
    for (position, table) in weights.iter().enumerate() {
        let whose = match (position, inputs) {
            (0, 1) => "the one input in x".to_owned(),
            (0, _) => "each of the inputs in x".to_owned(),
            _ if Depth::of_tables(weights.len()) == Depth::OneHiddenLayer => {
                "each hidden unit (a column of the table before it)".to_owned()
            }
            _ => format!("each unit of hidden layer {position} (a column of a^({}))", position - 1),
        };
        units.push(check_table(Place::table(position, weights.len()), table, bias, units[position], &whose)?);
    }
    let sizes = Sizes::new(&units).expect("each layer and their number were checked");
    sizes.check_weights(bias).map_err(|error| {
        let found = match error {
            SizeError::Weights { weights } => count(weights, "weight", "weights"),
            other => other.to_string(),
        };
        InvalidScenario::shape(Place::table(weights.len() - 1, weights.len()), found, format!("at most {MAX_WEIGHTS}"))
    })
}

/// The number of inputs, if there are samples and all have the same number.
pub(super) fn check_inputs(samples: &[&[Number]]) -> Result<usize, InvalidScenario> {
    if !(1..=MAX_SAMPLES).contains(&samples.len()) {
        let found = count(samples.len(), "sample", "samples");
        return Err(InvalidScenario::shape(Place::key("sample"), found, format!("1 to {MAX_SAMPLES}")));
    }
    let inputs = samples[0].len();
    for (sample, x) in samples.iter().enumerate() {
        let place = Place::key("x").of_sample(named(sample, samples.len()));
        check_count(place, x.len(), "value", "values")?;
        if x.len() != inputs {
            let found = count(x.len(), "value", "values");
            return Err(InvalidScenario::shape(place, found, format!("{inputs}, the number in sample 1")));
        }
        check_numbers(place, x)?;
    }
    Ok(inputs)
}

/// The number of columns of a table that should have a row for each of `units`, and one for the bias if there is one.
fn check_table(
    table: Place,
    rows: &[Vec<Number>],
    bias: Bias,
    units: usize,
    whose: &str,
) -> Result<usize, InvalidScenario> {
    if rows.len() != units + bias.units() {
        let found = count(rows.len(), "row", "rows");
        return Err(match bias {
            Bias::Trained | Bias::Fixed => {
                let expected = format!("{}, one for the bias and one for {whose}", units + 1);
                let hint = " (for a network without biases write bias = \"none\" in [network])";
                InvalidScenario::shape(table, found, expected).with_hint((rows.len() == units).then_some(hint))
            }
            Bias::None => {
                let expected = format!("{units}, one for {whose}; with bias = \"none\" there is no row 0");
                InvalidScenario::shape(table, found, expected)
            }
        });
    }
    let columns = rows[0].len();
    check_count(table.row(Row::at(0, bias)), columns, "column", "columns")?;
    for (position, numbers) in rows.iter().enumerate() {
        let place = table.row(Row::at(position, bias));
        if numbers.len() != columns {
            let found = count(numbers.len(), "column", "columns");
            let expected = format!("{columns}, the number in the row before");
            return Err(InvalidScenario::shape(place, found, expected));
        }
        check_numbers(place, numbers)?;
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

pub(super) fn check_number(place: Place, number: &Number) -> Result<(), InvalidScenario> {
    if let Some(typed) = number.source().filter(|typed| is_too_long(typed)) {
        let expected = format!("a number of at most {MAX_NUMBER_CHARACTERS} characters");
        return Err(InvalidScenario::value(place, &Found::new(typed), expected));
    }
    if number.value.is_finite() && number.value.abs() <= LARGEST_NUMBER {
        return Ok(());
    }
    let expected = format!("a number from -{LARGEST_NUMBER} to {LARGEST_NUMBER}");
    Err(InvalidScenario::value(place, number, expected))
}

fn check_distribution(place: Place, target: &[Number]) -> Result<(), InvalidScenario> {
    check_shares(place, target, "because it is a share of a distribution")?;
    let sum: f64 = target.iter().map(|share| share.value).sum();
    if (sum - 1.0).abs() > SUM_TOLERANCE {
        let expected = "a distribution with the sum 1 (write a single class without brackets)";
        return Err(InvalidScenario::value(place, &format!("values with the sum {sum}"), expected));
    }
    Ok(())
}

fn check_shares(place: Place, target: &[Number], reason: &str) -> Result<(), InvalidScenario> {
    match target.iter().enumerate().find(|(_, share)| !(0.0..=1.0).contains(&share.value)) {
        Some((column, share)) => {
            let expected = format!("a number from 0 to 1, {reason}");
            Err(InvalidScenario::value(place.column(column), share, expected))
        }
        None => Ok(()),
    }
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
            problem: Some(Problem::Regression),
            architecture: Architecture::REGRESSION,
            alpha: number(0.1),
            samples: vec![Example { x: vec![number(0.5)], target: vec![number(1.0), number(2.0)] }],
            reduction: Reduction::Mean,
            lambda: number(0.0),
            weights: vec![
                vec![vec![number(0.1)], vec![number(0.2)]],
                vec![vec![number(0.1), number(0.2)], vec![number(0.3), number(0.4)]],
            ],
        }
    }

    #[test]
    fn parts_that_fit_make_a_scenario() {
        let scenario = Scenario::new(regression()).unwrap();
        assert_eq!(scenario.sizes(), Sizes::new(&[1, 1, 2]).unwrap());
    }

    #[test]
    fn a_loss_that_is_not_defined_on_the_outputs_is_refused() {
        let architecture = Architecture { loss: Loss::CrossEntropy, ..Architecture::REGRESSION };
        let error = Scenario::new(Parts { architecture, ..regression() }).unwrap_err();
        assert_eq!(
            error.to_string(),
            "network.loss: found cross-entropy with the output linear; expected another loss, because cross-entropy takes \
             logarithms of outputs between 0 and 1, which only sigmoid and softmax give, and not linear"
        );
    }

    #[test]
    fn parts_without_a_sample_are_refused() {
        let error = Scenario::new(Parts { samples: Vec::new(), ..regression() }).unwrap_err();
        assert_eq!(error.to_string(), "sample: found no samples; expected 1 to 100");
    }

    #[test]
    fn a_number_whose_text_is_too_long_is_refused_wherever_it_is_from() {
        let alpha = Number::typed(0.1, format!("0.1{}", "0".repeat(98)));
        let error = Scenario::new(Parts { alpha, ..regression() }).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("alpha: found 0.1{}…; expected a number of at most 100 characters", "0".repeat(37))
        );
    }

    #[test]
    fn parts_that_do_not_fit_are_named() {
        let alpha = Parts { alpha: Number::computed(f64::NAN), ..regression() };
        let error = Scenario::new(alpha).unwrap_err();
        assert_eq!(error.to_string(), "alpha: found NaN; expected a number from -1000000 to 1000000");
        assert_eq!(error.place(), Place::key("alpha"));

        let softmax = Parts { architecture: Architecture::CLASSIFICATION, ..regression() };
        let error = Scenario::new(softmax).unwrap_err();
        assert_eq!(
            error.to_string(),
            "target, n = 1: found 2.0; expected a number from 0 to 1, because it is a share of a distribution"
        );
    }
}
