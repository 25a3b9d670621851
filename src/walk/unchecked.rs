//! A calculation with any sheet of formulas, right or wrong, with nothing beside it that tells which.

use std::{cell::OnceCell, rc::Rc, sync::Arc};

use super::{Document, Sheets, Step, Topic, Walk, formulas::Checks, passes, places, steps};
use crate::{reading::Reading, scenario::Scenario};

impl Walk {
    /// The calculation for a scenario with one sample and this sheet, each formula written out. [`Walk::exact`] returns
    /// the values of this sheet, whether they are right or wrong. No law is derived, no number is checked, and the
    /// document does not appear.
    #[must_use]
    pub(crate) fn unchecked(scenario: Scenario, sheet: &Reading) -> Self {
        let sheets = Sheets { exact: Arc::new(sheet.written_out()), document: Document::Unasked, of_samples: None };
        let (whole, samples) = passes(&sheets, &scenario);
        let mut steps = steps::steps(&scenario, None, &[]);
        steps.retain(has_numbers);
        let (places, turning) = (Rc::new(places(&steps)), OnceCell::new());
        let (steps, checks) = (steps.into(), Checks::Withheld);
        Self { scenario, sheets, whole, samples, steps, errata: Vec::new(), checks, places, turning }
    }
}

/// Whether a step shows numbers; the others are derivations.
fn has_numbers(step: &Step) -> bool {
    match step.topic {
        Topic::Sample | Topic::Samples | Topic::Weights | Topic::Quantity(_) | Topic::Outcome => true,
        Topic::ChainRule(_) | Topic::ActivationDerivation(_) | Topic::SoftmaxDerivation => false,
    }
}
