//! One training step as a list of steps to look at, each with its lines.
//!
//! A [`Walk`] is made from a scenario and never changes: all values are computed when it is made, lines when they are
//! asked for. Nothing here knows about a screen.

mod blank;
mod closing;
mod contents;
mod experiment;
mod finding;
mod formula_lines;
mod formulas;
mod given;
pub mod glossary;
mod kind;
mod labels;
mod law_lines;
mod line;
mod lines;
mod magnitude;
mod outcome;
mod page;
mod pass;
mod path;
mod paths;
mod remarks;
mod route;
mod sentence;
mod step;
mod steps;
mod titles;
mod unchecked;
mod what_if;
mod why;
mod witness;

use std::{cell::OnceCell, rc::Rc, sync::Arc};

use finding::{Places, places};
use formulas::Checks;
use pass::Pass;

pub use contents::Section;
pub use experiment::{Experiment, Prediction, Slope};
pub use formulas::Formulas;
pub use given::MISTAKES;
pub use kind::Kind;
pub use line::{About, Content, Line, LineKind};
pub use magnitude::Part;
pub use outcome::{Direction, Losses, Outcome};
pub use path::Path;
pub use paths::{MOST_LISTED, PathToLoss, Paths};
pub use step::{Phase, Step, Topic};
pub use what_if::WhatIf;
pub use why::{Multiplications, Nudge, Reason};

use crate::{
    network::Weights,
    quantity::{Layer, Notation, Quantity, Weight},
    reading::{Erratum, NoDocument, Reading, ReadingKind, Resolver, Shape, errata},
    scenario::Scenario,
};

/// The formulas that a walk uses: they depend on the network, not on its numbers.
#[derive(Debug, Clone)]
struct Sheets {
    exact: Arc<Reading>,
    document: Document,
    /// Those shared by several samples.
    of_samples: Option<Arc<Reading>>,
}

/// The document's formulas for a network.
#[derive(Debug, Clone)]
enum Document {
    /// It has them.
    Sheet(Arc<Reading>),
    /// It has none, for a reason.
    None(NoDocument),
    /// Nobody asks for them.
    Unasked,
}

impl Sheets {
    fn of(scenario: &Scenario) -> Self {
        let exact = Arc::new(Reading::exact(scenario));
        let document = match Reading::document_over(&exact, scenario) {
            Ok(sheet) => Document::Sheet(Arc::new(sheet)),
            Err(reason) => Document::None(reason),
        };
        let of_samples = (scenario.samples().len() > 1).then(|| Arc::new(Reading::of_samples(scenario)));
        Self { exact, document, of_samples }
    }
}

/// The values of the one sample, or of all samples together and of each.
fn passes(sheets: &Sheets, scenario: &Scenario) -> (Pass, Vec<Pass>) {
    let of_sample = |sample| Pass::of_sample(&sheets.exact, &scenario.only(sample));
    match &sheets.of_samples {
        None => {
            let document = match &sheets.document {
                Document::Sheet(sheet) => Some(Resolver::new(Arc::clone(sheet), scenario)),
                Document::None(_) | Document::Unasked => None,
            };
            (Pass { document, ..of_sample(0) }, Vec::new())
        }
        Some(sheet) => {
            let samples: Vec<Pass> = (0..scenario.samples().len()).map(of_sample).collect();
            (Pass::of_all(Arc::clone(sheet), &samples, scenario), samples)
        }
    }
}

/// The whole training step of one scenario.
#[derive(Debug, Clone)]
pub struct Walk {
    scenario: Scenario,
    sheets: Sheets,
    /// The pass of the only sample; with several, of all together.
    whole: Pass,
    /// The passes of the single samples, if there are several.
    samples: Vec<Pass>,
    steps: Rc<[Step]>,
    errata: Vec<Erratum>,
    checks: Checks,
    /// The first step about each topic, for each sample.
    places: Rc<Places>,
    /// The errata that reverse the printed update, computed on first use.
    turning: OnceCell<Vec<Erratum>>,
}

