//! The activations of single units. All that is said of one, in numbers, formulas and words, is said in this file.
//!
//! A new activation is a variant of [`Activation`], its place in [`Activation::ALL`], and an arm in each function: none
//! of them has an arm for all others.

use std::f64::consts::PI;

use super::{
    Expression, Kink, Parameter, ParameterFacts, Side, Sign,
    parameter::Bounds,
    sigmoid::{both_sigmoids, log_sigmoid, sigmoid},
};

/// The function from the net input `x` of a unit to its output. `s` is a slope, `c` a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activation {
    /// `x` itself.
    Linear,
    /// `σ(s x) = 1 / (1 + e^{−s x})`.
    Sigmoid(Parameter),
    /// `2 / (1 + e^{−s x}) − 1`.
    BipolarSigmoid(Parameter),
    /// `tanh(x) = (e^x − e^{−x}) / (e^x + e^{−x})`.
    Tanh,
    /// `max(0, x)`.
    Relu,
    /// `x` above 0, else `s x`.
    LeakyRelu(Parameter),
    /// `x` above 0, else `c (e^x − 1)`.
    Elu(Parameter),
    /// `ln(1 + e^x)`.
    Softplus,
    /// `x σ(x)`.
    Swish,
}

impl Activation {
    /// `σ(x)`.
    pub const SIGMOID: Self = Self::Sigmoid(Parameter::ONE);

    /// The ones that most networks use.
    pub const COMMON: [Self; 3] = [Self::SIGMOID, Self::Tanh, Self::Relu];

    /// All activations, with their usual parameters.
    pub const ALL: [Self; 9] = [
        Self::Linear,
        Self::SIGMOID,
        Self::BipolarSigmoid(Parameter::ONE),
        Self::Tanh,
        Self::Relu,
        Self::LeakyRelu(Parameter::of(0.01)),
        Self::Elu(Parameter::ONE),
        Self::Softplus,
        Self::Swish,
    ];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Sigmoid(_) => "sigmoid",
            Self::BipolarSigmoid(_) => "bipolar-sigmoid",
            Self::Tanh => "tanh",
            Self::Relu => "relu",
            Self::LeakyRelu(_) => "leaky-relu",
            Self::Elu(_) => "elu",
            Self::Softplus => "softplus",
            Self::Swish => "swish",
        }
    }

    /// Its parameter, if it has one.
    pub const fn parameter(self) -> Option<Parameter> {
        match self {
            Self::Sigmoid(own) | Self::BipolarSigmoid(own) | Self::LeakyRelu(own) | Self::Elu(own) => Some(own),
            Self::Linear | Self::Tanh | Self::Relu | Self::Softplus | Self::Swish => None,
        }
    }

    /// The name of its parameter, and the values it may have.
    pub const fn parameter_facts(self) -> Option<ParameterFacts> {
        let (name, usual, bounds) = match self {
            Self::Sigmoid(_) | Self::BipolarSigmoid(_) => ("slope", Parameter::ONE, Bounds::Positive),
            Self::LeakyRelu(_) => ("slope", Parameter::of(0.01), Bounds::BelowOne),
            Self::Elu(_) => ("scale", Parameter::ONE, Bounds::Positive),
            Self::Linear | Self::Tanh | Self::Relu | Self::Softplus | Self::Swish => return None,
        };
        Some(ParameterFacts { name, usual, bounds })
    }

    /// The name and the value of its parameter, if it has one and that is not the usual one.
    #[must_use]
    pub fn unusual_parameter(self) -> Option<(&'static str, Parameter)> {
        let facts = self.parameter_facts()?;
        self.parameter().filter(|parameter| *parameter != facts.usual).map(|parameter| (facts.name, parameter))
    }

    /// The same activation with another parameter, if it has one.
    #[must_use]
    pub const fn with_parameter(self, parameter: Parameter) -> Self {
        match self {
            Self::Sigmoid(_) => Self::Sigmoid(parameter),
            Self::BipolarSigmoid(_) => Self::BipolarSigmoid(parameter),
            Self::LeakyRelu(_) => Self::LeakyRelu(parameter),
            Self::Elu(_) => Self::Elu(parameter),
            Self::Linear | Self::Tanh | Self::Relu | Self::Softplus | Self::Swish => self,
        }
    }
}

