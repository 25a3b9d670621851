//! Networks of any architecture, sizes and weights, each with a sample that suits it.

use gradwalk::network::{Activation, Architecture, Bias, Loss, Network, OutputActivation, Sample, Weights};
use nalgebra::DMatrix;
use proptest::{
    prelude::*,
    test_runner::{Config, TestRng, TestRunner},
};

/// The largest net input of an output: beyond it, `1 − O` has lost too many digits for a comparison with the
/// definitions.
const FURTHEST: f64 = 6.0;

/// How close to a kink a hidden unit may be for a difference quotient to be taken there.
const NEAREST: f64 = 0.01;

/// Runs a check on this many networks of every architecture.
pub fn for_every_architecture(cases: u32, check: impl Fn(&Network, &Sample)) {
    for architecture in Architecture::all() {
        let config = Config { cases, failure_persistence: None, ..Config::default() };
        // The networks are the same each time, so that a rounding limit is not exceeded by chance after an unrelated
        // change.
        let random = TestRng::deterministic_rng(config.rng_algorithm);
        let run = TestRunner::new_with_rng(config, random).run(&case(architecture), |(network, sample)| {
            check(&network, &sample);
            Ok(())
        });
        run.unwrap_or_else(|error| panic!("{architecture:?}: {error}"));
    }
}

/// The shapes of both tables of weights, rows by columns.
pub fn shapes(bias: Bias, [inputs, hidden, outputs]: [usize; 3]) -> [(usize, usize); 2] {
    let bias = match bias {
        Bias::Trained | Bias::Fixed => 1,
        Bias::None => 0,
    };
    [(inputs + bias, hidden), (hidden + bias, outputs)]
}

/// A network of any sizes, away from every kink, and a sample that suits it.
fn case(architecture: Architecture) -> impl Strategy<Value = (Network, Sample)> {
    let units = || 1..=16_usize;
    (units(), units(), units())
        .prop_flat_map(move |(inputs, hidden, outputs)| {
            let values = |count| prop::collection::vec(-2.0..2.0_f64, count);
            let [first, second] = shapes(architecture.bias, [inputs, hidden, outputs]);
            let weights = (values(first.0 * first.1), values(second.0 * second.1));
            (weights, values(inputs), values(outputs)).prop_map(move |(weights, input, target)| {
                let weights = Weights::of([
                    DMatrix::from_vec(first.0, first.1, weights.0),
                    DMatrix::from_vec(second.0, second.1, weights.1),
                ]);
                let sample = Sample { input, target: suitable(architecture, target) };
                (within_reach(&Network::new(architecture, weights).unwrap(), &sample), sample)
            })
        })
        .prop_filter("a unit is near its kink", |(network, sample)| {
            let Architecture { hidden, output, .. } = network.architecture();
            let forward = network.forward(sample);
            let is_away = |own: Activation, net_inputs: &[f64]| {
                own.kink().is_none_or(|kink| net_inputs.iter().all(|net_input| (net_input - kink.at).abs() > NEAREST))
            };
            let outputs_are_away = match output {
                OutputActivation::Each(own) => is_away(own, &forward.layers[1].net_input),
                OutputActivation::Softmax => true,
            };
            is_away(hidden.in_layer(1), &forward.layers[0].net_input) && outputs_are_away
        })
}

/// The network with weights into the outputs so small that no net input is beyond [`FURTHEST`].
fn within_reach(network: &Network, sample: &Sample) -> Network {
    let largest = network.forward(sample).layers[1].net_input.iter().fold(0.0_f64, |largest, x| largest.max(x.abs()));
    let mut weights = network.weights().clone();
    weights[1] *= FURTHEST / largest.max(FURTHEST);
    Network::new(network.architecture(), weights).unwrap()
}

/// Targets on which the loss is defined, from any values between −2 and 2.
fn suitable(architecture: Architecture, values: Vec<f64>) -> Vec<f64> {
    match (architecture.loss, architecture.output) {
        (Loss::Squared | Loss::HalfSquared, _) => values,
        (Loss::CrossEntropy, OutputActivation::Softmax) => {
            let total: f64 = values.iter().map(|value| value.abs() + 0.01).sum();
            values.iter().map(|value| (value.abs() + 0.01) / total).collect()
        }
        (Loss::CrossEntropy, _) => values.iter().map(|value| value.abs() / 2.0).collect(),
    }
}
