//! What sentences say of an activation.

use super::Activation;
use crate::network::Parameter;

impl Activation {
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
