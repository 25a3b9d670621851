//! One exercise: a network, one sample, a learning rate, perhaps a title.
//!
//! Scenarios are read from TOML and written as TOML, come built in, or are drawn from a seed. Every
//! number of one remembers how it was typed. What cannot be an exercise is refused here, with one
//! message that names the place, so that no other module needs to check.
//!
//! Names of quantities, formulas and whatever is computed from a scenario do not belong here.

mod display;
mod error;
mod excerpt;
mod file;
mod number;
mod parts;
mod place;
mod preset;
mod problem;
mod random;
mod read;
mod suggest;
mod write;

use std::sync::Arc;

use nalgebra::DMatrix;

use crate::network::{Network, Sample, Sizes, Weights};

pub use error::{Fault, InvalidScenario, ScenarioError};
pub use file::MAX_FILE_BYTES;
pub use number::Number;
pub use parts::{LARGEST_NUMBER, Parts};
pub use place::Place;
pub use preset::{Preset, presets};
pub use problem::Problem;

/// One exercise. Cheap to clone; never changed, only replaced.
///
/// The tables fit together and every number that was typed is finite: a scenario only comes from
/// [`Scenario::new`], which checks, from what reads or draws one by it, and from
/// [`Scenario::with_weights`].
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    parts: Arc<Parts>,
    sizes: Sizes,
}

impl Scenario {
    /// Checks the parts and puts them together.
    ///
    /// # Errors
    /// [`InvalidScenario`] naming the first part that does not fit, what it is, and what fits.
    pub fn new(parts: Parts) -> Result<Self, InvalidScenario> {
        let sizes = parts.check()?;
        Ok(Self { parts: Arc::new(parts), sizes })
    }

    /// The title as it was given; see [`Scenario::display_title`] for the screen.
    pub fn title(&self) -> Option<&str> {
        self.parts.title.as_deref()
    }

    /// What is learnt.
    pub fn problem(&self) -> Problem {
        self.parts.problem
    }

    /// The learning rate α.
    pub fn alpha(&self) -> &Number {
        &self.parts.alpha
    }

    /// The inputs `O_1^(0) ..`, without the bias.
    pub fn x(&self) -> &[Number] {
        &self.parts.x
    }

    /// One target for each output: the values `y`, or the distribution `l_n`.
    pub fn target(&self) -> &[Number] {
        &self.parts.target
    }

    /// `a_ik^(0)`: row i = 0 (bias), 1 ..; column k = 1 ... (inputs + 1) rows of hidden units.
    pub fn first(&self) -> &[Vec<Number>] {
        &self.parts.first
    }

    /// `a_kn^(1)`: row k = 0 (bias), 1 ..; column n = 0 ... (hidden units + 1) rows of outputs.
    pub fn second(&self) -> &[Vec<Number>] {
        &self.parts.second
    }

    /// How many units each layer has.
    pub fn sizes(&self) -> Sizes {
        self.sizes
    }

    /// The problem and the sizes in words: "regression 2-3-1".
    pub fn heading(&self) -> String {
        let Sizes { inputs, hidden, outputs } = self.sizes;
        format!("{} {inputs}-{hidden}-{outputs}", self.problem())
    }

    /// The network with the weights of before the step.
    pub fn network(&self) -> Network {
        let weights = Weights { first: matrix(self.first()), second: matrix(self.second()) };
        Network::new(self.problem().architecture(), weights)
            .expect("the tables of a scenario were checked to fit together")
    }

    /// The sample that the step is made on.
    pub fn sample(&self) -> Sample {
        Sample { input: values(self.x()), target: values(self.target()) }
    }

    /// The same exercise with other weights, as after an update.
    ///
    /// A weight whose value stays keeps the text it was typed as; any other becomes a computed
    /// number, of whatever size the update has made it.
    ///
    /// # Panics
    /// If the weights do not have the shapes of this scenario's.
    #[must_use]
    pub fn with_weights(&self, weights: &Weights) -> Self {
        let parts = Parts {
            first: replaced(self.first(), &weights.first),
            second: replaced(self.second(), &weights.second),
            ..Parts::clone(&self.parts)
        };
        Self { parts: Arc::new(parts), sizes: self.sizes }
    }
}

fn values(numbers: &[Number]) -> Vec<f64> {
    numbers.iter().map(|number| number.value).collect()
}

fn matrix(rows: &[Vec<Number>]) -> DMatrix<f64> {
    DMatrix::from_fn(rows.len(), rows[0].len(), |row, column| rows[row][column].value)
}

fn replaced(rows: &[Vec<Number>], matrix: &DMatrix<f64>) -> Vec<Vec<Number>> {
    assert_eq!(matrix.shape(), (rows.len(), rows[0].len()), "weights of the same shapes");
    let replaced = |(number, value): (&Number, f64)| {
        if number.value == value { number.clone() } else { Number::computed(value) }
    };
    let replaced_row = |(row, numbers): (usize, &Vec<Number>)| {
        let values = (0..numbers.len()).map(|column| matrix[(row, column)]);
        numbers.iter().zip(values).map(replaced).collect()
    };
    rows.iter().enumerate().map(replaced_row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regression() -> Scenario {
        Scenario::load("regression").unwrap()
    }

    #[test]
    fn the_network_and_the_sample_are_those_of_the_tables() {
        let scenario = regression();
        let network = scenario.network();
        assert_eq!(network.sizes(), scenario.sizes());
        assert_eq!(network.weights().first[(1, 2)], -0.6);
        assert_eq!(network.weights().second[(3, 0)], 0.5);
        assert_eq!(scenario.sample(), Sample { input: vec![0.5, -1.0], target: vec![0.8] });
        assert_eq!(scenario.heading(), "regression 2-3-1");
    }

    #[test]
    fn only_the_weights_that_change_lose_their_text() {
        let scenario = regression();
        let mut weights = scenario.network().weights().clone();
        weights.first[(0, 1)] = -0.25;
        let after = scenario.with_weights(&weights);
        assert_eq!(after.first()[0][1], Number::computed(-0.25));
        assert_eq!(after.first()[0][2], Number::typed(0.3, "0.3"));
        assert_eq!(after.second(), scenario.second());
        assert_eq!(after.title(), scenario.title());
    }

    #[test]
    #[should_panic(expected = "weights of the same shapes")]
    fn weights_of_another_network_are_refused() {
        let classification = Scenario::load("classification").unwrap();
        let _ = regression().with_weights(classification.network().weights());
    }
}
