//! What a unit puts out, and how steeply, in numbers.

use std::f64::consts::PI;

use super::Activation;
use crate::network::sigmoid::{both_sigmoids, log_sigmoid, sigmoid};

impl Activation {
    /// The output for a net input `x`; never NaN for a finite one.
    pub fn apply(self, x: f64) -> f64 {
        match self {
            Self::Linear => x,
            Self::Sigmoid(s) => sigmoid(s.value() * x),
            Self::BipolarSigmoid(s) => (0.5 * s.value() * x).tanh(),
            Self::Tanh => x.tanh(),
            // Not `max`, which would make a 0 of what is not a number.
            Self::Relu if x <= 0.0 => 0.0,
            Self::LeakyRelu(s) if x <= 0.0 => s.value() * x,
            Self::Elu(c) if x <= 0.0 => c.value() * x.exp_m1(),
            Self::Relu | Self::LeakyRelu(_) | Self::Elu(_) => x,
            Self::Softplus => -log_sigmoid(-x),
            // Where the share is 0, an infinite net input is no longer a factor.
            Self::Swish => match sigmoid(x) {
                0.0 => 0.0,
                share => x * share,
            },
        }
    }

    /// The derivative, precise to the last digits even where the function is flat; at a [kink](Self::kink), that of the
    /// side below.
    pub(in crate::network) fn slope(self, x: f64) -> f64 {
        match self {
            Self::Linear => 1.0,
            // 1 − σ(x) = σ(−x): the difference would lose every digit where σ is close to 1.
            Self::Sigmoid(s) => s.value() * (sigmoid(s.value() * x) * sigmoid(-s.value() * x)),
            Self::BipolarSigmoid(s) => 2.0 * s.value() * (sigmoid(s.value() * x) * sigmoid(-s.value() * x)),
            // 1 − tanh² = 4 σ(2x) σ(−2x), for the same reason.
            Self::Tanh => 4.0 * sigmoid(2.0 * x) * sigmoid(-2.0 * x),
            Self::Relu => f64::from(x > 0.0),
            Self::LeakyRelu(s) => {
                if x > 0.0 {
                    1.0
                } else {
                    s.value()
                }
            }
            Self::Elu(c) => {
                if x > 0.0 {
                    1.0
                } else {
                    c.value() * x.exp()
                }
            }
            Self::Softplus => sigmoid(x),
            Self::Swish => match (sigmoid(x), sigmoid(-x)) {
                (0.0, _) => 0.0,
                (share, 0.0) => share,
                (share, rest) => share + x * (share * rest),
            },
        }
    }

    /// The output and the slope together, bit for bit those of [`Self::apply`] and [`Self::slope`], but with a single
    /// exponential for both where they are made of sigmoids.
    pub(crate) fn output_and_slope(self, x: f64) -> (f64, f64) {
        match self {
            Self::Sigmoid(s) => {
                let [output, rest] = both_sigmoids(s.value() * x);
                (output, s.value() * (output * rest))
            }
            Self::BipolarSigmoid(s) => {
                let [up, down] = both_sigmoids(s.value() * x);
                (self.apply(x), 2.0 * s.value() * (up * down))
            }
            Self::Tanh => {
                let [up, down] = both_sigmoids(2.0 * x);
                (self.apply(x), 4.0 * up * down)
            }
            Self::Linear | Self::Relu | Self::LeakyRelu(_) | Self::Elu(_) | Self::Softplus | Self::Swish => {
                (self.apply(x), self.slope(x))
            }
        }
    }

    /// The output for `x` by the rule that holds at `base`, even where `x` is beyond the kink.
    pub(in crate::network) fn apply_as_at(self, base: f64, x: f64) -> f64 {
        match self {
            Self::Relu | Self::LeakyRelu(_) | Self::Elu(_) if base > 0.0 => x,
            Self::Relu => 0.0 * x,
            Self::LeakyRelu(s) => s.value() * x,
            Self::Elu(c) => c.value() * x.exp_m1(),
            Self::Linear | Self::Sigmoid(_) | Self::BipolarSigmoid(_) | Self::Tanh | Self::Softplus | Self::Swish => {
                self.apply(x)
            }
        }
    }

    /// An upper bound of the slope.
    pub(in crate::network) fn steepest(self) -> f64 {
        match self {
            Self::Sigmoid(s) => s.value() / 4.0,
            Self::BipolarSigmoid(s) => s.value() / 2.0,
            Self::Elu(c) => c.value().max(1.0),
            // 1.0998 at 2.3994.
            Self::Swish => 1.1,
            Self::Linear | Self::Tanh | Self::Relu | Self::LeakyRelu(_) | Self::Softplus => 1.0,
        }
    }

    /// The smallest radius of convergence of its power series around any net input off the kink: the distance from the
    /// real axis to the nearest pole.
    pub(in crate::network) fn radius(self) -> f64 {
        match self {
            Self::Sigmoid(s) | Self::BipolarSigmoid(s) => PI / s.value(),
            Self::Tanh => PI / 2.0,
            Self::Softplus | Self::Swish => PI,
            Self::Linear | Self::Relu | Self::LeakyRelu(_) | Self::Elu(_) => f64::INFINITY,
        }
    }

    /// Whether a value is a limit that the function approaches without reaching it, although a rounded output may equal
    /// it.
    pub fn only_nears(self, value: f64) -> bool {
        match self {
            Self::Sigmoid(_) => value == 0.0 || value == 1.0,
            Self::BipolarSigmoid(_) | Self::Tanh => value.abs() == 1.0,
            Self::Elu(c) => value == -c.value(),
            Self::Softplus => value == 0.0,
            Self::Linear | Self::Relu | Self::LeakyRelu(_) | Self::Swish => false,
        }
    }

    /// The lower and upper bounds of its outputs.
    pub fn range(self) -> (f64, f64) {
        let infinity = f64::INFINITY;
        match self {
            Self::Linear | Self::LeakyRelu(_) => (-infinity, infinity),
            Self::Sigmoid(_) => (0.0, 1.0),
            Self::BipolarSigmoid(_) | Self::Tanh => (-1.0, 1.0),
            Self::Relu | Self::Softplus => (0.0, infinity),
            Self::Elu(c) => (-c.value(), infinity),
            // Its lowest point, at −1.2785.
            Self::Swish => (-0.2785, infinity),
        }
    }
}
