//! What the units of a network compute, and how its error is measured.
//!
//! Only the names are here, and which of them go together. What an activation computes is in `activation` and
//! `softmax`, what a loss is in `loss`.

use thiserror::Error;

use super::{Activation, limits::MAX_HIDDEN_LAYERS};

/// The activation of the output layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutputActivation {
    /// Each output by itself.
    Each(Activation),
    /// `e^{X_n} / Σ_m e^{X_m}`: a distribution over the outputs.
    Softmax,
}

impl OutputActivation {
    /// The net input itself.
    pub const LINEAR: Self = Self::Each(Activation::Linear);

    /// All activations of an output layer, with their usual parameters.
    pub const ALL: [Self; Activation::ALL.len() + 1] = {
        let mut all = [Self::Softmax; Activation::ALL.len() + 1];
        let mut place = 0;
        while place < Activation::ALL.len() {
            all[place] = Self::Each(Activation::ALL[place]);
            place += 1;
        }
        all
    };

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Each(activation) => activation.name(),
            Self::Softmax => "softmax",
        }
    }
}

/// How the error of the outputs is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Loss {
    /// `Σ_n (y_n − O_n)²`, without a factor of one half.
    Squared,
    /// `½ Σ_n (y_n − O_n)²`.
    HalfSquared,
    /// `−Σ_n l_n ln O_n` of a distribution; `−Σ_n [y_n ln O_n + (1 − y_n) ln(1 − O_n)]` of sigmoid outputs.
    CrossEntropy,
}

/// A loss that is not defined for these outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "cross-entropy takes logarithms of outputs between 0 and 1, which only sigmoid and softmax give, and not {}",
    output.name()
)]
pub struct UndefinedLoss {
    /// The outputs.
    pub output: OutputActivation,
}

impl Loss {
    /// All losses.
    pub const ALL: [Self; 3] = [Self::Squared, Self::HalfSquared, Self::CrossEntropy];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Squared => "squared",
            Self::HalfSquared => "half-squared",
            Self::CrossEntropy => "cross-entropy",
        }
    }

    /// Checks that the loss is defined for such outputs.
    ///
    /// # Errors
    /// [`UndefinedLoss`] where it is not: cross-entropy of outputs that are not probabilities.
    pub fn check(self, output: OutputActivation) -> Result<(), UndefinedLoss> {
        match (self, output) {
            (Self::Squared | Self::HalfSquared, _)
            | (Self::CrossEntropy, OutputActivation::Softmax | OutputActivation::Each(Activation::Sigmoid(_))) => {
                Ok(())
            }
            (Self::CrossEntropy, output) => Err(UndefinedLoss { output }),
        }
    }
}

/// How bias units and their weights are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bias {
    /// Their weights are used and updated as any other.
    Trained,
    /// Their weights are used, and never updated.
    Fixed,
    /// There are no bias units, and no row 0 in any table of weights.
    None,
}

impl Bias {
    /// All ways to treat them.
    pub const ALL: [Self; 3] = [Self::Trained, Self::Fixed, Self::None];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trained => "trained",
            Self::Fixed => "fixed",
            Self::None => "none",
        }
    }

    /// The bias units in front of a layer: 1, or 0.
    pub const fn units(self) -> usize {
        match self {
            Self::Trained | Self::Fixed => 1,
            Self::None => 0,
        }
    }
}

/// What the units of each hidden layer compute.
///
/// It does not fix the number of layers: layers after the last one that was named have the same activation as that one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HiddenActivations([Activation; MAX_HIDDEN_LAYERS]);

impl HiddenActivations {
    /// The same in every hidden layer.
    pub const fn every(activation: Activation) -> Self {
        Self([activation; MAX_HIDDEN_LAYERS])
    }

    /// One for each hidden layer; the sigmoid stands for that of a network that has none.
    ///
    /// # Panics
    /// If there are more than [`MAX_HIDDEN_LAYERS`].
    #[must_use]
    pub fn each(activations: &[Activation]) -> Self {
        let mut all = [activations.last().copied().unwrap_or(Activation::SIGMOID); MAX_HIDDEN_LAYERS];
        all[..activations.len()].copy_from_slice(activations);
        Self(all)
    }

    /// The activation of a hidden layer, counted from 1.
    ///
    /// # Panics
    /// For a layer outside 1 to [`MAX_HIDDEN_LAYERS`].
    #[must_use]
    pub const fn in_layer(self, layer: usize) -> Activation {
        self.0[layer - 1]
    }

    /// The activations of this number of hidden layers, from the first on.
    ///
    /// # Panics
    /// For more layers than [`MAX_HIDDEN_LAYERS`].
    #[must_use]
    pub fn listed(&self, layers: usize) -> &[Activation] {
        &self.0[..layers]
    }

