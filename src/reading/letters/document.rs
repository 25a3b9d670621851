//! The letters of the document's networks, which have one hidden layer: the number of the layer is in the name, so that
//! `O1(k)` is `O_k^{(1)}`, `a0(i, k)` is `a_{ik}^{(0)}`, and `d(E(), a0(i, k))` is `∂E(x)/∂a_{ik}^{(0)}`.

pub(crate) use super::*;

/// The layers of the document's networks, which have one hidden layer.
pub(crate) const INPUT: Layer = Layer::INPUT;
pub(crate) const HIDDEN: Layer = Layer::new(1);
pub(crate) const OUTPUT: Layer = Layer::new(2);

/// `O_index^{(0)}`.
pub(crate) fn O0(index: impl Into<Index>) -> Formula {
    O(INPUT, index)
}

/// `O_index^{(1)}`.
pub(crate) fn O1(index: impl Into<Index>) -> Formula {
    O(HIDDEN, index)
}

/// `O_index^{(2)}`.
pub(crate) fn O2(index: impl Into<Index>) -> Formula {
    O(OUTPUT, index)
}

/// `X_index^{(1)}`.
pub(crate) fn X1(index: impl Into<Index>) -> Formula {
    X(HIDDEN, index)
}

/// `X_index^{(2)}`.
pub(crate) fn X2(index: impl Into<Index>) -> Formula {
    X(OUTPUT, index)
}

/// `a_{from to}^{(0)}`.
pub(crate) fn a0(from: impl Into<Index>, to: impl Into<Index>) -> Formula {
    a(INPUT, from, to)
}

/// `a_{from to}^{(1)}`.
pub(crate) fn a1(from: impl Into<Index>, to: impl Into<Index>) -> Formula {
    a(HIDDEN, from, to)
}
