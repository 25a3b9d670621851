//! How deep a network is, as far as its names and laws differ by that.

/// How many hidden layers a network has.
///
/// With one, units are hidden units and derivatives are written as whole chains; with several, units are named with
/// their layer and derivatives go on from those of the next layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Depth {
    /// None: weights lead from the inputs to the outputs.
    NoHiddenLayer,
    /// One, as the networks of the document have.
    OneHiddenLayer,
    /// Two or more.
    SeveralHiddenLayers,
}

impl Depth {
    /// The depth of a network with so many tables of weights, at least one.
    #[must_use]
    pub const fn of_tables(tables: usize) -> Self {
        match tables {
            0 | 1 => Self::NoHiddenLayer,
            2 => Self::OneHiddenLayer,
            _ => Self::SeveralHiddenLayers,
        }
    }
}
