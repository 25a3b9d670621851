//! Scenarios of every architecture: drawn exercises, and any numbers.

use gradwalk::{
    network::{Activation, Architecture, Bias, Loss, MAX_UNITS, OutputActivation, Reduction, Sizes},
    scenario::{Example, Number, Parts, Problem, Scenario},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

/// How close to a kink a hidden unit may be for a difference quotient to be taken there.
const NEAREST: f64 = 0.01;

/// Runs a check on this many scenarios of every architecture.
pub fn for_every_architecture<S: Strategy<Value = Scenario>>(
    cases: u32,
    scenarios: impl Fn(Architecture) -> S,
    check: impl Fn(&Scenario) -> Result<(), TestCaseError>,
) {
    for architecture in Architecture::all() {
        let config = Config { cases, failure_persistence: None, ..Config::default() };
        let run = TestRunner::new(config).run(&scenarios(architecture), |scenario| check(&scenario));
        run.unwrap_or_else(|error| panic!("{architecture:?}: {error}"));
    }
}

/// Any sizes within the limit of weights, mostly small ones.
pub fn sizes() -> impl Strategy<Value = Sizes> {
    let units = || prop_oneof![5 => 1..=4_usize, 1 => 5..=MAX_UNITS];
    (units(), units(), units())
        .prop_map(|(inputs, hidden, outputs)| Sizes::new(&[inputs, hidden, outputs]).unwrap())
        .prop_filter("too many weights", |sizes| sizes.check_weights(Bias::Trained).is_ok())
}

/// Networks with one output too: their laws have another form, and only they have the document's regression rules.
pub fn small_sizes() -> impl Strategy<Value = Sizes> {
    let outputs = prop_oneof![Just(1), 1..=4_usize];
    (1..=4_usize, 1..=4_usize, outputs)
        .prop_map(|(inputs, hidden, outputs)| Sizes::new(&[inputs, hidden, outputs]).unwrap())
}

/// The exercises of seeds.
pub fn drawn(architecture: Architecture, sizes: impl Strategy<Value = Sizes>) -> impl Strategy<Value = Scenario> {
    (sizes, any::<u64>()).prop_map(move |(sizes, seed)| Scenario::random(architecture, sizes, seed))
}

/// Whether no unit is so close to a kink that a difference quotient would cross it.
pub fn is_away_from_kinks(scenario: &Scenario) -> bool {
    let Architecture { hidden, output, .. } = scenario.architecture();
    let last = scenario.sizes().tables();
    let is_away = |own: Activation, net_inputs: &[f64]| {
        own.kink().is_none_or(|kink| net_inputs.iter().all(|net_input| (net_input - kink.at).abs() > NEAREST))
    };
    let network = scenario.network();
    scenario.network_samples().iter().map(|sample| network.forward(sample)).all(|forward| {
        (1..).zip(&forward.layers).all(|(layer, values)| match output {
            OutputActivation::Softmax if layer == last => true,
            OutputActivation::Each(own) if layer == last => is_away(own, &values.net_input),
            _ => is_away(hidden.in_layer(layer), &values.net_input),
        })
    })
}

/// Shares that add up to 1, some of which may be 0.
fn soft_labels(raw: &[f64]) -> Vec<f64> {
    let total: f64 = raw.iter().map(|value| value.abs().floor()).sum();
    match total {
        0.0 => raw.iter().enumerate().map(|(place, _)| if place == 0 { 1.0 } else { 0.0 }).collect(),
        total => raw.iter().map(|value| value.abs().floor() / total).collect(),
    }
}

/// A target on which the loss is defined, from any values between −5 and 5.
pub fn suitable(architecture: Architecture, raw: Vec<f64>) -> Vec<f64> {
    match (architecture.output, architecture.loss) {
        (OutputActivation::Softmax, _) => soft_labels(&raw),
        // Fifths from 0 to 1, including both ends.
        (OutputActivation::Each(Activation::Sigmoid(_)), Loss::CrossEntropy) => {
            raw.iter().map(|value| value.abs().round() / 5.0).collect()
        }
        _ => raw,
    }
}

/// The numbers that scenarios are made of.
pub struct Range<W, I, A> {
    pub weight: W,
    pub input: I,
    pub alpha: A,
    /// The number of samples.
    pub samples: std::ops::RangeInclusive<usize>,
}

/// Scenarios with such numbers, with values or soft labels as targets.
pub fn with_numbers(
    architecture: Architecture,
    range: Range<
        impl Strategy<Value = f64> + Clone,
        impl Strategy<Value = f64> + Clone,
        impl Strategy<Value = f64> + Clone,
    >,
) -> impl Strategy<Value = Scenario> {
    let Range { weight, input, alpha, samples } = range;
    let bias = architecture.bias.units();
    let reduction = prop::sample::select(Reduction::ALL.to_vec());
    (small_sizes(), samples, alpha, reduction).prop_flat_map(move |(sizes, samples, alpha, reduction)| {
        let [inputs, hidden, outputs] = [0, 1, 2].map(|layer| sizes.units(layer));
        let table = |rows, columns| prop::collection::vec(prop::collection::vec(weight.clone(), columns), rows);
        let sample = (prop::collection::vec(input.clone(), inputs), prop::collection::vec(-5.0..5.0_f64, outputs));
        let samples = prop::collection::vec(sample, samples);
        (table(inputs + bias, hidden), table(hidden + bias, outputs), samples).prop_map(
            move |(first, second, samples)| {
                let numbers = |values: Vec<f64>| values.into_iter().map(Number::computed).collect::<Vec<_>>();
                let example = |(x, raw)| Example { x: numbers(x), target: numbers(suitable(architecture, raw)) };
                Scenario::new(Parts {
                    title: None,
                    problem: Problem::of(architecture.output),
                    architecture,
                    alpha: Number::computed(alpha),
                    samples: samples.into_iter().map(example).collect(),
                    reduction,
                    lambda: Number::typed(0.0, "0"),
                    weights: [first, second].map(|table| table.into_iter().map(numbers).collect()).to_vec(),
                })
                .unwrap()
            },
        )
    })
}

/// Numbers as in homework.
pub fn ordinary(architecture: Architecture) -> impl Strategy<Value = Scenario> {
    let range = Range { weight: -2.0..2.0_f64, input: -2.0..2.0_f64, alpha: 0.0..2.0_f64, samples: 1..=1 };
    with_numbers(architecture, range)
}

/// Numbers as in homework, and several samples.
pub fn several_samples(architecture: Architecture) -> impl Strategy<Value = Scenario> {
    let range = Range { weight: -2.0..2.0_f64, input: -2.0..2.0_f64, alpha: 0.0..2.0_f64, samples: 2..=5 };
    with_numbers(architecture, range)
}

/// Units that are as good as 0 or 1, or in which large numbers cancel.
pub fn saturated(architecture: Architecture) -> impl Strategy<Value = Scenario> {
    let weight = prop::sample::select(vec![30.0, -30.0, 800.0, -800.0, 1.0, 0.0]);
    let input = prop::sample::select(vec![1e6, -1e6, 1.0, 0.0]);
    with_numbers(architecture, Range { weight, input, alpha: Just(0.1), samples: 1..=1 })
}

/// Every number at the limit for a file.
pub fn extreme(architecture: Architecture) -> impl Strategy<Value = Scenario> {
    let numbers = || prop::sample::select(vec![1e6, -1e6, 800.0, -30.0, 0.0, 1e-6, 1e-300]);
    let alpha = prop::sample::select(vec![0.0, 1e-300, 1.0, 1e6]);
    with_numbers(architecture, Range { weight: numbers(), input: numbers(), alpha, samples: 1..=2 })
}
