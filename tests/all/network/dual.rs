//! The loss and its derivatives in dual numbers, written out unit by unit and straight from the definitions, so that
//! they share neither the matrices nor the stable forms with the code under test.

use gradwalk::network::Entry;
use gradwalk::network::{Activation, Architecture, Bias, Loss, Network, OutputActivation, Sample, Weights};
use num_dual::{Dual64, DualNum, first_derivative};

/// A weight by its row and column.
type Table<'a> = &'a dyn Fn(usize, usize) -> Dual64;

fn constant(value: f64) -> Dual64 {
    Dual64::from_re(value)
}

fn sum(terms: impl Iterator<Item = Dual64>) -> Dual64 {
    terms.fold(constant(0.0), |sum, term| sum + term)
}

fn activated(activation: Activation, x: Dual64) -> Dual64 {
    match activation {
        Activation::Linear => x,
        Activation::Sigmoid(s) => (constant(1.0) + (-x * s.value()).exp()).recip(),
        Activation::BipolarSigmoid(s) => (constant(1.0) + (-x * s.value()).exp()).recip() * 2.0 - 1.0,
        Activation::Tanh => (x.exp() - (-x).exp()) / (x.exp() + (-x).exp()),
        Activation::Relu | Activation::LeakyRelu(_) | Activation::Elu(_) if x.re > 0.0 => x,
        Activation::Relu => constant(0.0),
        Activation::LeakyRelu(s) => x * s.value(),
        Activation::Elu(c) => (x.exp() - 1.0) * c.value(),
        Activation::Softplus => (constant(1.0) + x.exp()).ln(),
        Activation::Swish => x * (constant(1.0) + (-x).exp()).recip(),
    }
}

/// The values of a layer, preceded by the bias unit's 1 if there is one.
fn with_bias(bias: Bias, values: impl Iterator<Item = Dual64>) -> Vec<Dual64> {
    match bias {
        Bias::None => values.collect(),
        Bias::Trained | Bias::Fixed => std::iter::once(constant(1.0)).chain(values).collect(),
    }
}

fn net_input(before: &[Dual64], weights: Table, column: usize) -> Dual64 {
    sum(before.iter().enumerate().map(|(row, value)| weights(row, column) * *value))
}

fn outputs(activation: OutputActivation, net_inputs: &[Dual64]) -> Vec<Dual64> {
    let each = net_inputs.iter();
    match activation {
        OutputActivation::Each(own) => each.map(|x| activated(own, *x)).collect(),
        OutputActivation::Softmax => {
            let total = sum(net_inputs.iter().map(DualNum::exp));
            each.map(|x| x.exp() / total).collect()
        }
    }
}

fn loss_of_one(architecture: Architecture, output: Dual64, target: f64) -> Dual64 {
    match (architecture.loss, architecture.output) {
        (Loss::Squared, _) => (output - target).powi(2),
        (Loss::HalfSquared, _) => (output - target).powi(2) / 2.0,
        (Loss::CrossEntropy, OutputActivation::Softmax) => -output.ln() * target,
        (Loss::CrossEntropy, _) => -output.ln() * target - (constant(1.0) - output).ln() * (1.0 - target),
    }
}

/// The loss with weights given entry by entry.
fn loss(network: &Network, sample: &Sample, weight: &dyn Fn(Entry) -> Dual64) -> Dual64 {
    let architecture = network.architecture();
    let last = network.sizes().tables() - 1;
    let mut values: Vec<Dual64> = sample.input.iter().map(|value| constant(*value)).collect();
    for table in 0..=last {
        let before = with_bias(architecture.bias, values.into_iter());
        let net_inputs: Vec<Dual64> = (0..network.sizes().units(table + 1))
            .map(|column| net_input(&before, &|row, column| weight(Entry { table, row, column }), column))
            .collect();
        values = if table == last {
            outputs(architecture.output, &net_inputs)
        } else {
            net_inputs.into_iter().map(|x| activated(architecture.hidden.in_layer(table + 1), x)).collect()
        };
    }
    sum(values.into_iter().zip(&sample.target).map(|(output, target)| loss_of_one(architecture, output, *target)))
}

/// The loss, and its derivatives with respect to every weight, one dual number at a time.
pub fn loss_and_gradient(network: &Network, sample: &Sample) -> (f64, Weights) {
    let weights = network.weights();
    let gradient = weights.of_entries(|moved| {
        let along = |by| loss(network, sample, &|entry| if entry == moved { by } else { constant(weights[entry]) });
        first_derivative(along, weights[moved]).1
    });
    (loss(network, sample, &|entry| constant(weights[entry])).re, gradient)
}
