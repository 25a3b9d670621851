//! What is said of an answer.

use super::{answers::Typed, evidence::Confidence};
use crate::{
    formula::{Formula, Statement},
    quantity::Quantity,
    reading::Erratum,
};

/// What an answer is.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It is right, or right for a chain of numbers rounded as the student rounds.
    Right,
    /// It is not, but it follows from an earlier number of the student's own that is not.
    Carried {
        /// That number.
        from: Quantity,
    },
    /// It is wrong.
    Wrong,
    /// It is left blank.
    Missing,
    /// Nothing can be said of it.
    Unjudged {
        /// What makes it so.
        because: Unjudgeable,
    },
}

/// Why nothing can be said of an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unjudgeable {
    /// With this earlier wrong number it comes to the same whatever is done, so that it says nothing of the work.
    Whatever(Quantity),
    /// This number, which it comes from or is, has no finite value in the exercise.
    NotFinite(Quantity),
    /// The earlier answers lead to no finite number.
    NotFiniteFromOwn,
    /// The earlier answers are rounded so much that any number would agree with them.
    OpenWithoutEnd,
}

impl Unjudgeable {
    fn of_sample(self, sample: u8) -> Self {
        match self {
            Self::Whatever(with) => Self::Whatever(with.of_sample(sample)),
            Self::NotFinite(at) => Self::NotFinite(at.of_sample(sample)),
            Self::NotFiniteFromOwn | Self::OpenWithoutEnd => self,
        }
    }
}

impl Verdict {
    /// The verdict on a number of one sample alone, for one among several.
    pub(super) fn of_sample(self, sample: u8) -> Self {
        match self {
            Self::Carried { from } => Self::Carried { from: from.of_sample(sample) },
            Self::Unjudged { because } => Self::Unjudged { because: because.of_sample(sample) },
            other => other,
        }
    }

    /// Whether the number, not being right, stands for others that follow from it. What has no finite value is neither
    /// right nor wrong.
    pub(super) fn is_not_right(&self) -> bool {
        match self {
            Self::Right | Self::Missing => false,
            Self::Unjudged { because } => matches!(because, Unjudgeable::Whatever(_)),
            Self::Carried { .. } | Self::Wrong => true,
        }
    }

    /// Whether nothing can be said of it.
    #[must_use]
    pub fn is_unjudged(&self) -> bool {
        matches!(self, Self::Unjudged { .. })
    }

    /// The word for it that programs read.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Carried { .. } => "carried",
            Self::Wrong => "wrong",
            Self::Missing => "missing",
            Self::Unjudged { .. } => "unjudged",
        }
    }
}

/// Whether the slips behind an answer were looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookedAt {
    /// They were, as far as there is something to explain.
    Yes,
    /// The search stopped before it.
    No,
}

/// One answer and what is said of it.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The line of the file.
    pub line: usize,
    /// What was asked.
    pub quantity: Quantity,
    /// What was answered.
    pub given: Option<Typed>,
    /// What is right; nothing where that is no finite number.
    pub expected: Option<f64>,
    /// What follows from the student's own earlier numbers.
    pub from_own_values: Option<f64>,
    /// What it is.
    pub verdict: Verdict,
    /// The slips that give a wrong number from the student's own, most likely first.
    pub slips: Vec<Fit>,
    /// Whether those were looked for.
    pub looked_at: LookedAt,
}

/// Where a slip is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// On the pocket calculator.
    Arithmetic,
    /// Two formulas at once.
    Pair,
    /// In a formula.
    Formula,
}

/// How exactly a slip gives a number: the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// To half a unit of its last digit, from the numbers as they are given or rounded as the student rounds.
    ToTheDigit,
    /// As far as the rounding of the numbers given leaves it open.
    AsGiven,
    /// As far as rounding of the numbers between leaves it open too.
    AsRounded,
}

/// A slip that gives a wrong number.
#[derive(Debug, Clone)]
pub struct Fit {
    /// Its name; of two at once, both: `a+b`.
    pub id: String,
    /// What was done.
    pub title: String,
    /// The document's name for it, where it is printed in what the exercise is from.
    pub erratum: Option<Erratum>,
    /// The formula as it was done, what differs marked, and its numbers.
    pub done: Vec<Statement>,
    /// The right formula, and its numbers.
    pub right: Vec<Statement>,
    /// What the slip gives.
    pub value: f64,
    /// How likely chance would have hit it as well, and all other answers that the slip explains.
    pub chance: f64,
    /// How sure it is.
    pub confidence: Confidence,
    /// Whether it is a slip in a formula or in working it out.
    pub kind: Kind,
    /// What it was made with.
    pub basis: Basis,
    /// How exactly it gives the number.
    pub(super) nearness: Nearness,
    /// In how many public places the slip was seen.
    pub(super) seen: u8,
    /// What the other answers say of the slip, once all are looked at.
    pub standing: Standing,
    /// The way in which the slip was made, by its place in the catalogue; nothing where it is none of the catalogue's.
    pub(super) candidate: Option<usize>,
}

/// What a number is worked out from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The student's numbers before it.
    NumbersBefore,
    /// Others, which were found in another way.
    OtherNumbers,
}

impl Fit {
    /// Whether it is shown without a number that is not finite: no more can be said of such a one than of an answer.
    pub(super) fn is_finite(&self) -> bool {
        fn is_finite(formula: &Formula) -> bool {
            match formula {
                Formula::Value(value) => value.full.is_finite(),
                other => other.children().into_iter().all(is_finite),
            }
        }
        let mut shown = self.done.iter().chain(&self.right).flat_map(|statement| &statement.right);
        self.value.is_finite() && shown.all(|(_, formula)| is_finite(formula))
    }

    /// How likely chance would have hit this number too, besides others.
    pub(super) fn chance_with(&self, others: f64) -> f64 {
        match self.nearness {
            // A number that fits only within the rounding of others is no further evidence.
            Nearness::AsRounded => others.min(self.chance),
            Nearness::ToTheDigit | Nearness::AsGiven => others * self.chance,
        }
    }
}

/// What all answers of a sheet together say of a slip.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// All answers that the slip explains, this one among them.
    pub explains: Vec<Quantity>,
    /// Answers to which the slip would lead elsewhere, and which are right.
    pub contradicted_by: Vec<Quantity>,
    /// Those of them to which it would lead elsewhere from the very number that is wrong here: that one was right
    /// there.
    pub refuted_by: Vec<Quantity>,
    /// What it may be in the place of a slip.
    pub convention: Option<Convention>,
}

impl Standing {
    /// Whether as many answers speak against the slip's being made in the number at hand as it explains.
    pub(super) fn is_refuted(&self) -> bool {
        !self.refuted_by.is_empty() && self.refuted_by.len() >= self.explains.len()
    }
}

/// A way of writing things down that is as right as the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convention {
    /// Minus the derivative, which is added to the weight.
    MinusDerivative,
}

/// One slip that is at work in one or more answers.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Its name.
    pub id: String,
    /// What was done.
    pub title: String,
    /// The answers that it explains.
    pub answers: Vec<Quantity>,
    /// How likely chance would have hit all of them as well.
    pub chance: f64,
    /// How sure it is, all answers taken together.
    pub confidence: Confidence,
}
