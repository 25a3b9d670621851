//! Several samples: their losses and derivatives put together, before the one update.

use super::{penalty, update};
use crate::{
    formula::{Formula, Range, constant},
    network::Reduction,
    quantity::{Letter, Quantity},
    reading::{Law, Shape, letters::*},
};

/// The laws of everything that belongs to all samples: the reduced loss, its derivatives, the update. The losses and
/// derivatives of each sample are taken as known.
#[must_use]
pub fn laws(shape: Shape, samples: u8, reduction: Reduction) -> Vec<Law> {
    // (1/S) ∑_s …, or the sum alone.
    let reduced = |of_sample: Formula| {
        let sum = of_sample.factor(0).summed(Range::new(Letter::S, 1, samples));
        match reduction {
            Reduction::Mean => sum / constant(i32::from(samples)),
            Reduction::Sum => sum,
        }
    };
    let loss = || penalty::added_to_loss(shape, reduced(E_of(s)));
    let mut laws = vec![
        Law::new(Quantity::Loss, vec![loss()]).of_all_samples(),
        Law::new(Quantity::LossAfter, vec![Formula::AfterStep(Box::new(loss()))]).of_all_samples(),
    ];
    for layer in shape.notation().layers_of_weights() {
        let weight = || a(layer, shape.letter(layer), shape.letter(layer.next()));
        let without = Law::new(name(&d(E(), weight())), vec![reduced(d(E_of(s), weight()))]).of_all_samples();
        laws.extend(penalty::added_to_derivative(shape, layer, &without));
    }
    laws.extend(update::laws(shape, |weight| Formula::Bare(name(&d(E(), weight)))));
    laws
}
