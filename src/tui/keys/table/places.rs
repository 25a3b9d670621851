//! Places that many keys have in common.

use crate::tui::keys::Place::{
    self, Blank, Chart, Curve, Editor, Errata, Leaving, List, Page, Prompt, Recovery, Steps, Summary,
};

pub(super) const EVERYWHERE: &[Place] =
    &[Steps, Page, Summary, Errata, List, Leaving, Recovery, Editor, Curve, Chart, Prompt, Blank];

/// Wherever there is something to see.
pub(super) const NOT_BLANK: &[Place] =
    &[Steps, Page, Summary, Errata, List, Leaving, Recovery, Editor, Curve, Chart, Prompt];

/// Wherever letters are not typed as text.
pub(super) const NOT_AT_PROMPT: &[Place] =
    &[Steps, Page, Summary, Errata, List, Leaving, Recovery, Editor, Curve, Chart];

pub(super) const NOT_ON_CHART: &[Place] = &[Steps, Page, Summary, Errata, List, Leaving, Recovery, Editor, Curve];

pub(super) const ON_STEPS: &[Place] = &[Steps];

pub(super) const ON_STEPS_AND_IN_BOXES: &[Place] = &[Steps, Page, Summary, Errata, List, Leaving, Recovery];

pub(super) const ON_STEPS_AND_IN_LISTS: &[Place] = &[Steps, List];

pub(super) const ON_STEPS_AND_IN_EDITOR: &[Place] = &[Steps, Editor, Curve];

pub(super) const ON_CHART: &[Place] = &[Chart];

/// Wherever a box lies over the steps that can be closed, or read to its end.
pub(super) const OVER_STEPS: &[Place] = &[Page, Summary, Errata, List, Leaving, Recovery, Editor, Curve, Chart, Prompt];

/// Wherever there are rows, or something similar, to go through.
pub(super) const WITH_ROWS: &[Place] = &[Page, Summary, Errata, List, Editor, Curve, Chart];