impl Walk {
    /// Computes every value of the scenario's training step, in both readings.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let sheets = Sheets::of(&scenario);
        let (whole, samples) = passes(&sheets, &scenario);
        let errata = errata::of(&scenario);
        let steps: Rc<[Step]> = steps::steps(&scenario, whole.document.as_ref(), &errata).into();
        let (places, turning) = (Rc::new(places(&steps)), OnceCell::new());
        Self { scenario, sheets, whole, samples, steps, errata, checks: Checks::Shown, places, turning }
    }

    /// The walk of another exercise. If only the numbers differ, it reuses the steps and the compiled formulas of this
    /// one.
    #[must_use]
    pub fn with_numbers_of(&self, scenario: Scenario) -> Self {
        let errata = errata::of(&scenario);
        let kind = |scenario: &Scenario| (Shape::of(scenario), scenario.samples().len(), scenario.reduction());
        if kind(&scenario) != kind(&self.scenario) || errata != self.errata {
            return Self::new(scenario);
        }
        let sheets = self.sheets.clone();
        let (whole, samples) = passes(&sheets, &scenario);
        let (steps, places, checks) = (Rc::clone(&self.steps), Rc::clone(&self.places), self.checks);
        Self { scenario, sheets, whole, samples, steps, errata, checks, places, turning: OnceCell::new() }
    }

    /// The scenario that is walked.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// All steps, in their order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The slips printed in the scenario's source.
    #[must_use]
    pub fn errata(&self) -> &[Erratum] {
        &self.errata
    }

    /// Why there is no document reading, if there is none.
    #[must_use]
    pub fn no_document(&self) -> Option<&NoDocument> {
        match &self.sheets.document {
            Document::None(reason) => Some(reason),
            Document::Sheet(_) | Document::Unasked => None,
        }
    }

    /// The values of a reading, with several samples those of all together; `None` for the document if it has no rules
    /// for such a network.
    #[must_use]
    pub fn values(&self, reading: ReadingKind) -> Option<&Resolver> {
        self.whole.values(reading)
    }

    /// The values that a step is about, with several samples those of the step's sample.
    #[must_use]
    pub fn values_at(&self, step: &Step, reading: ReadingKind) -> Option<&Resolver> {
        self.pass(step).values(reading)
    }

    /// The values of the correct formulas, with several samples those of all together.
    #[must_use]
    pub fn exact(&self) -> &Resolver {
        &self.whole.exact
    }

    /// The correct values of each of several samples; empty for a single one, whose values are [`Walk::exact`].
    pub fn samples(&self) -> impl Iterator<Item = &Resolver> {
        self.samples.iter().map(|pass| &pass.exact)
    }

    /// The numeric derivatives of the loss, an independent check that uses no formula.
    #[must_use]
    pub fn numeric(&self) -> Weights {
        self.whole.numeric.all()
    }

    /// The values and the numeric check of a step's sample.
    fn pass(&self, step: &Step) -> &Pass {
        step.sample.and_then(|sample| self.samples.get(usize::from(sample) - 1)).unwrap_or(&self.whole)
    }

    /// The scenario after the update of a reading; `None` where a new weight is not a finite number.
    #[must_use]
    pub fn stepped(&self, reading: ReadingKind) -> Option<Scenario> {
        Some(self.scenario.with_weights(&updated_weights(&self.scenario, self.values(reading)?)?))
    }

    /// The values of a reading with the weights after its update: of one of several samples, counted from 1, or of all
    /// together.
    #[must_use]
    pub fn values_after(&self, reading: ReadingKind, sample: Option<u8>) -> Option<&Resolver> {
        let after = self.values(reading)?.after();
        match sample {
            None => Some(after),
            Some(sample) => after.samples().get(usize::from(sample).checked_sub(1)?),
        }
    }

    /// The output layer.
    #[must_use]
    pub fn output(&self) -> Layer {
        Notation::of(&self.scenario).output()
    }

    /// All weights, from those of the inputs onwards, row by row.
    pub fn weights(&self) -> impl Iterator<Item = Weight> + use<> {
        Notation::of(&self.scenario).weights()
    }
}

/// The weights after the update that a scenario's values give; `None` where one is not a finite number.
pub(crate) fn updated_weights(scenario: &Scenario, values: &Resolver) -> Option<Weights> {
    let mut updated = scenario.network().weights().clone();
    let notation = Notation::of(scenario);
    for weight in notation.weights() {
        let value = values.get(Quantity::Updated(weight)).filter(|value| value.is_finite())?;
        updated[notation.entry(weight)] = value;
    }
    Some(updated)
}
