//! The catalogue of slips, each written once, as the formula that was worked out in the place of the right one.
//!
//! | file | slips in |
//! |---|---|
//! | `forward` | net inputs and outputs |
//! | `loss` | the loss, and the derivative with respect to an output |
//! | `delta` | the derivative with respect to the net input of an output |
//! | `hidden` | the backward pass to the hidden units |
//! | `slope` | the derivative of an activation function |
//! | `gradient` | the derivatives with respect to the weights |
//! | `update` | the new weights |
//! | `samples` | putting several samples together |
//! | `terms` | adding up |
//! | `both` | one formula that has two |
//! | `rare` | the forward pass, where no other slip explains the numbers |
//! | `printed` | the document's own formulas that contain several slips at once |

mod both;
mod delta;
mod forward;
mod gradient;
mod hidden;
pub(super) mod loss;
mod printed;
mod rare;
mod samples;
mod slope;
mod terms;
pub(super) mod update;

use super::{slip::Slip, verdict::Kind};

/// All slips in formulas.
pub fn all() -> impl Iterator<Item = &'static Slip> {
    [
        forward::SLIPS,
        loss::SLIPS,
        delta::SLIPS,
        hidden::SLIPS,
        slope::SLIPS,
        gradient::SLIPS,
        update::SLIPS,
        printed::SLIPS,
        samples::SLIPS,
    ]
    .into_iter()
    .flatten()
}

/// Slips in formulas that are looked for only where no other explains the numbers.
pub(super) fn rare() -> Vec<&'static Slip> {
    rare::SLIPS.iter().collect()
}

/// The slips of one kind that are made in a law; of pairs, those in a single one.
pub(super) fn of(kind: Kind) -> Vec<&'static Slip> {
    match kind {
        Kind::Formula => all().collect(),
        Kind::Arithmetic => terms::SLIPS.iter().collect(),
        Kind::Pair => both::SLIPS.iter().collect(),
    }
}
