//! The activations of single units: everything that is said of one of them, in numbers, formulas and words, is said in
//! this folder.
//!
//! | file | its one job |
//! |---|---|
//! | `mod` | which there are, what they are called in files, and their parameters |
//! | `values` | the output and its slope in numbers, and their bounds |
//! | `kinks` | where the slope jumps |
//! | `written` | the sign, the definition and the derivative as formulas |
//! | `words` | what sentences say of them |
//!
//! A new activation is a variant of [`Activation`], its place in [`Activation::ALL`], and an arm in the functions of
//! these files, none of which has an arm for all others.

mod kinks;
mod values;
mod words;
mod written;

use super::{Parameter, ParameterFacts, parameter::Bounds};
pub use kinks::{Kink, Side};
pub use written::Sign;

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

#[cfg(test)]
mod tests;
