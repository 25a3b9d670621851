//! The activations of single units. All that is said of one of them is said here, but for how it is written, which
//! stands in `expression`.
//!
//! A new activation is a variant of [`Activation`], a record of its [`Facts`], and how it and its derivative are
//! written. (Outputs may have it once it is listed in [`OutputActivation::ALL`](super::OutputActivation::ALL).)

use std::f64::consts::PI;

/// What a unit makes of its net input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activation {
    /// `σ(x) = 1 / (1 + e^{−x})`.
    Sigmoid,
    /// `tanh(x) = (e^x − e^{−x}) / (e^x + e^{−x})`.
    Tanh,
    /// `ReLU(x) = max(0, x)`.
    Relu,
}

/// What there is to know of an activation in words and numbers.
struct Facts {
    /// The word for it in files.
    name: &'static str,
    /// What it is called in formulas.
    sign: &'static str,
    /// What it makes of a net input, never NaN for a finite one.
    value: fn(f64) -> f64,
    /// Its derivative, with all its digits also where it is flat; on a kink that of the left side.
    slope: fn(f64) -> f64,
    /// The steepest slope anywhere.
    steepest: f64,
    /// How far its power series converges around any net input that is not on its kink: the distance of the nearest
    /// poles.
    radius: f64,
    /// The net input at which it has no derivative, as the slopes of the two sides differ.
    kink: Option<f64>,
    /// The ends of its range, which it comes near to and never has, though rounded it may.
    ends: &'static [f64],
}

impl Activation {
    /// All activations.
    pub const ALL: [Self; 3] = [Self::Sigmoid, Self::Tanh, Self::Relu];

    const fn facts(self) -> Facts {
        match self {
            Self::Sigmoid => Facts {
                name: "sigmoid",
                sign: "σ",
                value: sigmoid,
                // 1 − σ(x) = σ(−x): the difference would lose every digit where σ is close to 1.
                slope: |x| sigmoid(x) * sigmoid(-x),
                steepest: 0.25,
                radius: PI,
                kink: None,
                ends: &[0.0, 1.0],
            },
            Self::Tanh => Facts {
                name: "tanh",
                sign: "tanh",
                value: f64::tanh,
                // 1 − tanh² = 4 σ(2x) σ(−2x), for the same reason.
                slope: |x| 4.0 * sigmoid(2.0 * x) * sigmoid(-2.0 * x),
                steepest: 1.0,
                radius: PI / 2.0,
                kink: None,
                ends: &[-1.0, 1.0],
            },
            Self::Relu => Facts {
                name: "relu",
                sign: "ReLU",
                // Not `max`, which would make a 0 of what is not a number.
                value: |x| if x <= 0.0 { 0.0 } else { x },
                slope: |x| f64::from(x > 0.0),
                steepest: 1.0,
                radius: f64::INFINITY,
                kink: Some(0.0),
                ends: &[],
            },
        }
    }

    /// The word for it in files.
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// What it is called in formulas.
    pub const fn sign(self) -> &'static str {
        self.facts().sign
    }

    /// What it is called in a sentence: by its sign, unless that is a single letter.
    pub fn title(self) -> &'static str {
        if self.sign().chars().count() > 1 { self.sign() } else { self.name() }
    }

    /// What it makes of a net input.
    pub fn apply(self, net_input: f64) -> f64 {
        (self.facts().value)(net_input)
    }

    /// `dO/dX` at the net input `X`; at a [kink](Self::kink) the slope of the left side.
    pub(super) fn slope(self, net_input: f64) -> f64 {
        (self.facts().slope)(net_input)
    }

    /// What it makes of a net input and its slope there, to the same bits as one by one: the two of a sigmoid are made
    /// of one exponential.
    pub(crate) fn output_and_slope(self, net_input: f64) -> (f64, f64) {
        match self {
            Self::Sigmoid => {
                let [output, rest] = both_sigmoids(net_input);
                (output, output * rest)
            }
            Self::Tanh => {
                let [up, down] = both_sigmoids(2.0 * net_input);
                (self.apply(net_input), 4.0 * up * down)
            }
            Self::Relu => (self.apply(net_input), self.slope(net_input)),
        }
    }

    /// Whether a value is one that it only comes near to.
    pub fn only_nears(self, value: f64) -> bool {
        self.facts().ends.contains(&value)
    }

    /// The steepest slope anywhere.
    pub(super) const fn steepest(self) -> f64 {
        self.facts().steepest
    }

    /// How far its power series converges around any net input that is not on its kink.
    pub(super) const fn radius(self) -> f64 {
        self.facts().radius
    }

    /// The net input at which it has no derivative, as the slopes of the two sides differ.
    pub const fn kink(self) -> Option<f64> {
        self.facts().kink
    }
}

