//! The loss and its derivatives in dual numbers, written out unit by unit and straight from the definitions, so that
//! they share neither the matrices nor the stable forms with what they are to judge.

use gradwalk::network::{Activation, Architecture, Bias, Loss, Network, OutputActivation, Sample, Weights};
use nalgebra::DMatrix;
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

/// The values of a layer with the bias unit's 1 in front, where there is one.
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

fn loss(network: &Network, sample: &Sample, first: Table, second: Table) -> Dual64 {
    let architecture = network.architecture();
    let input = with_bias(architecture.bias, sample.input.iter().map(|value| constant(*value)));
    let units = (0..network.sizes().hidden).map(|k| activated(architecture.hidden, net_input(&input, first, k)));
    let hidden = with_bias(architecture.bias, units);
    let net_outputs: Vec<Dual64> = (0..sample.target.len()).map(|n| net_input(&hidden, second, n)).collect();
    let pairs = outputs(architecture.output, &net_outputs).into_iter().zip(&sample.target);
    sum(pairs.map(|(output, target)| loss_of_one(architecture, output, *target)))
}

/// The loss, and its derivatives by every weight, one dual number at a time.
pub fn loss_and_gradient(network: &Network, sample: &Sample) -> (f64, Weights) {
    let Weights { first, second } = network.weights();
    let at = |table: &DMatrix<f64>, place| constant(table[place]);
    let moved = |table: &DMatrix<f64>, place, here, weight| if place == here { weight } else { at(table, place) };
    let by_first = DMatrix::from_fn(first.nrows(), first.ncols(), |i, k| {
        let along = |weight| {
            loss(network, sample, &|row, column| moved(first, (row, column), (i, k), weight), &|row, column| {
                at(second, (row, column))
            })
        };
        first_derivative(along, first[(i, k)]).1
    });
    let by_second = DMatrix::from_fn(second.nrows(), second.ncols(), |k, n| {
        let along = |weight| {
            loss(network, sample, &|row, column| at(first, (row, column)), &|row, column| {
                moved(second, (row, column), (k, n), weight)
            })
        };
        first_derivative(along, second[(k, n)]).1
    });
    let value =
        loss(network, sample, &|row, column| at(first, (row, column)), &|row, column| at(second, (row, column)));
    (value.re, Weights { first: by_first, second: by_second })
}
