//! Slips that are looked for only where no other explains the numbers. There are so many of them that one has to be
//! sure of several numbers together.

use super::{
    catalogue::{Candidate, Family, Level, are_of_samples, candidates},
    slip::Sheet,
    slips,
    verdict::Kind,
};
use crate::{
    quantity::{Quantity, Variable},
    reading::Reading,
};

/// All of them in one kind of network.
pub(super) struct Rare {
    family: Family,
    /// Those of them that are in the laws of each of several samples.
    in_each_sample: Vec<usize>,
}

impl Rare {
    /// Those that are among other slips, made in one unit, and those of their own. `first` is the place of the first.
    pub(super) fn among(formulas: &[Candidate], first: usize, whole: &Sheet, each_sample: Option<&Sheet>) -> Self {
        let mut rare = in_one_unit(formulas, Level::Whole, whole.right);
        rare.extend(candidates(Kind::Formula, slips::rare(), whole, Level::Whole));
        let of_whole = rare.len();
        if let Some(sheet) = each_sample {
            rare.extend(in_one_unit(formulas, Level::EachSample, sheet.right));
            rare.extend(candidates(Kind::Formula, slips::rare(), sheet, Level::EachSample));
        }
        let in_each_sample = (of_whole..rare.len()).collect();
        Self { family: Family::of(first, rare), in_each_sample }
    }

    pub(super) fn family(&self) -> &Family {
        &self.family
    }

    /// Those in the law of one of these quantities.
    pub(super) fn touching(&self, quantities: &[Quantity]) -> Vec<&Candidate> {
        self.family.touching(quantities, if are_of_samples(quantities) { &self.in_each_sample } else { &[] })
    }
}

/// The slips in what several units do, made in one of them.
fn in_one_unit(formulas: &[Candidate], level: Level, right: &Reading) -> Vec<Candidate> {
    let in_several = formulas.iter().filter(|candidate| candidate.level == level).filter(|candidate| {
        let is_of_a_unit = |quantity: &Quantity| match quantity {
            Quantity::NetInput(_) | Quantity::Activation(_) => true,
            Quantity::Partial { of: Variable::Loss, by } => {
                matches!(by, Variable::NetInput(_) | Variable::Activation(_))
            }
            _ => false,
        };
        candidate.replaced.len() > 1 && candidate.replaced.iter().all(is_of_a_unit)
    });
    let in_one = |candidate: &Candidate| -> Vec<Candidate> {
        let in_unit = |quantity: &Quantity| {
            candidate.only_in(right, &[*quantity]).called(format!("{}, in {quantity} only", candidate.title()))
        };
        candidate.replaced.iter().map(in_unit).collect()
    };
    in_several.flat_map(in_one).collect()
}
