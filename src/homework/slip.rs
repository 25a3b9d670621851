//! What a slip is: the right laws with a few of them replaced.

use std::sync::Arc;

use crate::{
    formula::Formula,
    network::{Activation, Architecture, Bias, Loss, OutputActivation, Reduction},
    quantity::{Index, Layer, Notation, Quantity},
    reading::{Erratum, Law, Reading, Shape, letters::name},
};

/// A typical mistake in a calculation.
#[derive(Clone, Copy)]
pub struct Slip {
    /// Its name in reports.
    pub id: &'static str,
    /// What was done, in a few words.
    pub title: &'static str,
    /// In how many public places it was seen: the more, the likelier.
    pub seen: u8,
    /// The erratum that is the same mistake, if the document has it too.
    pub erratum: Option<Erratum>,
    /// All ways to make it in a network: in this unit or that, with this index or that. None where it cannot be made.
    pub(super) variants: fn(&Sheet) -> Vec<Variant>,
}

/// One way to make a slip.
#[derive(Clone)]
pub(super) struct Variant {
    /// What is different from the right laws.
    pub(super) changes: Vec<Change>,
    /// What was done in this way, if the slip's own title does not say it.
    pub(super) title: Option<String>,
    /// In how many of the numbers that it replaces it is made.
    pub(super) extent: Extent,
}

/// In how many numbers of a table a slip is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// It may be made in one of them and not in another.
    EachNumber,
    /// It is made in all of them: counting from the bias affects the whole table.
    WholeTable,
}

/// What is different from the right laws.
#[derive(Clone)]
pub(super) enum Change {
    /// A law in the place of the right one.
    Law(Law),
    /// Whatever the law of these quantities is, with something done to its right side.
    Wrapped(Quantity<Index>, Arc<dyn Fn(Formula) -> Formula + Send + Sync>),
}

impl Variant {
    /// `is` as the formula of `of`. Another loss is used after the update too.
    pub(super) fn law(of: &Formula, is: Formula) -> Self {
        let after_step = || Self::rule(Quantity::LossAfter, Formula::AfterStep(Box::new(is.clone())));
        let again = if name(of) == Quantity::Loss { after_step().changes } else { Vec::new() };
        Self::of([vec![Change::Law(Law::new(name(of), vec![is]))], again].concat())
    }

    fn of(changes: Vec<Change>) -> Self {
        Self { changes, title: None, extent: Extent::EachNumber }
    }

    /// This way, which is gone in all numbers or in none.
    pub(super) fn throughout(self) -> Self {
        Self { extent: Extent::WholeTable, ..self }
    }

    /// This way under a title of its own.
    pub(super) fn called(self, title: String) -> Self {
        Self { title: Some(title), ..self }
    }

    /// `is` as the formula of `of`, the name of a weight after the update.
    pub(super) fn rule(of: Quantity<Index>, is: Formula) -> Self {
        Self::of(vec![Change::Law(Law::new(of, vec![is]))])
    }

    /// Something done to the right side of the law of `of`.
    pub(super) fn wrapped(of: Quantity<Index>, wrap: impl Fn(Formula) -> Formula + Send + Sync + 'static) -> Self {
        Self::of(vec![Change::Wrapped(of, Arc::new(wrap))])
    }

    /// Both of these at once.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.changes.extend(other.changes);
        self
    }
}

/// A network, for those who write slips.
pub(super) struct Sheet<'a> {
    pub(super) shape: Shape,
    /// Its right laws.
    pub(super) right: &'a Reading,
    /// How many samples the step is made on.
    pub(super) samples: usize,
    /// How their losses become one.
    pub(super) reduction: Reduction,
}

impl Sheet<'_> {
    pub(super) fn architecture(&self) -> Architecture {
        self.shape.architecture
    }

    pub(super) fn hidden(&self) -> Activation {
        self.architecture().hidden.in_layer(1)
    }

    pub(super) fn output(&self) -> OutputActivation {
        self.architecture().output
    }

    pub(super) fn loss(&self) -> Loss {
        self.architecture().loss
    }

    pub(super) fn is_biased(&self) -> bool {
        self.architecture().bias != Bias::None
    }

    pub(super) fn is_softmax(&self) -> bool {
        self.output() == OutputActivation::Softmax
    }

    pub(super) fn is_cross_entropy(&self) -> bool {
        self.loss() == Loss::CrossEntropy
    }

    pub(super) fn notation(&self) -> Notation {
        self.shape.notation()
    }

    /// The numbers of the units of a layer that compute something.
    pub(super) fn units(&self, layer: Layer) -> std::ops::RangeInclusive<u8> {
        self.notation().first(layer)..=self.notation().last(layer)
    }
}
