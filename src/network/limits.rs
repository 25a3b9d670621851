//! How large a network may be.

/// The most units a layer may have, bias not counted.
pub const MAX_UNITS: usize = 64;

/// The most hidden layers.
pub const MAX_HIDDEN_LAYERS: usize = 5;

/// The most weights in all, those of biases included.
pub const MAX_WEIGHTS: usize = 5000;
