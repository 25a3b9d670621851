//! Finding steps by a word or a phrase of their titles and phases.

use super::State;
use crate::walk::Step;

/// What a search came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The step, counted from 0.
    pub step: usize,
    /// Which of all steps that have the words it is, counted from 1.
    pub place: usize,
    /// How many steps have them.
    pub count: usize,
}

impl State {
    /// The next step after this one whose title, phase or sample has some words, from the last one on again from the
    /// first. A phase of that name goes before steps that have the words as a phrase, and these before those that have
    /// them somewhere. Words are found by their beginnings.
    #[must_use]
    pub fn find_words(&self, typed: &str) -> Option<Found> {
        let wanted = words(typed);
        // A single letter begins half of all titles.
        if wanted.iter().map(String::len).sum::<usize>() < 2 {
            return None;
        }
        let texts: Vec<Vec<String>> = self.walk.steps().iter().map(text).collect();
        let matching = |has: fn(&[String], &[String]) -> bool| -> Vec<usize> {
            let places = texts.iter().enumerate().filter(|(_, text)| has(text, &wanted));
            places.map(|(step, _)| step).collect()
        };
        let is_in_phase = |(_, step): &(usize, &Step)| words(step.phase.title()) == wanted;
        let of_phase = self.walk.steps().iter().enumerate().filter(is_in_phase).map(|(step, _)| step).collect();
        let found = std::iter::once(of_phase).chain([has_phrase, has_all].into_iter().map(matching));
        let steps: Vec<usize> = found.into_iter().find(|steps: &Vec<usize>| !steps.is_empty())?;
        let place = steps.iter().position(|step| *step > self.step).unwrap_or(0);
        Some(Found { step: steps[place], place: place + 1, count: steps.len() })
    }
}

/// What of a step can be found.
fn text(step: &Step) -> Vec<String> {
    let sample = step.sample.map_or_else(String::new, |sample| format!("sample {sample}"));
    words(&format!("{} {} {sample}", step.phase.title(), step.title()))
}

/// The words of a text in small letters, without what stands around them.
fn words(text: &str) -> Vec<String> {
    let is_around = |sign: char| matches!(sign, ':' | ',' | '"' | '.');
    let words = text.split_whitespace().map(|word| word.trim_matches(is_around).to_lowercase());
    words.filter(|word| !word.is_empty()).collect()
}

/// Whether words stand one after the other in a text; of the last one its beginning is enough.
fn has_phrase(text: &[String], wanted: &[String]) -> bool {
    let Some((last, others)) = wanted.split_last() else { return false };
    text.windows(wanted.len()).any(|window| {
        let before = &window[..others.len()];
        before == others && window[others.len()].starts_with(last.as_str())
    })
}

/// Whether each word is the beginning of one in a text.
fn has_all(text: &[String], wanted: &[String]) -> bool {
    wanted.iter().all(|word| text.iter().any(|other| other.starts_with(word.as_str())))
}
