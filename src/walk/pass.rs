//! One pass through the network, forward and backward: its values in both readings, and its numeric derivatives.

use std::sync::Arc;

use crate::{
    network::{HiddenUnit, Moved, Network, Reduction, Sample, Weights},
    quantity::{Notation, Variable, Weight},
    reading::{Reading, ReadingKind, Resolver},
    scenario::Scenario,
};

/// The values of one sample, or of several together.
#[derive(Debug, Clone)]
pub(super) struct Pass {
    pub(super) exact: Resolver,
    pub(super) document: Option<Resolver>,
    pub(super) numeric: Numeric,
}

/// The source of the numeric derivatives, each computed on demand, as all of them take a while.
#[derive(Debug, Clone)]
pub(super) struct Numeric {
    network: Network,
    samples: Vec<Sample>,
    reduction: Reduction,
}

impl Numeric {
    fn of(scenario: &Scenario) -> Self {
        Self {
            network: scenario.network().clone(),
            samples: scenario.network_samples(),
            reduction: scenario.reduction(),
        }
    }

    /// The derivatives of the loss with respect to all weights.
    pub(super) fn all(&self) -> Weights {
        self.network.objective(&self.samples, self.reduction).numeric_derivatives()
    }

    /// The derivative of the loss with respect to a weight.
    pub(super) fn by(&self, weight: Weight) -> f64 {
        let entry = Notation::new(self.network.sizes(), self.network.architecture()).entry(weight);
        self.network.objective(&self.samples, self.reduction).numeric_derivative(entry)
    }

    /// The loss of the sample as a function of the change `off` of the net input or the output of a hidden unit. `None`
    /// for an output or an input, and with several samples, each of which has its own units.
    pub(super) fn loss_by(&self, by: Variable) -> Option<impl Fn(f64) -> f64> {
        let (unit, moved) = match by {
            Variable::NetInput(unit) => (unit, Moved::NetInput),
            Variable::Activation(unit) => (unit, Moved::Output),
            _ => return None,
        };
        let notation = Notation::new(self.network.sizes(), self.network.architecture());
        let ([sample], Some(before)) = (self.samples.as_slice(), unit.layer.previous()) else { return None };
        if unit.layer == notation.output() {
            return None;
        }
        let column = usize::from(unit.index - notation.first(unit.layer));
        let place = HiddenUnit { table: before.place(), column };
        let base = self.network.forward(sample);
        Some(move |off| self.network.loss_with_moved(sample, &base, place, moved, off))
    }
}

impl Pass {
    /// The correct values of a scenario's only sample.
    pub(super) fn of_sample(reading: &Arc<Reading>, scenario: &Scenario) -> Self {
        Self { exact: Resolver::new(Arc::clone(reading), scenario), document: None, numeric: Numeric::of(scenario) }
    }

    /// The values of several samples together.
    pub(super) fn of_all(reading: Arc<Reading>, samples: &[Self], scenario: &Scenario) -> Self {
        let of_each = samples.iter().map(|sample| sample.exact.clone()).collect();
        Self { exact: Resolver::of_samples(reading, scenario, of_each), document: None, numeric: Numeric::of(scenario) }
    }

    pub(super) fn values(&self, reading: ReadingKind) -> Option<&Resolver> {
        match reading {
            ReadingKind::Exact => Some(&self.exact),
            ReadingKind::Document => self.document.as_ref(),
        }
    }
}
