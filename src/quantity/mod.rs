//! The names of everything that a training step computes.
//!
//! A [`Quantity`] is a name, never a number: `O_2^{(1)}`, `∂E/∂a_{12}^{(0)}`, the weight after the update. Its
//! indices are of any type `I`: numbers (`u8`) where one quantity of one network is meant, letters and numbers
//! ([`Index`]) where a law speaks of all of them. What people type is read in [`parse`], and only there.
//!
//! No value, formula or layout may live here.

mod given;
mod hash;
mod name;
mod notation;
pub mod parse;
mod words;

pub use notation::Notation;
pub use parse::NameError;
pub(crate) use parse::plain_form;

use std::convert::Infallible;

use crate::network::{Depth, MAX_HIDDEN_LAYERS};

/// A layer of units, by its number: the superscript of the document, `O^{(0)}`, `O^{(1)}`, `O^{(2)}`. A layer of
/// weights has the number of the units that its edges leave.
///
/// Units count from 1, and 0 is the bias; only the last layer, the outputs, counts from 0 and has no bias unit. Which
/// layer is the last one, a [`Notation`] knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Layer(u8);

impl Layer {
    /// `(0)`: the inputs.
    pub const INPUT: Self = Self(0);

    /// The layer of this number.
    #[must_use]
    pub const fn new(number: u8) -> Self {
        Self(number)
    }

    /// The superscript.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The number as a place in a list of layers.
    #[must_use]
    pub const fn place(self) -> usize {
        self.0 as usize
    }

    /// How deep a network is whose outputs are this layer: it has one table of weights for each layer before.
    #[must_use]
    pub const fn depth(self) -> Depth {
        Depth::of_tables(self.place())
    }

    /// The next layer.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The layer before this one; nothing before the inputs.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }
}

/// A letter that stands for an index in a law. Which layer's units it runs over depends on how many layers there are:
/// see [`Notation::letter`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Letter {
    /// Runs over inputs.
    I,
    /// Runs over the first of several hidden layers.
    J,
    /// Runs over the only hidden layer, or the second.
    K,
    /// Runs over the third hidden layer.
    P,
    /// Runs over the fourth.
    R,
    /// Runs over the fifth.
    T,
    /// Runs over outputs.
    N,
    /// Runs over outputs too, where `n` is taken.
    M,
    /// Runs over samples.
    S,
}

impl Letter {
    /// All letters, in the order in which a law's numbers are said: `i = 1, k = 2`.
    pub const ALL: [Self; 9] = [Self::I, Self::J, Self::K, Self::P, Self::R, Self::T, Self::N, Self::M, Self::S];

    /// Those of hidden layers, where there are several.
    const OF_HIDDEN_LAYERS: [Self; MAX_HIDDEN_LAYERS] = [Self::J, Self::K, Self::P, Self::R, Self::T];

    /// The letter as printed.
    #[must_use]
    pub const fn as_char(self) -> char {
        match self {
            Self::I => 'i',
            Self::J => 'j',
            Self::K => 'k',
            Self::P => 'p',
            Self::R => 'r',
            Self::T => 't',
            Self::N => 'n',
            Self::M => 'm',
            Self::S => 's',
        }
    }
}

/// An index in a law: a letter, or already a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Index {
    /// Any unit of the letter's layer.
    Letter(Letter),
    /// This unit.
    Number(u8),
}

impl From<Letter> for Index {
    fn from(letter: Letter) -> Self {
        Self::Letter(letter)
    }
}

impl From<u8> for Index {
    fn from(number: u8) -> Self {
        Self::Number(number)
    }
}

/// A unit of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit<I = u8> {
    /// The layer it is in.
    pub layer: Layer,
    /// Its index there.
    pub index: I,
}

/// A weight, which is an edge of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Weight<I = u8> {
    /// The layer that the edge leaves, whose number the weight carries.
    pub layer: Layer,
    /// The index of the unit that the edge leaves.
    pub from: I,
    /// The index of the unit that the edge enters.
    pub to: I,
}

impl<I: Copy> Weight<I> {
    /// The unit that the edge leaves.
    #[must_use]
    pub fn source(&self) -> Unit<I> {
        Unit { layer: self.layer, index: self.from }
    }

    /// The unit that the edge enters.
    #[must_use]
    pub fn destination(&self) -> Unit<I> {
        Unit { layer: self.layer.next(), index: self.to }
    }
}

/// What the network should have answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target<I = u8> {
    /// `y`: the one value of a network with one output.
    Only,
    /// `y_n`: the value for output n.
    Value(I),
    /// `l_n`: the probability of class n, 1 for the true class of a one-hot label.
    Label(I),
}

/// Something that changes when a weight changes, or the weight itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variable<I = u8> {
    /// `E`.
    Loss,
    /// `E(x_s)`: the loss of one of several samples, counted from 1.
    SampleLoss(I),
    /// `O`.
    Activation(Unit<I>),
    /// `X`.
    NetInput(Unit<I>),
    /// `a`.
    Weight(Weight<I>),
}

/// The name of one number of a training step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantity<I = u8> {
    /// `α`, given.
    LearningRate,
    /// `λ`, given: how much the penalty counts.
    Penalty,
    /// `y` or `l_n`, given.
    Target(Target<I>),
    /// `a`, the weight before the step, given.
    Weight(Weight<I>),
    /// `X_k^{(1)}`, `X_n^{(2)}`: the weighted sum that enters a unit.
    NetInput(Unit<I>),
    /// `O`: what a unit puts out.
    Activation(Unit<I>),
    /// `E(x)`, the loss on the sample; of several samples `E`, their losses put together.
    Loss,
    /// `E(x_s)`: the loss on one of several samples, counted from 1.
    SampleLoss(I),
    /// `∂of/∂by`.
    Partial {
        /// What is differentiated.
        of: Variable<I>,
        /// By what.
        by: Variable<I>,
    },
    /// `a'`: the weight after the update.
    Updated(Weight<I>),
    /// `E'`: the loss on the same sample after the update.
    LossAfter,
}

