//! The drawing of a network as data: what stands where, which lines run between, what is highlighted.
//!
//! A picture is of one moment of a walk: what is not computed yet is not in it. Positions are in cells of text; whoever
//! draws it in another way multiplies them. Where a thing stands depends on the network and the size of the picture
//! alone, never on the moment, so that from step to step nothing moves.
//!
//! | file | its one job |
//! |---|---|
//! | `placement` | a slot for each unit, a gap for the edges |
//! | `wires` | how edges run |
//! | `edge_label` | the number of an edge: its content and its place |
//! | `lit_edges` | the numbers of edges that stand out |
//! | `all_weights` | the weights between two layers where no edge stands out |
//! | `labels` | the numbers at all edges, in the same position between two layers |
//! | `moment` | what there is to be seen at one moment of the walk |
//! | `slots` | which unit is seen in a row that several share |
//! | `node` | what a unit says: its name and its numbers |
//! | `marks` | units with their numbers |
//! | `in_turn` | the numbers of units that have room for little |
//! | `curves` | numbers over training steps: how high each stands |

mod all_weights;
mod curves;
mod edge_label;
mod in_turn;
mod labels;
mod lit_edges;
mod marks;
mod moment;
mod node;
mod placement;
mod slots;
mod wires;

use crate::{
    quantity::{Layer, Notation, Quantity, Variable, Weight},
    walk::Walk,
};
use slots::Scene;

pub use curves::{ASCII_BLOCKS, BLOCKS, Curves, Scale, places};
pub use edge_label::{Before, EdgeLabel, EdgeResult, LabelledWeight, NewWeight, Stand};
pub use moment::{Advice, Freshness, Moment, Part, Room};
pub use node::{Lettering, Light, Mark, MarkKind, Node};
pub use placement::{Below, Detail, Edges, LayerSize, Numbers, Others, Placement, Size};
pub use wires::{Line, Strength, Wire};

/// A network at one moment of the walk.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The edges, those that stand out last.
    pub wires: Vec<Wire>,
    /// The units, one for each row of each layer.
    pub nodes: Vec<Node>,
    /// The numbers of the edges that fit.
    pub labels: Vec<EdgeLabel>,
}

impl Picture {
    /// The picture of a moment in this many cells; `None` where they are too few even for the smallest layout.
    #[must_use]
    pub fn new(moment: &Moment, size: Size) -> Option<Self> {
        let placement = placement_of(moment.walk, size)?;
        let scene = Scene::new(moment, &placement);
        let mut wires = wires::wires(&scene, &placement);
        let nodes = marks::nodes(&scene, &placement);
        let labels = labels::labels(&scene, &placement, &wires, &nodes);
        labels::begin_at_units(&nodes, &labels, &mut wires);
        Some(Self { wires, nodes, labels })
    }

    /// Whether the picture shows the number of a quantity: of a weight with all its digits, of a unit with some.
    #[must_use]
    pub fn says(&self, quantity: Quantity, number: &str) -> bool {
        let kind = match quantity {
            Quantity::Weight(_) => return self.labels.iter().any(|label| label.says(quantity, number)),
            Quantity::Partial { .. } => MarkKind::Derivative,
            _ => MarkKind::Value,
        };
        let of = match quantity {
            Quantity::NetInput(unit) | Quantity::Partial { of: Variable::Loss, by: Variable::NetInput(unit) } => {
                [Quantity::Activation(unit), quantity]
            }
            _ => [quantity; 2],
        };
        let says =
            |mark: &Mark| mark.kind == kind && mark.text.contains(|sign: char| sign.is_ascii_digit() || sign == '?');
        // A bias unit has its number as its name.
        let its = self.nodes.iter().filter(|node| of.contains(&node.of));
        its.into_iter().any(|node| node.name == number || node.marks.iter().any(says))
    }

    /// Whether a number is shown at the edge of a weight as the step's result.
    #[must_use]
    pub fn says_at(&self, weight: Quantity, number: &str) -> bool {
        self.labels.iter().any(|label| label.is_of(weight) && label.comes_to(number))
    }

    /// The weight of the edge that runs through a cell: among those that stand out if there are any, otherwise among
    /// all. `None` where several edges share the cell.
    #[must_use]
    pub fn edge_at(&self, cell: (u16, u16)) -> Option<Weight> {
        let through = || self.wires.iter().filter(|wire| wire.runs_through(cell));
        let strength = through().map(|wire| wire.strength).max()?;
        let mut edges = through().filter(|wire| wire.strength == strength);
        edges.next().filter(|_| edges.next().is_none()).map(|wire| wire.weight)
    }
}

/// The places of a walk's network in this many cells; `None` where they are too few even for the smallest layout.
#[must_use]
pub fn placement_of(walk: &Walk, size: Size) -> Option<Placement> {
    Placement::new(&layer_sizes(walk), size)
}

/// What each layer needs: the inputs as much as the longest of them.
fn layer_sizes(walk: &Walk) -> Vec<LayerSize> {
    let scenario = walk.scenario();
    let given = scenario.samples().iter().flat_map(|sample| &sample.x).map(|number| number.to_string().len());
    let given = Numbers::Given(given.max().and_then(|columns| u16::try_from(columns).ok()).unwrap_or(u16::MAX));
    let notation = Notation::of(scenario);
    let numbers = |layer| if layer == Layer::INPUT { given } else { Numbers::Computed };
    let below = |layer| if layer == notation.output() { Below::Target } else { Below::Nothing };
    let layer_size = |layer| LayerSize { units: notation.units(layer), numbers: numbers(layer), below: below(layer) };
    notation.layers().map(layer_size).collect()
}
