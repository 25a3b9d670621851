//! One pass through the network, forward and back: its values in both readings, and its numeric derivatives.

use std::sync::Arc;

use crate::{
    network::{Network, Reduction, Sample, Weights},
    quantity::{Notation, Weight},
    reading::{Reading, ReadingKind, Resolver},
    scenario::Scenario,
};

/// The values of one sample, or what several have in common.
#[derive(Debug, Clone)]
pub(super) struct Pass {
    pub(super) exact: Resolver,
    pub(super) document: Option<Resolver>,
    pub(super) numeric: Numeric,
}

/// What the numeric derivatives are worked out from, each where it is asked for: all of them take a while.
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

    /// The derivatives of the loss by all weights.
    pub(super) fn all(&self) -> Weights {
        self.network.numeric_derivative_of(&self.samples, self.reduction)
    }

    /// The derivative of the loss by a weight.
    pub(super) fn by(&self, weight: Weight) -> f64 {
        let entry = Notation::new(self.network.sizes(), self.network.architecture()).entry(weight);
        self.network.numeric_derivative_of_by(entry, &self.samples, self.reduction)
    }
}

impl Pass {
    /// The right values of a scenario's only sample.
    pub(super) fn of_sample(reading: &Arc<Reading>, scenario: &Scenario) -> Self {
        Self { exact: Resolver::new(Arc::clone(reading), scenario), document: None, numeric: Numeric::of(scenario) }
    }

    /// What several samples have in common.
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