/// In numbers.
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
            Self::Relu | Self::LeakyRelu(_) | Self::Elu(_) if x > 0.0 => 1.0,
            Self::Relu => 0.0,
            Self::LeakyRelu(s) => s.value(),
            Self::Elu(c) => c.value() * x.exp(),
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

/// In formulas.
impl Activation {
    /// The name of the function in formulas.
    pub const fn sign(self) -> Sign {
        match self {
            Self::Linear => Sign::word("linear", "\\mathrm{linear}"),
            Self::Sigmoid(_) => Sign { unicode: "σ", ascii: "sigma", latex: "\\sigma " },
            Self::BipolarSigmoid(_) => Sign::word("bipolar", "\\mathrm{bipolar}"),
            Self::Tanh => Sign::word("tanh", "\\mathrm{tanh}"),
            Self::Relu => Sign::word("ReLU", "\\mathrm{ReLU}"),
            Self::LeakyRelu(_) => Sign::word("LeakyReLU", "\\mathrm{LeakyReLU}"),
            Self::Elu(_) => Sign::word("ELU", "\\mathrm{ELU}"),
            Self::Softplus => Sign::word("softplus", "\\mathrm{softplus}"),
            Self::Swish => Sign::word("swish", "\\mathrm{swish}"),
        }
    }

    /// Whether its sign is a key on a calculator or as well known, so that no definition has to follow it.
    pub const fn is_known_by_its_sign(self) -> bool {
        match self {
            Self::Linear | Self::Sigmoid(_) | Self::Tanh => true,
            Self::BipolarSigmoid(_) | Self::Relu | Self::LeakyRelu(_) | Self::Elu(_) | Self::Softplus | Self::Swish => {
                false
            }
        }
    }

    /// The output of a unit, written with the sign: `σ(2X)`.
    pub fn of<E: Expression<Self>>(self, net_input: E) -> E {
        match self {
            Self::Linear => net_input,
            Self::Sigmoid(s) => times(s, net_input).activated(Self::SIGMOID),
            Self::BipolarSigmoid(_)
            | Self::Tanh
            | Self::Relu
            | Self::LeakyRelu(_)
            | Self::Elu(_)
            | Self::Softplus
            | Self::Swish => net_input.activated(self),
        }
    }

    /// Its definition in simpler functions.
    pub fn definition<E: Expression<Self>>(self, x: E) -> E {
        let computed = x.clone().activated(self);
        match self {
            Self::Linear => x,
            Self::Sigmoid(s) => E::from(1) / (E::from(1) + times(s, -x).exp()),
            Self::BipolarSigmoid(s) => {
                (E::from(2) / (E::from(1) + times(s, -x).exp()) - E::from(1)).computed_as(computed)
            }
            Self::Tanh => {
                let (up, down) = (x.clone().exp(), (-x).exp());
                ((up.clone() - down.clone()) / (up + down)).computed_as(computed)
            }
            Self::Relu => x.positive_part(),
            Self::LeakyRelu(s) => x.clone().positive_part() - E::number(s) * (-x).positive_part(),
            Self::Elu(c) => {
                let below = times(c, (-(-x.clone()).positive_part()).exp() - E::from(1));
                (x.positive_part() + below).computed_as(computed)
            }
            Self::Softplus => (E::from(1) + x.exp()).ln().computed_as(computed),
            Self::Swish => (x.clone() * x.activated(Self::SIGMOID)).computed_as(computed),
        }
    }

    /// Its derivative, written with the net input `x` and the output for that net input.
    pub fn derivative<E: Expression<Self>>(self, x: E, output: E) -> E {
        let share = |of: E| of.activated(Self::SIGMOID);
        match self {
            Self::Linear => E::from(1),
            Self::Sigmoid(s) => {
                let rest = (E::from(1) - output.clone()).computed_as(share(times(s, -x)));
                if s == Parameter::ONE { output * rest } else { E::number(s) * output * rest }
            }
            Self::BipolarSigmoid(s) => {
                let both = E::from(1) - output.power(2);
                let halves = share(times(s, x.clone())) * share(times(s, -x));
                let half = Parameter::of(s.value() / 2.0);
                let shown = if s == Parameter::ONE { both / E::from(2) } else { times(half, both) };
                shown.computed_as(times(Parameter::of(2.0 * s.value()), halves))
            }
            Self::Tanh => {
                let twice = E::from(2) * x;
                (E::from(1) - output.power(2)).computed_as(E::from(4) * (share(twice.clone()) * share(-twice)))
            }
            Self::Relu => x.above_zero(),
            Self::LeakyRelu(s) => x.clone().above_zero() + E::number(s) * (E::from(1) - x.above_zero()),
            Self::Elu(c) => {
                let below = times(c, (-(-x.clone()).positive_part()).exp());
                x.clone().above_zero() + (E::from(1) - x.above_zero()) * below
            }
            Self::Softplus => share(x),
            Self::Swish => {
                let own = share(x.clone());
                let rest = (E::from(1) - own.clone()).computed_as(share(-x));
                own + output * rest
            }
        }
    }
}

