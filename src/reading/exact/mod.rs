//! The right formulas, in the document's letters, for any sizes and any network that makes sense.
//!
//! | file | its one job |
//! |---|---|
//! | `parts` | what laws are put together from: sums over a layer, products, activations |
//! | `output` | what the outputs and the loss are, and the derivatives of the second layer |
//! | `softmax` | the softmax and its cross-entropy, in forms that neither overflow nor cancel |
//! | `hidden` | the way back through the hidden units |
//! | `update` | the weights after the step |
//! | `samples` | the losses and derivatives of several samples put together |
//!
//! What an activation is and what its derivative is, each [`Activation`] says itself.

mod hidden;
mod output;
mod parts;
mod samples;
mod softmax;
mod update;

use super::{Law, Shape, letters::*};
use crate::{
    formula::Formula,
    quantity::{Letter, Quantity},
};
use parts::activation;

pub(crate) use parts::{over, over_outputs, wanted};
pub use samples::laws as laws_of_samples;
pub(super) use softmax::{cross_entropy, softmax_by_name, softmax_in_full, stable_softmax};

/// All laws of a network, from the forward pass to the loss after the update.
#[must_use]
pub fn laws(shape: Shape) -> Vec<Law> {
    let mut laws = forward(shape);
    laws.extend(output::laws(shape));
    laws.extend(hidden::laws(shape));
    laws.extend(update::laws(shape.architecture.bias, |weight| d(E(), weight)));
    laws
}

fn forward(shape: Shape) -> Vec<Law> {
    let net_hidden = (O0(i) * a0(i, k)).factor(0).summed(over(shape, Letter::I));
    let net_output = (O1(k) * a1(k, n)).factor(0).summed(over(shape, Letter::K));
    let loss = output::loss(shape);
    vec![
        Law::new(name(&X1(k)), vec![net_hidden]),
        Law::new(name(&O1(k)), activation(shape.architecture.hidden, X1(k))),
        Law::new(name(&X2(n)), vec![net_output]),
        Law::new(name(&O2(n)), output::output(shape)),
        Law::new(Quantity::Loss, vec![loss.clone()]),
        Law::new(Quantity::LossAfter, vec![Formula::AfterStep(Box::new(loss))]),
    ]
}
