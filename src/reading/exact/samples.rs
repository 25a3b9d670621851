//! Several samples: their losses and derivatives put together, before the one update.

use super::update;
use crate::{
    formula::{Formula, Range, constant},
    network::{Bias, Reduction},
    quantity::{Letter, Quantity},
    reading::{Law, letters::*},
};

/// The laws of everything that belongs to all samples: the reduced loss, its derivatives, the update. The losses and
/// derivatives of each sample are taken as known.
#[must_use]
pub fn laws(bias: Bias, samples: u8, reduction: Reduction) -> Vec<Law> {
    // (1/S) ∑_s …, or the sum alone.
    let reduced = |of_sample: Formula| {
        let sum = of_sample.factor(0).summed(Range::new(Letter::S, 1, samples));
        match reduction {
            Reduction::Mean => sum / constant(i32::from(samples)),
            Reduction::Sum => sum,
        }
    };
    let mut laws = vec![
        Law::new(Quantity::Loss, vec![reduced(E_of(s))]).of_all_samples(),
        Law::new(Quantity::LossAfter, vec![Formula::AfterStep(Box::new(reduced(E_of(s))))]).of_all_samples(),
    ];
    for weight in [a0(i, k), a1(k, n)] {
        let derivative = name(&d(E(), weight.clone()));
        laws.push(Law::new(derivative, vec![reduced(d(E_of(s), weight))]).of_all_samples());
    }
    laws.extend(update::laws(bias, |weight| Formula::Bare(name(&d(E(), weight)))));
    laws
}
