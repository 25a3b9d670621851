//! The path of the current term in one row, where the drawing has no room.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use super::{network, theme};
use crate::{
    quantity::{Layer, Quantity, WeightLayer},
    tui::state::State,
    walk::Path,
};

pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    let Some(quantity) = state.step().quantity() else { return };
    let path = Path::of(quantity, state.notation());
    let mut stations = Vec::new();
    for (layer, weights) in
        [(Layer::Input, Some(WeightLayer::First)), (Layer::Hidden, Some(WeightLayer::Second)), (Layer::Output, None)]
    {
        let units: Vec<Quantity> =
            path.units.iter().filter(|unit| unit.layer == layer).map(|unit| Quantity::Activation(*unit)).collect();
        let edges: Vec<Quantity> =
            path.edges.iter().filter(|edge| Some(edge.layer) == weights).map(|edge| Quantity::Weight(*edge)).collect();
        stations.extend(station(state, &units, "units"));
        stations.extend(station(state, &edges, "weights"));
    }
    let arrow = if state.is_ascii() { " -> " } else { " ─▸ " };
    let mut spans = vec![Span::styled(" path  ", theme::QUIET)];
    let count = stations.len();
    for (place, station) in stations.into_iter().enumerate() {
        spans.push(station);
        if place + 1 < count {
            spans.push(Span::styled(arrow, theme::QUIET));
        }
    }
    frame.render_widget(Line::from(spans), area);
}

fn station(state: &State, quantities: &[Quantity], kind: &str) -> Option<Span<'static>> {
    let chosen = network::chosen_values(state);
    let style = if quantities.iter().any(|quantity| chosen.contains(quantity)) { theme::CHOSEN } else { theme::LIT };
    match quantities {
        [] => None,
        [only] => Some(Span::styled(format!("{only} {}", network::value(state, *only)).trim_end().to_owned(), style)),
        many => Some(Span::styled(format!("{} {kind}", many.len()), style)),
    }
}
