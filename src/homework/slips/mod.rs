//! The catalogue of slips, each written once, as the formula that was worked out in the place of the right one.
//!
//! | file | slips in |
//! |---|---|
//! | `forward` | net inputs and outputs |
//! | `loss` | the loss, and the derivative by an output |
//! | `delta` | the derivative by the net input of an output |
//! | `hidden` | the way back to the hidden units |
//! | `gradient` | the derivatives by the weights |
//! | `update` | the new weights |
//! | `samples` | putting several samples together |
//! | `printed` | the document's own rules that have several slips at once |

mod delta;
mod forward;
mod gradient;
mod hidden;
pub(super) mod loss;
mod printed;
mod samples;
pub(super) mod update;

use super::slip::Slip;

/// All slips.
pub fn all() -> impl Iterator<Item = &'static Slip> {
    [
        forward::SLIPS,
        loss::SLIPS,
        delta::SLIPS,
        hidden::SLIPS,
        gradient::SLIPS,
        update::SLIPS,
        printed::SLIPS,
        samples::SLIPS,
    ]
    .into_iter()
    .flatten()
}