/// `σ(x) = 1 / (1 + e^{−x})`, never NaN for a finite `x`.
///
/// Of the two equal forms each sign of `x` takes the one whose exponential cannot overflow.
pub fn sigmoid(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + (-x).exp())
    } else {
        let power = x.exp();
        power / (1.0 + power)
    }
}

/// `σ(x)` and `σ(−x)`, which have their exponential in common.
fn both_sigmoids(x: f64) -> [f64; 2] {
    let power = (-x.abs()).exp();
    let (larger, smaller) = (1.0 / (1.0 + power), power / (1.0 + power));
    if x >= 0.0 { [larger, smaller] } else { [smaller, larger] }
}

/// `ln σ(x) = −ln(1 + e^{−x})`, which stays finite where σ underflows and keeps its digits where σ is close to 1.
pub fn log_sigmoid(x: f64) -> f64 {
    x.min(0.0) - (-x.abs()).exp().ln_1p()
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn the_slope_is_the_limit_of_difference_quotients_and_no_steeper_than_said() {
        for activation in Activation::ALL {
            for step in -40..=40 {
                let x = f64::from(step) / 8.0;
                let quotient = (activation.apply(x + 1e-6) - activation.apply(x - 1e-6)) / 2e-6;
                if activation.kink() != Some(x) {
                    assert_relative_eq!(activation.slope(x), quotient, epsilon = 1e-9);
                }
                assert!(activation.slope(x) <= activation.steepest());
            }
        }
    }

    #[test]
    fn output_and_slope_together_are_the_same_as_one_by_one() {
        for activation in Activation::ALL {
            for x in [-800.0, -40.0, -1.5, -0.0, 0.0, 0.3, 2.0, 40.0, f64::MAX, f64::INFINITY, f64::NEG_INFINITY] {
                let (output, slope) = activation.output_and_slope(x);
                let one_by_one = (activation.apply(x).to_bits(), activation.slope(x).to_bits());
                assert_eq!((output.to_bits(), slope.to_bits()), one_by_one, "{activation:?} at {x}");
            }
            assert!(activation.output_and_slope(f64::NAN).0.is_nan());
        }
    }

    #[test]
    fn at_the_kink_the_left_side_counts() {
        assert_eq!(Activation::Relu.kink(), Some(0.0));
        assert_eq!((Activation::Relu.slope(0.0), Activation::Relu.slope(1e-300)), (0.0, 1.0));
    }

    #[test]
    fn the_sigmoid_holds_at_both_ends() {
        assert_eq!(sigmoid(0.0), 0.5);
        assert_eq!((sigmoid(f64::MAX), sigmoid(-f64::MAX)), (1.0, 0.0));
        assert_relative_eq!(sigmoid(-40.0), (-40.0_f64).exp(), max_relative = 1e-15);
        assert_relative_eq!(sigmoid(1.0), 0.731_058_578_630_004_9, max_relative = 1e-15);
        assert_eq!((log_sigmoid(1e6), log_sigmoid(-1e6)), (0.0, -1e6));
        assert_relative_eq!(log_sigmoid(40.0), -(-40.0_f64).exp(), max_relative = 1e-15);
        assert_relative_eq!(log_sigmoid(-0.3), sigmoid(-0.3).ln(), max_relative = 1e-15);
    }

    #[test]
    fn slopes_keep_their_digits_where_they_are_flat() {
        // σ(x)(1 − σ(x)) gives 0 at 40, and is really e^{−40}; 1 − tanh² is really 4 e^{−80}.
        for (activation, expected) in [(Activation::Sigmoid, -40.0_f64), (Activation::Tanh, 4.0_f64.ln() - 80.0)] {
            let slope = activation.slope(40.0);
            assert_relative_eq!(slope, expected.exp(), max_relative = 1e-13);
            assert_eq!(slope, activation.slope(-40.0));
        }
    }
}