impl<I: Copy> Variable<I> {
    /// The quantity that this variable's value is.
    #[must_use]
    pub fn quantity(self) -> Quantity<I> {
        match self {
            Self::Loss => Quantity::Loss,
            Self::SampleLoss(sample) => Quantity::SampleLoss(sample),
            Self::Activation(unit) => Quantity::Activation(unit),
            Self::NetInput(unit) => Quantity::NetInput(unit),
            Self::Weight(weight) => Quantity::Weight(weight),
        }
    }

    fn try_map<J, E>(self, f: &mut impl FnMut(I) -> Result<J, E>) -> Result<Variable<J>, E> {
        Ok(match self {
            Self::Loss => Variable::Loss,
            Self::SampleLoss(sample) => Variable::SampleLoss(f(sample)?),
            Self::Activation(unit) => Variable::Activation(unit.try_map(f)?),
            Self::NetInput(unit) => Variable::NetInput(unit.try_map(f)?),
            Self::Weight(weight) => Variable::Weight(weight.try_map(f)?),
        })
    }
}

impl<I: Copy> Unit<I> {
    fn try_map<J, E>(self, f: &mut impl FnMut(I) -> Result<J, E>) -> Result<Unit<J>, E> {
        Ok(Unit { layer: self.layer, index: f(self.index)? })
    }
}

impl<I: Copy> Weight<I> {
    fn try_map<J, E>(self, f: &mut impl FnMut(I) -> Result<J, E>) -> Result<Weight<J>, E> {
        Ok(Weight { layer: self.layer, from: f(self.from)?, to: f(self.to)? })
    }
}

impl<I: Copy> Quantity<I> {
    /// `∂E/∂by`.
    #[must_use]
    pub fn loss_by(by: Variable<I>) -> Self {
        Self::Partial { of: Variable::Loss, by }
    }

    /// `∂O/∂X` of a unit: the slope of its activation.
    #[must_use]
    pub const fn slope_of(unit: Unit<I>) -> Self {
        Self::Partial { of: Variable::Activation(unit), by: Variable::NetInput(unit) }
    }

    /// What a sample's loss, or a derivative of it, is called among several samples. All else is called the same there.
    #[must_use]
    pub fn of_sample(self, sample: I) -> Self {
        match self {
            Self::Loss => Self::SampleLoss(sample),
            Self::Partial { of: Variable::Loss, by } => Self::Partial { of: Variable::SampleLoss(sample), by },
            other => other,
        }
    }

    /// The same name with every index replaced by `f` of it, from left to right.
    pub fn map<J>(self, mut f: impl FnMut(I) -> J) -> Quantity<J> {
        let Ok(mapped) = self.try_map(|index| Ok::<_, Infallible>(f(index)));
        mapped
    }

    /// The same name with every index replaced by `f` of it, from left to right, as far as `f` has no error.
    ///
    /// # Errors
    /// The first error of `f`.
    pub fn try_map<J, E>(self, mut f: impl FnMut(I) -> Result<J, E>) -> Result<Quantity<J>, E> {
        let f = &mut f;
        Ok(match self {
            Self::LearningRate => Quantity::LearningRate,
            Self::Penalty => Quantity::Penalty,
            Self::Target(Target::Only) => Quantity::Target(Target::Only),
            Self::Target(Target::Value(n)) => Quantity::Target(Target::Value(f(n)?)),
            Self::Target(Target::Label(n)) => Quantity::Target(Target::Label(f(n)?)),
            Self::Weight(weight) => Quantity::Weight(weight.try_map(f)?),
            Self::NetInput(unit) => Quantity::NetInput(unit.try_map(f)?),
            Self::Activation(unit) => Quantity::Activation(unit.try_map(f)?),
            Self::Loss => Quantity::Loss,
            Self::SampleLoss(sample) => Quantity::SampleLoss(f(sample)?),
            Self::Partial { of, by } => Quantity::Partial { of: of.try_map(f)?, by: by.try_map(f)? },
            Self::Updated(weight) => Quantity::Updated(weight.try_map(f)?),
            Self::LossAfter => Quantity::LossAfter,
        })
    }

    /// The indices from left to right.
    #[must_use]
    pub fn indices(self) -> Vec<I> {
        let mut indices = Vec::with_capacity(4);
        self.map(|index| indices.push(index));
        indices
    }
}

impl Quantity {
    /// Of one of several samples' own quantities, which sample it is of and what it is called there: `E(x2)` is sample
    /// 2's `E`.
    #[must_use]
    pub fn in_its_sample(self) -> Option<(u8, Self)> {
        match self {
            Self::SampleLoss(sample) => Some((sample, Self::Loss)),
            Self::Partial { of: Variable::SampleLoss(sample), by } => Some((sample, Self::loss_by(by))),
            _ => None,
        }
    }

    /// Whether it is one of several samples' own.
    #[must_use]
    pub fn is_of_a_sample(self) -> bool {
        self.in_its_sample().is_some()
    }

    /// The same name among the names with letters.
    #[must_use]
    pub fn in_law(self) -> Quantity<Index> {
        self.map(Index::Number)
    }
}
