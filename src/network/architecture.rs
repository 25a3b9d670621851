//! What the units of a network compute, and how its error is measured.
//!
//! Only names live here. What each of them computes is in `activation` and `loss`.

/// What a hidden unit makes of its net input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HiddenActivation {
    /// `σ(x) = 1 / (1 + e^{−x})`.
    Sigmoid,
}

/// What the output layer makes of its net inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutputActivation {
    /// The net input itself.
    Linear,
    /// `e^{X_n} / Σ_m e^{X_m}`: a distribution over the outputs.
    Softmax,
}

/// How far the outputs are from the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Loss {
    /// `Σ_n (y_n − O_n)²`, without a factor of one half.
    Squared,
    /// `−Σ_n l_n ln O_n`.
    CrossEntropy,
}

/// What is done with the weights of the bias units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bias {
    /// They are used and updated as any other weight.
    Trained,
}

/// Everything about a network but its sizes and weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Architecture {
    /// What the hidden units compute.
    pub hidden: HiddenActivation,
    /// What the output units compute.
    pub output: OutputActivation,
    /// How the error is measured.
    pub loss: Loss,
    /// What is done with the bias weights.
    pub bias: Bias,
}

impl Architecture {
    /// Sigmoid, linear outputs, squared error.
    pub const REGRESSION: Self = Self {
        hidden: HiddenActivation::Sigmoid,
        output: OutputActivation::Linear,
        loss: Loss::Squared,
        bias: Bias::Trained,
    };

    /// Sigmoid, softmax, cross-entropy.
    pub const CLASSIFICATION: Self = Self {
        hidden: HiddenActivation::Sigmoid,
        output: OutputActivation::Softmax,
        loss: Loss::CrossEntropy,
        bias: Bias::Trained,
    };
}
