//! One pass through the network, forward and back: its values in both readings, and the numeric witness.

use std::sync::Arc;

use crate::{
    network::{Bias, Weights},
    quantity::{Weight, WeightLayer},
    reading::{Reading, ReadingKind, Resolver},
    scenario::Scenario,
};

/// The values of one sample, or what several have in common.
#[derive(Debug, Clone)]
pub(super) struct Pass {
    pub(super) exact: Resolver,
    pub(super) document: Option<Resolver>,
    pub(super) numeric: Weights,
}

impl Pass {
    /// The right values of a scenario's only sample.
    pub(super) fn of_sample(reading: &Arc<Reading>, scenario: &Scenario) -> Self {
        Self {
            exact: Resolver::new(Arc::clone(reading), scenario),
            document: None,
            numeric: scenario.network().numeric_derivative(&scenario.sample()),
        }
    }

    /// What several samples have in common.
    pub(super) fn of_all(samples: &[Self], scenario: &Scenario) -> Self {
        let reading = Arc::new(Reading::of_samples(scenario));
        let numeric: Vec<Weights> = samples.iter().map(|sample| sample.numeric.clone()).collect();
        let of_each = samples.iter().map(|sample| sample.exact.clone()).collect();
        Self {
            exact: Resolver::of_samples(reading, scenario, of_each),
            document: None,
            numeric: scenario.reduction().derivatives(&numeric),
        }
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
