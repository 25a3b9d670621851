//! Numeric derivatives, from losses alone: the independent check of the gradient.
//!
//! Central differences `(E(a + h) − E(a − h)) / 2h` at steps h, h/2, h/4 ... are extrapolated to
//! h = 0 (Richardson), and of all extrapolations the one that its neighbours agree with best is
//! taken (Ridders 1982).
//!
//! No step crosses a kink: each unit keeps the rule of the side of its kink that it is on; at the kink, that of the
//! side below.

use std::f64::consts::PI;

use super::{Activation, Entry, Forward, Network, OutputActivation, Sample, Weights};

/// The number of steps, each half of the one before.
const LEVELS: usize = 5;

/// The most that the first step moves a net input: enough for the rounding of the loss to be small
/// compared with its change.
const REACH: f64 = 0.5;

/// The fraction of the radius of convergence that a first step may move a net input: well inside it,
/// so that each extrapolation gains digits.
const INSIDE: f64 = 1.0 / 6.0;

/// The smallest output that a step is chosen for: smaller ones would need an endless step.
const SMALLEST_OUTPUT: f64 = 1e-6;

/// The shortest first step as a fraction of the weight: `a + h` must differ from `a` at the last level.
const SHORTEST: f64 = 1.0 / (1_u64 << 26) as f64;

impl Network {
    /// `∂E/∂a` for every weight, in the shapes of the weights, from losses alone.
    ///
    /// Agrees with the gradient to 1e-9 of the derivative on ordinary samples. A derivative that is very small compared
    /// with the loss is lost in the rounding of the loss. At a kink it is the derivative of the side below. It is not
    /// finite where the loss is not.
    ///
    /// # Panics
    /// As [`Network::forward`].
    pub fn numeric_derivative(&self, sample: &Sample) -> Weights {
        let mut probe = Probe::new(self, sample);
        self.weights.of_entries(|entry| probe.derivative(entry))
    }

    /// `∂E/∂a` for one weight, the same number as that of [`Network::numeric_derivative`].
    ///
    /// # Panics
    /// As [`Network::forward`], and where there is no such weight.
    pub fn numeric_derivative_by(&self, entry: Entry, sample: &Sample) -> f64 {
        Probe::new(self, sample).derivative(entry)
    }

    /// How far the net inputs of the layer after a table may move, as far as their own activation is concerned.
    fn own_reach(&self, table: usize) -> f64 {
        match self.activation_behind(table) {
            OutputActivation::Each(own) => REACH.min(INSIDE * own.radius()),
            // Its poles are where the exponentials of two net inputs are opposite: πi apart.
            OutputActivation::Softmax => REACH.min(INSIDE * PI),
        }
    }

    /// How far the net inputs after each table may move, all at once. An output moves at most by the steepest slope of
    /// its unit times the movement of its net input, and a net input of the next layer by at most the sum of its
    /// weights times that, which may be half of its own reach. Through linear units only there is no limit.
    fn reaches(&self) -> Vec<Reach> {
        let tables = self.sizes().tables();
        let mut reaches = Vec::<Reach>::with_capacity(tables);
        for table in (0..tables).rev() {
            let own = self.own_reach(table);
            let behind = reaches.last().copied();
            let is_straight = self.activation_behind(table) == OutputActivation::LINEAR;
            let for_all = match (behind, self.activation_behind(table)) {
                (None, _) if is_straight => f64::INFINITY,
                (None, _) | (Some(_), OutputActivation::Softmax) => own,
                (Some(behind), OutputActivation::Each(activation)) => {
                    let weights = &self.weights[table + 1];
                    let past_bias = weights.rows_range(self.architecture.bias.units()..);
                    let sums = past_bias.column_iter().map(|column| column.lp_norm(1));
                    let limit = behind.for_all / (2.0 * activation.steepest() * sums.fold(0.0, f64::max));
                    if is_straight { limit } else { own.min(limit) }
                }
            };
            reaches.push(Reach { own, for_all });
        }
        reaches.reverse();
        reaches
    }
}

/// How far net inputs of one layer may move at the first step.
#[derive(Clone, Copy)]
struct Reach {
    /// As far as their own activation allows.
    own: f64,
    /// All of them at once, as far as all later layers allow.
    for_all: f64,
}

/// A network whose weights are moved one at a time, and put back.
struct Probe<'a> {
    network: &'a Network,
    sample: &'a Sample,
    /// The values of the network as it is.
    forward: Forward,
    /// The same by [`by_side_in`], where only the sign of a 0 may differ.
    by_side: Forward,
    /// The reach of the net inputs after each table.
    reaches: Vec<Reach>,
    moved: Network,
}

impl<'a> Probe<'a> {
    fn new(network: &'a Network, sample: &'a Sample) -> Self {
        let (forward, reaches) = (network.forward(sample), network.reaches());
        let by_side = network.forward_by(sample, by_side_in(&forward));
        Self { network, sample, forward, by_side, reaches, moved: network.clone() }
    }

    fn derivative(&mut self, entry: Entry) -> f64 {
        let (output, reach) = (self.output_before(entry), self.reach(entry));
        let weight = self.network.weights[entry];
        let mut loss_at = |moved: f64| {
            self.moved.weights[entry] = moved;
            self.moved.loss_from(entry.table, &self.by_side, self.sample, by_side_in(&self.forward))
        };
        let slope =
            extrapolate(first_step(weight, output, reach), |step| central_difference(weight, step, &mut loss_at));
        self.moved.weights[entry] = weight;
        slope
    }

