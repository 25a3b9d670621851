//! How an activation is written in formulas.

use super::Activation;
use crate::network::{Expression, Parameter};

/// How the name of an activation is written in formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// With any letters.
    pub unicode: &'static str,
    /// With the letters of ASCII.
    pub ascii: &'static str,
    /// In LaTeX.
    pub latex: &'static str,
}

impl Sign {
    /// A word, which is in ASCII as it stands.
    const fn word(word: &'static str, latex: &'static str) -> Self {
        Self { unicode: word, ascii: word, latex }
    }
}

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

/// A product whose first factor is left out where it is 1.
fn times<E: Expression<Activation>>(factor: Parameter, of: E) -> E {
    if factor == Parameter::ONE { of } else { E::number(factor) * of }
}
