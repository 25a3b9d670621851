//! Edited exercises as a text, and back.

use serde::{Deserialize, Serialize};

use crate::scenario::Scenario;

/// An exercise that was edited: as it was opened, before the updates that were applied to it, and as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct EditedExercise {
    opened: Scenario,
    later: Vec<Scenario>,
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Written {
    exercise: Vec<WrittenExercise>,
}

/// One exercise of it: the texts of its scenarios.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct WrittenExercise {
    scenarios: Vec<String>,
}

impl EditedExercise {
    /// An exercise with what became of it, one change after the other.
    #[must_use]
    pub fn new(opened: &Scenario, later: &[&Scenario]) -> Self {
        let mut scenarios = distinct(opened, later).into_iter().cloned();
        scenarios.next();
        Self { opened: opened.clone(), later: scenarios.collect() }
    }

    /// As it was opened.
    #[must_use]
    pub fn opened(&self) -> &Scenario {
        &self.opened
    }

    /// What became of it, one change after the other.
    #[must_use]
    pub fn later(&self) -> &[Scenario] {
        &self.later
    }

    /// As it is.
    #[must_use]
    pub fn present(&self) -> &Scenario {
        self.later.last().unwrap_or(&self.opened)
    }

    /// Whether it is this exercise with these changes.
    #[must_use]
    pub fn is_of(&self, opened: &Scenario, later: &[&Scenario]) -> bool {
        std::iter::once(&self.opened).chain(&self.later).eq(distinct(opened, later))
    }

    /// The text of a file with these exercises.
    pub(super) fn write_all(exercises: &[Self]) -> String {
        let scenarios = |exercise: &Self| {
            let all = std::iter::once(&exercise.opened).chain(&exercise.later);
            WrittenExercise { scenarios: all.map(Scenario::to_toml).collect() }
        };
        let written = Written { exercise: exercises.iter().map(scenarios).collect() };
        toml::to_string_pretty(&written).expect("texts and lists of them are TOML")
    }

    /// The exercises in the text of a file; `None` where there is none that can be read. A scenario that no file may
    /// hold (an update can make a weight too large for one) is left out.
    pub(super) fn read_all(text: &str) -> Option<Vec<Self>> {
        let written: Written = toml::from_str(text).ok()?;
        let exercise = |written: WrittenExercise| {
            let texts = written.scenarios.iter();
            let mut scenarios = texts.filter_map(|text| Scenario::from_toml(text, "recovery").ok());
            let opened = scenarios.next()?;
            Some(Self { opened, later: scenarios.collect() })
        };
        let exercises: Vec<Self> = written.exercise.into_iter().filter_map(exercise).collect();
        (!exercises.is_empty()).then_some(exercises)
    }
}

/// The scenarios one after the other, each that is equal to the one before it left out.
fn distinct<'a>(opened: &'a Scenario, later: &[&'a Scenario]) -> Vec<&'a Scenario> {
    let mut all = vec![opened];
    all.extend(later);
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::presets;

    #[test]
    fn exercises_are_read_as_they_were_written() {
        let all: Vec<Scenario> = presets().iter().map(crate::scenario::Preset::scenario).collect();
        let exercises: Vec<EditedExercise> =
            all.iter().map(|opened| EditedExercise::new(opened, &[&opened.redrawn(3), &opened.redrawn(4)])).collect();
        let read = EditedExercise::read_all(&EditedExercise::write_all(&exercises)).unwrap();
        assert_eq!(read.len(), exercises.len());
        for (read, exercise) in read.iter().zip(&exercises) {
            assert_eq!(read.opened(), exercise.opened());
            let texts = |exercise: &EditedExercise| exercise.later().iter().map(Scenario::to_toml).collect::<Vec<_>>();
            assert_eq!(texts(read), texts(exercise));
        }
    }

    #[test]
    fn what_is_no_such_file_gives_nothing() {
        for text in ["", "exercise = []", "exercise = 3", "[[exercise]]\nscenarios = [\"x\"]", "[[[", "secret = 1"] {
            assert_eq!(EditedExercise::read_all(text), None, "{text}");
        }
    }

    #[test]
    fn a_state_that_did_not_change_is_no_change() {
        let opened = Scenario::load("regression").unwrap();
        let changed = opened.redrawn(3);
        let exercise = EditedExercise::new(&opened, &[&changed, &changed]);
        assert_eq!(exercise.later(), std::slice::from_ref(&changed));
        assert!(exercise.is_of(&opened, &[&changed, &changed]) && !exercise.is_of(&opened, &[&changed.redrawn(4)]));
    }
}
