//! Places that many keys have in common.

use crate::tui::keys::Place::{
    self, Blank, Chart, Curve, Editor, Errata, Leaving, List, Page, Prompt, Recovery, Steps, Summary,
};

pub(super) const EVERYWHERE: &[Place] =
    &[Steps, Page, Summary, Errata, List, Leaving, Recovery, Editor, Curve, Chart, Prompt, Blank];

/// Where there is something to see.
pub(super) const NOT_BLANK: &[Place] =
    &[Steps, Page, Summary, Errata, List, Leaving, Recovery, Editor, Curve, Chart, Prompt];

/// Where a letter is no sign of a text, either.
pub(super) const NOT_AT_PROMPT: &[Place] =
    &[Steps, Page, Summary, Errata, List, Leaving, Recovery, Editor, Curve, Chart];

pub(super) const NOT_ON_CHART: &[Place] = &[Steps, Page, Summary, Errata, List, Leaving, Recovery, Editor, Curve];

pub(super) const ON_STEPS: &[Place] = &[Steps];

pub(super) const ON_STEPS_AND_IN_BOXES: &[Place] = &[Steps, Page, Summary, Errata, List, Leaving, Recovery];

pub(super) const ON_STEPS_AND_IN_LISTS: &[Place] = &[Steps, List];

pub(super) const ON_STEPS_AND_IN_EDITOR: &[Place] = &[Steps, Editor, Curve];

pub(super) const ON_CHART: &[Place] = &[Chart];

/// Where something lies over the steps that can be taken, or read to its end.
pub(super) const OVER_STEPS: &[Place] = &[Page, Summary, Errata, List, Leaving, Recovery, Editor, Curve, Chart, Prompt];

/// Where there are rows to go through, or things that stand for them.
pub(super) const WITH_ROWS: &[Place] = &[Page, Summary, Errata, List, Editor, Curve, Chart];
