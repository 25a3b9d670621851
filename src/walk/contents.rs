//! The table of contents: phase by phase, with the steps of each kind together.

use super::{Phase, Walk, kind::Kind};

/// The steps of one kind in one phase, within one sample if there are several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The phase.
    pub phase: Phase,
    /// Which of several samples, counted from 1.
    pub sample: Option<u8>,
    kind: Kind,
    /// Its steps in order, counted from 0: at least one. Steps of another kind may stand between them.
    pub steps: Vec<usize>,
}

impl Walk {
    /// All sections, in the order of their first steps.
    #[must_use]
    pub fn contents(&self) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        // Where the phase being filled begins among the sections.
        let mut begun = 0;
        for (place, step) in self.steps().iter().enumerate() {
            let (phase, sample, kind) = (step.phase, step.sample, step.kind());
            if sections.last().is_some_and(|last| (last.phase, last.sample) != (phase, sample)) {
                begun = sections.len();
            }
            match sections[begun..].iter_mut().find(|section| section.kind == kind) {
                Some(section) => section.steps.push(place),
                None => sections.push(Section { phase, sample, kind, steps: vec![place] }),
            }
        }
        sections
    }

    /// The subject of the section's steps.
    #[must_use]
    pub fn about(&self, section: &Section) -> String {
        let only = || self.steps()[section.steps[0]].about();
        match section.steps.len() {
            1 => only(),
            _ => section.kind.about_all().unwrap_or_else(only),
        }
    }

    /// The names of the quantities of its first and last step, if its steps are about quantities.
    #[must_use]
    pub fn names(&self, section: &Section) -> Option<String> {
        let name = |place: usize| self.steps()[place].named().map(|quantity| quantity.to_string());
        let (first, last) = (name(section.steps[0])?, name(*section.steps.last()?)?);
        Some(if first == last { first } else { format!("{first} to {last}") })
    }
}
