//! One step, without allocating memory.

use std::sync::Arc;

use super::{Layers, Pass, Rule, Training, Update};

/// A network in training: its weights, and what is needed for the next update.
#[derive(Clone, Debug)]
pub(super) struct Trainer {
    training: Arc<Training>,
    rule: Arc<dyn Rule>,
    rate: f64,
    pass: Pass,
    weights: Vec<f64>,
    loss: f64,
    /// Those of the last sample.
    deltas: Vec<Vec<f64>>,
    /// The sum over the samples of what is subtracted from each weight, without the rate.
    sums: Vec<f64>,
}

impl Trainer {
    pub(super) fn new(training: Arc<Training>, rule: Arc<dyn Rule>) -> Self {
        let pass = Pass::of(&training.network);
        let deltas = (0..pass.layers().tables()).map(|table| vec![0.0; pass.layers().columns_of(table)]).collect();
        let weights = Layers::list(&training.network);
        let rate = rule.rate(training.learning_rate);
        let sums = vec![0.0; weights.len()];
        let mut trainer = Self { training, rule, rate, pass, weights, loss: f64::NAN, deltas, sums };
        trainer.evaluate();
        trainer
    }

    pub(super) fn layers(&self) -> &Layers {
        self.pass.layers()
    }

    /// The weights in one list.
    pub(super) fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The reduced loss of all samples with these weights.
    pub(super) fn loss(&self) -> f64 {
        self.loss
    }

    /// Whether the loss and all weights are finite numbers.
    pub(super) fn is_finite(&self) -> bool {
        // Without stopping at the first that is not, so that several can be compared at a time.
        self.loss.is_finite() & self.weights.iter().fold(true, |all, weight| all & weight.is_finite())
    }

    /// The same training, from other weights on.
    pub(super) fn at(&self, weights: &[f64]) -> Self {
        let mut trainer = self.clone();
        trainer.weights.copy_from_slice(weights);
        trainer.evaluate();
        trainer
    }

    /// Updates the weights.
    pub(super) fn step(&mut self) {
        match (self.training.samples.len(), self.training.update) {
            (1, _) => self.update_by_sample(),
            (count, Update::All) => {
                self.decay_weights();
                let rate = self.rate * self.training.reduction.share(count);
                // The sums of what is never updated stay 0.
                self.weights.iter_mut().zip(&self.sums).for_each(|(weight, sum)| *weight -= rate * sum);
            }
            (count, Update::Each) => {
                for sample in 0..count {
                    self.backpropagate(sample);
                    self.update_by_sample();
                }
            }
        }
        self.evaluate();
    }

    /// Calculates the loss with the present weights, and what is needed for the next update.
    fn evaluate(&mut self) {
        let count = self.training.samples.len();
        let is_summed = count > 1 && self.training.update == Update::All;
        if is_summed {
            self.sums.fill(0.0);
        }
        let mut loss = 0.0;
        for sample in 0..count {
            if count > 1 && self.training.update == Update::Each {
                self.pass.forward(&self.training.samples[sample], &self.weights);
            } else {
                self.backpropagate(sample);
            }
            loss += self.pass.loss(&self.training.samples[sample]);
            if is_summed {
                self.add_sample();
            }
        }
        self.loss = self.training.reduction.share(count) * loss + self.penalty_term();
    }

    /// `(λ/2) Σ a²` over all weights that are not biases.
    fn penalty_term(&self) -> f64 {
        let penalty = self.training.network.penalty();
        if penalty == 0.0 {
            return 0.0;
        }
        let layers = self.pass.layers();
        let squares = (0..layers.tables()).map(|table| {
            let weights = &layers.table(table, &self.weights)[layers.bias_rows() * layers.columns_of(table)..];
            weights.iter().map(|weight| weight * weight).sum::<f64>()
        });
        0.5 * penalty * squares.sum::<f64>()
    }

    /// Weight decay, the part of the penalty in an update: `a := a − α λ a` for all weights that are not biases.
    fn decay_weights(&mut self) {
        let factor = self.rate * self.training.network.penalty();
        if factor == 0.0 {
            return;
        }
        let layers = self.pass.layers();
        for table in 0..layers.tables() {
            let biases = layers.bias_rows() * layers.columns_of(table);
            let weights = &mut layers.table_mut(table, &mut self.weights)[biases..];
            weights.iter_mut().for_each(|weight| *weight -= factor * *weight);
        }
    }

    /// The forward and the backward pass of a sample.
    fn backpropagate(&mut self, sample: usize) {
        let sample = &self.training.samples[sample];
        self.pass.forward(sample, &self.weights);
        self.rule.write_deltas(&self.pass, &self.weights, &sample.target, &mut self.deltas);
    }

    /// Updates the weights with the last sample.
    fn update_by_sample(&mut self) {
        self.decay_weights();
        let rate = self.rate;
        for_each_product(&self.pass, &self.deltas, &mut self.weights, |weight, product| *weight -= product * rate);
    }

    /// Adds the derivatives of the last sample to the sums.
    fn add_sample(&mut self) {
        for_each_product(&self.pass, &self.deltas, &mut self.sums, |sum, product| *sum += product);
    }
}

/// Changes the number of each weight that is updated, given the product of the output before the weight and the delta
/// after it.
fn for_each_product(pass: &Pass, deltas: &[Vec<f64>], list: &mut [f64], change: impl Fn(&mut f64, f64)) {
    let layers = pass.layers();
    for (table, deltas) in deltas.iter().enumerate() {
        let rows = layers.table_mut(table, list).chunks_exact_mut(deltas.len()).zip(pass.inputs(table));
        for (row, output) in rows.skip(layers.fixed_rows()) {
            row.iter_mut().zip(deltas).for_each(|(number, delta)| change(number, output * delta));
        }
    }
}
