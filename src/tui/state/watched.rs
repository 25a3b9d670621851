//! What the chart of a training run follows beside the losses: a derivative and its weight, or an output.

use super::{
    State,
    chart::{Chart, ChartPage, Watched},
};
use crate::{
    quantity::{Quantity, Variable},
    scenario::Given,
    tui::turn::Turn,
};

impl State {
    /// The weights of this network in order.
    pub(super) fn all_weights(&self) -> Vec<Given> {
        self.walk.scenario().given().filter(|given| matches!(given, Given::Weight { .. })).collect()
    }

    /// The derivative of E with respect to a weight, by its position.
    fn watch_weight(&self, place: usize) -> Option<Watched> {
        let Quantity::Weight(weight) = self.notation().name_of(*self.all_weights().get(place)?) else { return None };
        Some(Watched { derivative: Quantity::loss_by(Variable::Weight(weight)), weight: Some(place) })
    }

    /// The weight that is followed.
    #[must_use]
    pub fn watched_weight(&self) -> Option<Quantity> {
        let given = *self.all_weights().get(self.chart()?.watched.weight?)?;
        Some(self.notation().name_of(given))
    }

    /// The derivative that the step is about, or the one with respect to the weight that it is about; otherwise with
    /// respect to the first weight of all.
    pub(super) fn watched_at_first(&self) -> Watched {
        let weight = match self.step().quantity() {
            Some(Quantity::Partial { of: Variable::Loss | Variable::SampleLoss(_), by: Variable::Weight(weight) })
            | Some(Quantity::Updated(weight)) => Some(weight),
            Some(derivative @ Quantity::Partial { of: Variable::Loss, .. }) if self.step().sample.is_none() => {
                return Watched { derivative, weight: None };
            }
            _ => None,
        };
        let given = weight.and_then(|weight| self.notation().given(Quantity::Weight(weight), 0));
        let place = given.and_then(|given| self.all_weights().iter().position(|other| *other == given));
        let loss = Watched { derivative: Quantity::loss_by(Variable::Loss), weight: None };
        self.watch_weight(place.unwrap_or(0)).unwrap_or(loss)
    }

    /// Follows the next or previous weight or, on the plane, the next or previous output.
    pub(in crate::tui) fn watch_other(&mut self, turn: Turn) {
        match self.chart().map(Chart::page) {
            Some(ChartPage::Plane) => self.turn_output(turn),
            Some(ChartPage::Losses | ChartPage::Weights) => self.watch_other_weight(turn),
            None => {}
        }
    }

    fn turn_output(&mut self, turn: Turn) {
        let outputs = self.walk.scenario().sizes().outputs();
        if let Some(chart) = self.chart_mut() {
            let by = if turn == Turn::On { 1 } else { outputs - 1 };
            chart.output = (chart.output + by) % outputs;
        }
    }

    /// Follows the next or previous weight, wrapping around.
    fn watch_other_weight(&mut self, turn: Turn) {
        let count = self.all_weights().len();
        let Some(chart) = self.chart().filter(|_| count > 0) else { return };
        let place = match (chart.watched.weight, turn) {
            (None, Turn::On) => 0,
            (None, Turn::Back) => count - 1,
            (Some(place), Turn::On) => (place + 1) % count,
            (Some(place), Turn::Back) => (place + count - 1) % count,
        };
        let watched = self.watch_weight(place);
        if let (Some(chart), Some(watched)) = (self.chart_mut(), watched) {
            chart.watched = watched;
        }
    }
}