/// In words.
impl Activation {
    /// Its kink, if it has one.
    pub fn kink(self) -> Option<Kink> {
        let below = match self {
            Self::Relu => Side::inactive(),
            Self::LeakyRelu(s) if s.value() == 0.0 => Side::inactive(),
            Self::LeakyRelu(s) => Side::below(format!("the output is {s} times the net input"), s.value()),
            Self::Elu(c) => Side::on_its_exponential(format!("the output falls towards -{c}"), c.value()),
            Self::Linear | Self::Sigmoid(_) | Self::BipolarSigmoid(_) | Self::Tanh | Self::Softplus | Self::Swish => {
                return None;
            }
        };
        Some(Kink { at: 0.0, below, above: Side::active() })
    }

    /// Its name in a sentence.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Sigmoid(_) => "sigmoid",
            Self::BipolarSigmoid(_) => "bipolar sigmoid",
            Self::Tanh | Self::Relu | Self::LeakyRelu(_) | Self::Elu(_) | Self::Softplus | Self::Swish => {
                self.sign().unicode
            }
        }
    }

    /// Its name in a sentence, with its parameter unless that is 1.
    pub fn title_with_parameter(self) -> String {
        match self.parameter() {
            Some(own) if own != Parameter::ONE => format!("{} ({own})", self.title()),
            _ => self.title().to_owned(),
        }
    }

    /// The slope as the end of a sentence that begins with "it is".
    pub fn slope_in_words(self) -> String {
        match self {
            Self::Linear => "1 everywhere".to_owned(),
            Self::Sigmoid(s) => format!("at most {}", s.value() / 4.0),
            Self::BipolarSigmoid(s) => format!("at most {}", s.value() / 2.0),
            Self::Tanh | Self::Softplus => "at most 1".to_owned(),
            Self::Relu => "1 above 0, else 0".to_owned(),
            Self::LeakyRelu(s) => format!("1 above 0, else {s}"),
            Self::Elu(Parameter::ONE) => "1 above 0, else e^x".to_owned(),
            Self::Elu(c) => format!("1 above 0, else {c} e^x"),
            Self::Swish => "at most 1.1".to_owned(),
        }
    }

    /// An explanation of its derivative.
    pub fn derivative_in_words(self) -> &'static str {
        match self {
            Self::Relu => {
                "constant on the left, a straight line on the right; [x > 0] is 1 if the condition holds, otherwise 0. \
                 At exactly 0 the value from the left is used"
            }
            Self::LeakyRelu(_) => {
                "a straight line on either side; [x > 0] is 1 if the condition holds, otherwise 0. At exactly 0 the \
                 value from the left is used"
            }
            Self::Elu(Parameter::ONE) => {
                "an exponential on the left, a straight line on the right; [x > 0] is 1 if the condition holds, \
                 otherwise 0"
            }
            Self::Elu(_) => {
                "an exponential on the left, a straight line on the right; [x > 0] is 1 if the condition holds, \
                 otherwise 0. At exactly 0 the value from the left is used"
            }
            Self::Softplus => "chain rule: 1/(1 + e^x) times e^x, which is the sigmoid",
            Self::Swish => "product rule",
            Self::Linear | Self::Sigmoid(_) | Self::BipolarSigmoid(_) | Self::Tanh => "its derivative",
        }
    }
}

/// A product whose first factor is left out where it is 1.
fn times<E: Expression<Activation>>(factor: Parameter, of: E) -> E {
    if factor == Parameter::ONE { of } else { E::number(factor) * of }
}

#[cfg(test)]
mod tests;
