//! One exercise: a network, one sample or several, a learning rate, perhaps a title.
//!
//! Scenarios are read from TOML and written as TOML, come built in, or are drawn from a seed. Every number remembers
//! how it was typed. Anything that cannot be an exercise is refused here, with one message that names the place, so
//! that no other module needs to check.
//!
//! Names of quantities, formulas and values computed from a scenario do not belong here.

pub(crate) mod display;
mod error;
mod example;
mod excerpt;
mod file;
mod given;
pub(crate) mod input;
pub(crate) mod listing;
pub(crate) mod number;
pub(crate) mod output;
mod outside;
mod parts;
mod place;
mod preset;
mod problem;
mod random;
mod read;
mod reshape;
mod sample_sets;
mod samples;
mod suggest;
mod write;

use std::sync::Arc;

use nalgebra::DMatrix;

use crate::network::{Architecture, Network, Penalty, Reduction, Sample, Sizes, Weights};
use crate::training::{Training, Update};

pub use error::{Fault, InvalidScenario, ScenarioError};
pub use example::{Example, MAX_SAMPLES};
pub use file::MAX_FILE_BYTES;
pub(crate) use file::is_file;
pub use given::{Given, NotANumber};
pub use input::Accepted;
pub use number::{MAX_NUMBER_CHARACTERS, Number};
pub use outside::{FileName, Found};
pub use parts::{LARGEST_NUMBER, Parts};
pub use place::{Place, Row, Table};
pub use preset::{Preset, presets};
pub use problem::Problem;
pub use sample_sets::{SampleSet, sample_sets};
pub(crate) use samples::is_samples_file;
pub use samples::{MAX_TRAINING_SAMPLES, Misfit, SamplesError};
pub(crate) use suggest::nearest;

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
        Ok(Self::of_checked(parts, sizes))
    }

    /// Parts that are known to fit together.
    fn of_checked(mut parts: Parts, sizes: Sizes) -> Self {
        let architecture = &mut parts.architecture;
        architecture.hidden = architecture.hidden.of_layers(sizes.hidden().len());
        // With a single sample, mean and sum are equal, and so are the exercises.
        if parts.samples.len() == 1 {
            parts.reduction = Reduction::Mean;
        }
        Self { parts: Arc::new(parts), sizes }
    }

    /// The title as it was given; see [`Scenario::display_title`] for the screen.
    pub fn title(&self) -> Option<&str> {
        self.parts.title.as_deref()
    }

    /// The same exercise with a title.
    ///
    /// ```
    /// use gradwalk::scenario::Scenario;
    /// let scenario = Scenario::load("regression")?.titled("Ada");
    /// assert_eq!(scenario.title(), Some("Ada"));
    /// # Ok::<(), gradwalk::scenario::ScenarioError>(())
    /// ```
    #[must_use]
    pub fn titled(&self, title: &str) -> Self {
        Self::of_checked(Parts { title: Some(title.to_owned()), ..Parts::clone(&self.parts) }, self.sizes)
    }

    /// The problem, if it is one of the document's.
    pub fn problem(&self) -> Option<Problem> {
        self.parts.problem
    }

    /// The word for the problem: "regression", "classification" or "other".
    pub fn problem_name(&self) -> &'static str {
        self.problem().map_or(problem::OTHER, Problem::name)
    }

    /// The activation functions of the units, the loss, and the kind of biases.
    pub fn architecture(&self) -> Architecture {
        self.parts.architecture
    }

    /// The learning rate α.
    pub fn alpha(&self) -> &Number {
        &self.parts.alpha
    }

    /// The samples as they were typed; at least one.
    pub fn samples(&self) -> &[Example] {
        &self.parts.samples
    }

    /// How the losses of several samples are combined; [`Reduction::Mean`] if there is only one.
    pub fn reduction(&self) -> Reduction {
        self.parts.reduction
    }

    /// The inputs `O_1^(0) ..` of the first sample, without the bias.
    pub fn x(&self) -> &[Number] {
        &self.parts.samples[0].x
    }

    /// One target for each output, of the first sample: the values `y`, or the distribution `l_n`.
    pub fn target(&self) -> &[Number] {
        &self.parts.samples[0].target
    }

    /// The strength λ of the penalty on the weights; 0 if there is none.
    pub fn lambda(&self) -> &Number {
        &self.parts.lambda
    }

    /// The penalty that λ stands for.
    pub fn penalty(&self) -> Penalty {
        Penalty::of(self.lambda().value)
    }

    /// The tables of weights `a^(0) ..`, from that of the inputs onwards: row 0 for the bias, which is missing in a
    /// network without biases, and a row for each unit before it; a column for each unit after it.
    pub fn weights(&self) -> &[Vec<Vec<Number>>] {
        &self.parts.weights
    }

    /// The number of units in each layer.
    pub fn sizes(&self) -> Sizes {
        self.sizes
    }

    /// The problem and the sizes in words: "regression 2-3-1"; "network 2-2-2" if it is not a problem of the document.
    pub fn heading(&self) -> String {
        self.named(self.problem().map_or("network", Problem::name))
    }

    /// The same with another word for the problem: "softmax 2-2-3".
    fn named(&self, name: &str) -> String {
        format!("{name} {}", self.sizes)
    }

    /// The network with the weights before the step.
    pub fn network(&self) -> Network {
        let weights = self.weights().iter().map(|table| matrix(table)).collect();
        Network::new(self.architecture(), weights)
            .expect("the tables of a scenario were checked to fit together")
            .with_penalty(self.lambda().value)
    }

    /// The first sample, and the only one of most scenarios.
    pub fn sample(&self) -> Sample {
        self.parts.samples[0].values()
    }

    /// All samples of the step.
    pub fn network_samples(&self) -> Vec<Sample> {
        self.samples().iter().map(Example::values).collect()
    }

    /// Its network in training on its samples.
    pub fn training(&self, update: Update) -> Training {
        Training {
            network: self.network(),
            samples: self.network_samples(),
            learning_rate: self.alpha().value,
            reduction: self.reduction(),
            update,
        }
    }

    /// The same exercise with one of its samples alone, counted from 0. With several samples the penalty belongs to all
    /// of them together, and to none alone.
    ///
    /// # Panics
    /// If there are fewer samples.
    #[must_use]
    pub fn only(&self, sample: usize) -> Self {
        let mut parts = Parts::clone(&self.in_turn(sample).parts);
        if self.samples().len() > 1 {
            parts.lambda = Number::typed(0.0, "0");
        }
        Self::of_checked(parts, self.sizes)
    }

    /// The exercise of one of the samples, counted from 0, for updates after each sample: every update includes the
    /// penalty.
    ///
    /// # Panics
    /// If there are fewer samples.
    #[must_use]
    pub fn in_turn(&self, sample: usize) -> Self {
        let samples = vec![self.samples()[sample].clone()];
        Self::of_checked(Parts { samples, ..Parts::clone(&self.parts) }, self.sizes)
    }

    /// The same exercise with one of its samples, counted from 0, and all numbers that belong to no sample, taken from
    /// a single-sample exercise of the same sizes ([`Scenario::in_turn`]).
    ///
    /// # Panics
    /// If there are fewer samples.
    #[must_use]
    pub fn with_sample_of(&self, sample: usize, only: &Self) -> Self {
        let mut samples = self.samples().to_vec();
        samples[sample] = only.samples()[0].clone();
        let reduction = self.reduction();
        Self::of_checked(Parts { samples, reduction, ..Parts::clone(&only.parts) }, only.sizes)
    }

    /// Whether both compute the same: equal architectures and equal values of all numbers, whatever their titles and
    /// however the numbers were typed.
    pub fn has_numbers_of(&self, other: &Self) -> bool {
        self.architecture() == other.architecture()
            && self.alpha().value == other.alpha().value
            && self.lambda().value == other.lambda().value
            && self.reduction() == other.reduction()
            && self.network_samples() == other.network_samples()
            && self.network().weights() == other.network().weights()
    }

    /// The same exercise with other weights, as after an update.
    ///
    /// A weight whose value is unchanged keeps its typed text; any other becomes a computed number of any size.
    ///
    /// # Panics
    /// If the weights do not have the shapes of this scenario's.
    #[must_use]
    pub fn with_weights(&self, weights: &Weights) -> Self {
        let tables = self.weights().iter().zip(weights.tables());
        let replaced = tables.map(|(rows, matrix)| replaced(rows, matrix)).collect();
        let parts = Parts { weights: replaced, ..Parts::clone(&self.parts) };
        Self { parts: Arc::new(parts), sizes: self.sizes }
    }
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
    use crate::network::Bias;

    fn regression() -> Scenario {
        Scenario::load("regression").unwrap()
    }

    #[test]
    fn the_network_and_the_sample_are_those_of_the_tables() {
        let scenario = regression();
        let network = scenario.network();
        assert_eq!(network.sizes(), scenario.sizes());
        assert_eq!(network.weights()[0][(1, 2)], -0.6);
        assert_eq!(network.weights()[1][(3, 0)], 0.5);
        assert_eq!(scenario.sample(), Sample { input: vec![0.5, -1.0], target: vec![0.8] });
        assert_eq!(scenario.heading(), "regression 2-3-1");
    }

    #[test]
    fn one_of_several_samples_can_be_taken_alone() {
        let xor = Scenario::load("xor").unwrap();
        let only = xor.only(2);
        assert_eq!(only.samples(), &xor.samples()[2..3]);
        assert_eq!((only.sample(), only.network()), (xor.network_samples()[2].clone(), xor.network()));
        assert_eq!((only.title(), only.heading().as_str()), (xor.title(), "network 2-2-1"));
        // With a sum, too, a single sample is an exercise like any other.
        let sum = Scenario::new(Parts { reduction: Reduction::Sum, ..Parts::clone(&xor.parts) }).unwrap();
        assert_ne!(sum, xor);
        assert_eq!(sum.only(2), only);
        assert_eq!(regression().only(0), regression());
    }

    #[test]
    fn a_scenario_is_known_by_its_numbers() {
        let scenario = Scenario::load("softmax").unwrap();
        let numbers_of = |parts: Parts| Scenario::new(parts).unwrap().has_numbers_of(&scenario);
        let parts = || Parts::clone(&scenario.parts);
        assert!(numbers_of(Parts { title: None, problem: None, alpha: Number::typed(0.5, "1/2"), ..parts() }));
        let computed = |number: &Number| Number::computed(number.value);
        let mut other = parts();
        other.weights[0].iter_mut().flatten().for_each(|number| *number = computed(number));
        assert!(numbers_of(other));

        assert!(!numbers_of(Parts { alpha: Number::computed(0.25), ..parts() }));
        let architecture = Architecture { bias: Bias::Trained, ..scenario.architecture() };
        assert!(!numbers_of(Parts { architecture, ..parts() }));
        let mut other = parts();
        other.weights[1][1][2] = Number::computed(0.31);
        assert!(!numbers_of(other));
        let mut other = parts();
        other.samples[0].x[1] = Number::computed(0.51);
        assert!(!numbers_of(other));
        let xor = Scenario::load("xor").unwrap();
        let sum = Scenario::new(Parts { reduction: Reduction::Sum, ..Parts::clone(&xor.parts) }).unwrap();
        assert!(!sum.has_numbers_of(&xor));
    }

    #[test]
    fn only_the_weights_that_change_lose_their_text() {
        let scenario = regression();
        let mut weights = scenario.network().weights().clone();
        weights[0][(0, 1)] = -0.25;
        let after = scenario.with_weights(&weights);
        assert_eq!(after.weights()[0][0][1], Number::computed(-0.25));
        assert_eq!(after.weights()[0][0][2], Number::typed(0.3, "0.3"));
        assert_eq!(after.weights()[1], scenario.weights()[1]);
        assert_eq!(after.title(), scenario.title());
    }

    #[test]
    #[should_panic(expected = "weights of the same shapes")]
    fn weights_of_another_network_are_refused() {
        let classification = Scenario::load("classification").unwrap();
        let _ = regression().with_weights(classification.network().weights());
    }
}