    /// The output that the weight multiplies.
    fn output_before(&self, Entry { table, row, .. }: Entry) -> f64 {
        match row.checked_sub(self.network.architecture.bias.units()) {
            None => 1.0,
            Some(unit) => self.forward.outputs_before(table, self.sample)[unit],
        }
    }

    /// How far the net input that the weight leads to may be moved, by itself.
    fn reach(&self, Entry { table, column, .. }: Entry) -> f64 {
        let Reach { own, .. } = self.reaches[table];
        match (self.reaches.get(table + 1), self.network.activation_behind(table)) {
            (Some(behind), OutputActivation::Each(activation)) => {
                let row = column + self.network.architecture.bias.units();
                let largest = self.network.weights[table + 1].row(row).amax();
                own.min(behind.for_all / (2.0 * activation.steepest() * largest))
            }
            _ => own,
        }
    }
}

/// The output of each unit by the rule of the side of its kink that it is on in `base`.
fn by_side_in(base: &Forward) -> impl Fn(usize, usize, Activation, f64) -> f64 {
    |table, unit, activation, net_input| activation.apply_as_at(base.layers[table].net_input[unit], net_input)
}

/// The first step for a weight that multiplies `output`, so that the net input moves by `reach`.
fn first_step(weight: f64, output: f64, reach: f64) -> f64 {
    (reach / output.abs().max(SMALLEST_OUTPUT)).max(weight.abs() * SHORTEST)
}

/// The slope between the points a step to either side, divided by their actual distance.
fn central_difference(weight: f64, step: f64, loss_at: &mut impl FnMut(f64) -> f64) -> f64 {
    let (above, below) = (weight + step, weight - step);
    (loss_at(above) - loss_at(below)) / (above - below)
}

/// The limit of `slope(h)` for h towards 0, for a slope that is even in h.
///
/// Row by row of the tableau `T[level][order]`: `T[level][0] = slope(h / 2^level)`, and each order
/// removes one more power of h², `T[l][o] = T[l][o−1] + (T[l][o−1] − T[l−1][o−1]) / (4^o − 1)`.
fn extrapolate(first_step: f64, mut slope: impl FnMut(f64) -> f64) -> f64 {
    let mut step = first_step;
    let mut previous = vec![slope(step)];
    let mut best = previous[0];
    let mut smallest_doubt = f64::INFINITY;
    for _ in 1..LEVELS {
        step /= 2.0;
        let mut row = vec![slope(step)];
        let mut power = 1.0;
        for order in 1..=previous.len() {
            power *= 4.0;
            let (coarse, fine) = (previous[order - 1], row[order - 1]);
            let value = fine + (fine - coarse) / (power - 1.0);
            let doubt = (value - fine).abs().max((value - coarse).abs());
            if doubt < smallest_doubt {
                smallest_doubt = doubt;
                best = value;
            }
            row.push(value);
        }
        previous = row;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Architecture;
    use approx::assert_relative_eq;
    use nalgebra::DMatrix;

    fn derivative(function: impl Fn(f64) -> f64, at: f64) -> f64 {
        let mut function = function;
        extrapolate(first_step(at, 1.0, REACH), |step| central_difference(at, step, &mut function))
    }

    #[test]
    fn known_derivatives_come_out_to_twelve_digits() {
        assert_relative_eq!(derivative(f64::sin, 1.0), 1.0_f64.cos(), max_relative = 1e-12);
        assert_relative_eq!(derivative(f64::exp, 2.0), 2.0_f64.exp(), max_relative = 1e-12);
        assert_relative_eq!(derivative(|x| x * x, 1e6), 2e6, max_relative = 1e-9);
    }

    /// The layers before the moved weight are those of the unmoved network.
    #[test]
    fn a_loss_from_a_table_on_is_that_of_the_whole_pass_to_the_last_bit() {
        let number = |seed: usize| ((seed * 7919) % 41) as f64 / 10.0 - 2.0;
        let sizes = [2, 3, 4, 2];
        let tables = sizes
            .windows(2)
            .map(|pair| DMatrix::from_fn(pair[0] + 1, pair[1], |row, column| number(row * 31 + column * 17 + pair[0])));
        let weights = Weights::of(tables);
        let sample = Sample { input: vec![0.5, -1.25], target: vec![0.25, 1.0] };
        for hidden in Activation::ALL {
            let architecture = Architecture { hidden: hidden.into(), ..Architecture::REGRESSION };
            let network = Network::new(architecture, weights.clone()).unwrap();
            let probe = Probe::new(&network, &sample);
            let parted = weights.of_entries(|entry| {
                let mut moved = network.clone();
                moved.weights[entry] += 0.3;
                let whole = moved.forward_by(&sample, by_side_in(&probe.forward)).loss;
                let from = moved.loss_from(entry.table, &probe.by_side, &sample, by_side_in(&probe.forward));
                f64::from(whole.to_bits() != from.to_bits())
            });
            assert!(parted.tables().iter().all(|table| table.amax() == 0.0), "{hidden:?}: {parted:?}");
        }
    }

    #[test]
    fn a_step_never_vanishes_beside_its_weight() {
        let last = first_step(1e300, 1.0, REACH) / f64::from(1 << LEVELS);
        assert!(1e300 + last > 1e300);
        assert!(first_step(0.5, 0.0, REACH).is_finite());
    }
}
