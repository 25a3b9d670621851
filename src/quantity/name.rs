//! How a quantity is written where it can be typed: `dE/da12(0)`.

use std::fmt::{self, Display, Formatter};

use super::{Quantity, Target, Unit, Variable, Weight};

impl Display for Unit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.index, self.layer.number())
    }
}

/// `a12(0)`, with a comma where an index has two digits: `a3,12(0)`.
impl Display for Weight {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let comma = if self.from > 9 || self.to > 9 { "," } else { "" };
        write!(f, "a{}{comma}{}({})", self.from, self.to, self.layer.number())
    }
}

impl Display for Variable {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Loss => f.write_str("E"),
            Self::SampleLoss(sample) => write!(f, "E(x{sample})"),
            Self::Activation(unit) => write!(f, "O{unit}"),
            Self::NetInput(unit) => write!(f, "X{unit}"),
            Self::Weight(weight) => write!(f, "{weight}"),
        }
    }
}

/// The name as it is typed in answers files and at prompts; [`super::Notation::parse`] reads it back.
///
/// ```
/// use gradwalk::quantity::{Layer, Quantity, Variable, Weight};
/// let weight = Weight { layer: Layer::INPUT, from: 3, to: 12 };
/// assert_eq!(Quantity::loss_by(Variable::Weight(weight)).to_string(), "dE/da3,12(0)");
/// assert_eq!(Quantity::Updated(weight).to_string(), "a3,12(0)'");
/// ```
impl Display for Quantity {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::LearningRate => f.write_str("alpha"),
            Self::Penalty => f.write_str("lambda"),
            Self::Target(Target::Only) => f.write_str("y"),
            Self::Target(Target::Value(n)) => write!(f, "y{n}"),
            Self::Target(Target::Label(n)) => write!(f, "l{n}"),
            Self::Weight(weight) => write!(f, "{weight}"),
            Self::NetInput(unit) => write!(f, "X{unit}"),
            Self::Activation(unit) => write!(f, "O{unit}"),
            Self::Loss => f.write_str("E"),
            Self::SampleLoss(sample) => write!(f, "E(x{sample})"),
            Self::Partial { of, by } => write!(f, "d{of}/d{by}"),
            Self::Updated(weight) => write!(f, "{weight}'"),
            Self::LossAfter => f.write_str("E'"),
        }
    }
}