    /// The activations of this number of hidden layers: those of further layers are dropped.
    ///
    /// # Panics
    /// For more layers than [`MAX_HIDDEN_LAYERS`].
    #[must_use]
    pub fn of_layers(self, layers: usize) -> Self {
        Self::each(self.listed(layers))
    }

    /// The same with another activation in one of `of` hidden layers, counted from 1.
    ///
    /// # Panics
    /// For more layers than [`MAX_HIDDEN_LAYERS`], and for a layer that is not among them.
    #[must_use]
    pub fn with(self, layer: usize, of: usize, activation: Activation) -> Self {
        let mut own = self.0[..of].to_vec();
        own[layer - 1] = activation;
        Self::each(&own)
    }
}

impl From<Activation> for HiddenActivations {
    fn from(activation: Activation) -> Self {
        Self::every(activation)
    }
}

/// Everything about a network but its sizes, its weights and the penalty on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Architecture {
    /// What the hidden units compute, layer by layer.
    pub hidden: HiddenActivations,
    /// What the output units compute.
    pub output: OutputActivation,
    /// How the error is measured.
    pub loss: Loss,
    /// What is done with the bias weights.
    pub bias: Bias,
}

impl OutputActivation {
    /// The activation of each output by itself; none for the softmax.
    pub const fn of_each(self) -> Option<Activation> {
        match self {
            Self::Each(own) => Some(own),
            Self::Softmax => None,
        }
    }
}

impl Architecture {
    /// Sigmoid, linear outputs, squared error.
    pub const REGRESSION: Self = Self {
        hidden: HiddenActivations::every(Activation::SIGMOID),
        output: OutputActivation::LINEAR,
        loss: Loss::Squared,
        bias: Bias::Trained,
    };

    /// Sigmoid, softmax, cross-entropy.
    pub const CLASSIFICATION: Self = Self {
        hidden: HiddenActivations::every(Activation::SIGMOID),
        output: OutputActivation::Softmax,
        loss: Loss::CrossEntropy,
        bias: Bias::Trained,
    };

    /// The common activations in every combination whose loss is defined on its outputs.
    pub fn common() -> impl Iterator<Item = Self> {
        let each = [Activation::Linear, Activation::SIGMOID, Activation::Tanh].map(OutputActivation::Each);
        let outputs = each.into_iter().chain([OutputActivation::Softmax]);
        Activation::COMMON
            .into_iter()
            .flat_map(move |hidden| outputs.clone().map(move |output| (hidden, output)))
            .flat_map(|(hidden, output)| Loss::ALL.map(|loss| (hidden, output, loss)))
            .filter(|(_, output, loss)| loss.check(*output).is_ok())
            .flat_map(|(hidden, output, loss)| Bias::ALL.map(|bias| Self { hidden: hidden.into(), output, loss, bias }))
    }

    /// The [common](Self::common) ones, and each of the other activations once in the hidden layer and once at the
    /// outputs.
    pub fn all() -> impl Iterator<Item = Self> {
        let others = Activation::ALL.into_iter().filter(|own| !Activation::COMMON.contains(own));
        let once = others.flat_map(|own| {
            let output = OutputActivation::Each(own);
            [Self { hidden: own.into(), ..Self::REGRESSION }, Self { output, ..Self::REGRESSION }]
        });
        Self::common().chain(once.filter(|architecture| *architecture != Self::REGRESSION))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_the_last_hidden_layer_its_activation_goes_on() {
        let hidden = HiddenActivations::each(&[Activation::Tanh, Activation::Relu]);
        assert_eq!(
            [1, 2, 5].map(|layer| hidden.in_layer(layer)),
            [Activation::Tanh, Activation::Relu, Activation::Relu]
        );
        assert_eq!(hidden.with(2, 2, Activation::Tanh), HiddenActivations::every(Activation::Tanh));
        assert_eq!(HiddenActivations::each(&[]), HiddenActivations::every(Activation::SIGMOID));
    }

    #[test]
    fn ten_pairs_of_outputs_and_loss_make_sense() {
        assert_eq!(Architecture::all().count(), 3 * 10 * 3 + 6 + 5);
    }

    #[test]
    fn cross_entropy_is_of_probabilities() {
        let refused = |output: OutputActivation| Loss::CrossEntropy.check(output).map_err(|error| error.to_string());
        assert_eq!(refused(OutputActivation::Softmax), Ok(()));
        assert_eq!(refused(OutputActivation::Each(Activation::SIGMOID)), Ok(()));
        for (output, name) in [(OutputActivation::LINEAR, "linear"), (OutputActivation::Each(Activation::Tanh), "tanh")]
        {
            let reason = "cross-entropy takes logarithms of outputs between 0 and 1, \
                          which only sigmoid and softmax give, and not ";
            assert_eq!(refused(output), Err(format!("{reason}{name}")));
        }
    }
}
