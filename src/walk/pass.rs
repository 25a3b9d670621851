//! One pass through the network, forward and back: its values in both readings, and its numeric derivatives.

use std::{cell::OnceCell, sync::Arc};

use crate::{
    network::{Bias, Network, Reduction, Sample, Weights},
    quantity::{Weight, WeightLayer},
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

/// The numeric derivatives, worked out when one of them is asked for: a first screen shows none.
#[derive(Debug, Clone)]
pub(super) struct Numeric {
    network: Network,
    samples: Vec<Sample>,
    reduction: Reduction,
    derivatives: OnceCell<Weights>,
}

impl Numeric {
    fn of(scenario: &Scenario) -> Self {
        Self {
            network: scenario.network().clone(),
            samples: scenario.network_samples(),
            reduction: scenario.reduction(),
            derivatives: OnceCell::new(),
        }
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

    /// The numeric derivatives of the loss by all weights.
    pub(super) fn numeric(&self) -> &Weights {
        let Numeric { network, samples, reduction, derivatives } = &self.numeric;
        derivatives.get_or_init(|| match samples.as_slice() {
            [sample] => network.numeric_derivative(sample),
            samples => network.numeric_derivative_of(samples, *reduction),
        })
    }

    pub(super) fn values(&self, reading: ReadingKind) -> Option<&Resolver> {
        match reading {
            ReadingKind::Exact => Some(&self.exact),
            ReadingKind::Document => self.document.as_ref(),
        }
    }
}

/// The number of a weight in the tables of `network`, whose first row is that of the bias where there is one.
pub(super) fn entry(tables: &mut Weights, weight: Weight, bias: Bias) -> &mut f64 {
    let row = usize::from(weight.from) + bias.units() - 1;
    match weight.layer {
        WeightLayer::First => &mut tables.first[(row, usize::from(weight.to) - 1)],
        WeightLayer::Second => &mut tables.second[(row, usize::from(weight.to))],
    }
}
