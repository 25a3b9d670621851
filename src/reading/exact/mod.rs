//! The right formulas, in the document's letters, for any depth and sizes and any network that makes sense.
//!
//! | file | its one job |
//! |---|---|
//! | `parts` | what laws are put together from: sums over a layer, products, activations |
//! | `output` | what the outputs and the loss are, and the derivatives by the outputs' net inputs |
//! | `softmax` | the softmax and its cross-entropy, in forms that neither overflow nor cancel |
//! | `hidden` | the law of a hidden layer: `∂E/∂X_j = ∂E/∂O_j · f′(X_j)` |
//! | `weights` | the law of a layer's weights: `∂E/∂a_ij = ∂E/∂X_j · O_i` |
//! | `chain` | both of them written out as far as the loss, for one hidden layer or none |
//! | `form` | which networks have which of these |
//! | `penalty` | the penalty on large weights, in the loss and in the derivatives |
//! | `update` | the weights after the step |
//! | `samples` | the losses and derivatives of several samples put together |
//!
//! What an activation is and what its derivative is, each [`Activation`](crate::network::Activation) says itself.

mod chain;
mod form;
mod hidden;
mod output;
mod parts;
mod penalty;
mod samples;
mod softmax;
mod update;
mod weights;

use super::{Law, Shape, letters::*};
use crate::{
    formula::Formula,
    network::OutputActivation,
    quantity::{Layer, Quantity},
};
pub(crate) use form::Form;
use parts::activation;

pub(crate) use parts::{On, Xn, over, over_layer, over_outputs, over_units, wanted};
pub use samples::laws as laws_of_samples;
pub(super) use softmax::{cross_entropy, softmax_by_name, softmax_in_full, stable_softmax};

/// All laws of a network, from the forward pass to the loss after the update.
#[must_use]
pub fn laws(shape: Shape) -> Vec<Law> {
    let notation = shape.notation();
    let mut laws: Vec<Law> = notation.computing_layers().flat_map(|layer| forward(shape, layer)).collect();
    let loss = penalty::added_to_loss(shape, output::loss(shape));
    laws.extend([
        Law::new(Quantity::Loss, vec![loss.clone()]),
        Law::new(Quantity::LossAfter, vec![Formula::AfterStep(Box::new(loss))]),
    ]);
    laws.extend(output::laws(shape));
    let hidden_layers = notation.hidden_layers().rev();
    let layers_of_weights = notation.layers_of_weights().rev();
    match Form::of(shape) {
        Form::Reuse => {
            laws.extend(hidden_layers.flat_map(|layer| hidden::laws(shape, layer)));
            laws.extend(layers_of_weights.flat_map(|layer| weights::laws(shape, layer)));
        }
        Form::Chain => {
            laws.extend(hidden_layers.flat_map(|layer| chain::laws_of_hidden_layer(shape, layer)));
            laws.extend(layers_of_weights.flat_map(|layer| chain::laws_of_weights(shape, layer)));
        }
    }
    laws.extend(update::laws(shape, |weight| d(E(), weight)));
    laws
}

/// `X_j = ∑_i O_i · a_ij` and `O_j = f(X_j)`: the net inputs and the outputs of a layer.
fn forward(shape: Shape, layer: Layer) -> [Law; 2] {
    let before = layer.previous().expect("the inputs are given");
    let [from, to] = [before, layer].map(|layer| shape.letter(layer));
    let net_input = (O(before, from) * a(before, from, to)).factor(0).summed(over_layer(shape, before));
    let output = match shape.activation_behind(before) {
        OutputActivation::Each(own) => activation(own, X(layer, to)),
        OutputActivation::Softmax => output::softmax(shape),
    };
    [Law::new(name(&X(layer, to)), vec![net_input]), Law::new(name(&O(layer, to)), output)]
}
