//! Judging typed answers: all answers of a sample together, like an answers file.

use std::collections::BTreeMap;

use thiserror::Error;

use super::Practice;
use crate::{
    homework::{
        Judged, Verdict,
        answers::{Answer, NoNumber, Typed},
    },
    reading::ReadingKind,
    walk::Walk,
};

/// Why a typed text is not taken as an answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AnswerError {
    /// It is empty.
    #[error("type a number first")]
    Blank,
    /// It is not a number.
    #[error(transparent)]
    NoNumber(#[from] NoNumber),
    /// It is wrong, possibly because of a step that was skipped.
    #[error("not right; answer {0} first to see why")]
    Ahead(String),
}

impl Practice {
    /// Takes in what was typed at a step, and judges everything of its sample again.
    ///
    /// # Errors
    /// What is wrong with the text; or that its slip cannot be found before skipped steps are answered.
    pub fn answer(&mut self, walk: &Walk, step: usize, text: &str) -> Result<(), AnswerError> {
        let typed = Typed::read(text)?.ok_or(AnswerError::Blank)?;
        let mut judged = self.judge(walk, walk.steps()[step].sample, Some((step, typed)));
        let Some(own) = judged.remove(&step) else { return Ok(()) };
        // The number may be right given a wrong number of a skipped step, which only the student knows.
        if own.verdict == Verdict::Wrong && own.slips.is_empty() {
            let skipped = self.missing(walk, step).into_iter().filter(|place| !self.is_answered(*place));
            let skipped: Vec<usize> = skipped.collect();
            if let Some(names) = first_and_more(walk, &skipped) {
                return Err(AnswerError::Ahead(names));
            }
        }
        self.marks.entry(step).or_default().typed(own);
        self.take_in(judged);
        Ok(())
    }

    /// Judges all answers of a sample again.
    pub(super) fn judge_again(&mut self, walk: &Walk, sample: Option<u8>) {
        let judged = self.judge(walk, sample, None);
        self.take_in(judged);
    }

    fn take_in(&mut self, judged: BTreeMap<usize, Judged>) {
        for (place, judged) in judged {
            if let Some(mark) = self.marks.get_mut(&place) {
                mark.judged_again(judged);
            }
        }
    }

    /// The verdict on each answer of a sample, including a newly typed one. A number that was looked up is no answer.
    fn judge(&mut self, walk: &Walk, sample: Option<u8>, now: Option<(usize, Typed)>) -> BTreeMap<usize, Judged> {
        let steps = walk.steps();
        let of_sample = self.marks.iter().filter(|(step, mark)| steps[**step].sample == sample && !mark.is_looked_up());
        let mut typed: BTreeMap<usize, Typed> =
            of_sample.filter_map(|(step, mark)| Some((*step, mark.judged()?.given.clone()?))).collect();
        typed.extend(now);
        if typed.is_empty() {
            return BTreeMap::new();
        }
        let answer = |(step, typed): (&usize, &Typed)| {
            let quantity = steps[*step].quantity()?;
            Some((*step, Answer { line: 0, quantity, typed: Some(typed.clone()) }))
        };
        let answers: Vec<(usize, Answer)> = typed.iter().filter_map(answer).collect();
        let mut sheet = self.known(walk, sample);
        sheet.retain(|known| answers.iter().all(|(_, answer)| answer.quantity != known.quantity));
        sheet.extend(answers.iter().map(|(_, answer)| answer.clone()));
        let scenario = walk.scenario().only(sample.map_or(0, |sample| usize::from(sample) - 1));
        let (judged, _) = self.checker.check(&scenario, &sheet);
        let placed = judged.into_iter().filter_map(|judged| {
            let (place, _) = answers.iter().find(|(_, answer)| answer.quantity == judged.quantity)?;
            Some((*place, judged))
        });
        placed.collect()
    }

    /// The correct numbers of a sample that the student has seen: those before the step where practice began, and those
    /// looked up. Continuing from them is no slip.
    fn known(&self, walk: &Walk, sample: Option<u8>) -> Vec<Answer> {
        let is_known =
            |place: usize| place < self.started_at || self.mark(place).is_some_and(super::Mark::is_looked_up);
        let steps = walk.steps().iter().enumerate();
        let of_sample = steps.filter(|(place, step)| step.sample == sample && Self::asks(walk, *place));
        let known = of_sample.filter(|(place, _)| is_known(*place)).filter_map(|(_, step)| {
            let quantity = step.quantity()?;
            let value = walk.values_at(step, ReadingKind::Exact)?.get(quantity)?;
            // With all of its digits: it says nothing about the student's rounding.
            let typed = Typed { text: value.to_string(), value, half_unit: 0.0, figures: 0 };
            Some(Answer { line: 0, quantity, typed: Some(typed) })
        });
        known.collect()
    }

    fn is_answered(&self, step: usize) -> bool {
        self.mark(step).is_some_and(|mark| mark.judged().is_some())
    }
}

/// The name of the first of some steps, and the number of the others.
#[must_use]
pub fn first_and_more(walk: &Walk, steps: &[usize]) -> Option<String> {
    let first = walk.steps()[*steps.first()?].full_name();
    Some(match steps.len() {
        1 => first,
        count => format!("{first} and {} more", count - 1),
    })
}
