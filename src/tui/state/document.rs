//! Whether anything of the document is in view: which formulas are shown, and the texts of their keys.
//!
//! With the correct formulas nothing of the document is visible until somebody asks for it: with `--reading document`,
//! with the key for the printed formulas, or by opening one of the document's own networks. From then on the printed
//! values stand beside the correct ones.

use std::rc::Rc;

use super::{Activity, State};
use crate::{
    reading::{Erratum, ReadingKind, errata, errata::Explanation},
    scenario::Scenario,
    settings::{Origin, Settings},
    tui::keys::{Command, key_of},
    walk::{Content, Formulas, Line, MISTAKES, Topic, Walk},
};

/// Whether the document was asked for in this walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentView {
    /// It was not: the correct formulas stand alone.
    Hidden,
    /// It was: they are compared with the printed ones.
    Open,
}

impl DocumentView {
    /// The view of a new walk, from the formulas that it begins with.
    pub(super) fn of(reading: ReadingKind) -> Self {
        match reading {
            ReadingKind::Document => Self::Open,
            ReadingKind::Exact => Self::Hidden,
        }
    }

    /// The view once these formulas are shown: the document stays in view.
    pub(super) fn after_showing(self, reading: ReadingKind) -> Self {
        match self {
            Self::Hidden => Self::of(reading),
            Self::Open => Self::Open,
        }
    }
}

impl State {
    /// The formulas that are shown, and what stands beside them.
    #[must_use]
    pub fn formulas(&self) -> Formulas {
        match (self.settings.reading, self.document) {
            (ReadingKind::Document, _) => Formulas::Printed,
            (ReadingKind::Exact, DocumentView::Open) => Formulas::Compared,
            (ReadingKind::Exact, DocumentView::Hidden) => Formulas::Correct,
        }
    }

    /// A network at its first step: if the document covers both, with the formulas chosen here, otherwise with those of
    /// its origin.
    pub(super) fn fresh(&self, network: Scenario, origin: Origin) -> Self {
        let was_chosen = origin == Origin::Document && self.walk.no_document().is_none();
        let reading = if was_chosen { self.settings.reading } else { origin.first_shown() };
        let mut fresh = Self::new(network, Settings { reading, ..self.settings });
        if was_chosen {
            fresh.document = self.document;
        }
        fresh
    }

    /// The other formulas, at the same step; from then on the document is in view.
    pub fn switch_reading(&mut self) {
        let other = match self.settings.reading {
            ReadingKind::Document => ReadingKind::Exact,
            ReadingKind::Exact => ReadingKind::Document,
        };
        self.settings.reading = self.possible(other);
        self.notice = self.about_other_weights();
        if self.document == DocumentView::Hidden {
            self.notice = opening_notice(&self.walk, other, self.step);
        }
        self.document = self.document.after_showing(self.settings.reading);
        self.refresh_as_far();
    }

    /// A note that other formulas have trained other weights; nothing before the first update.
    fn about_other_weights(&self) -> Option<String> {
        let walked = self.run.walked().filter(|walked| *walked != self.settings.reading)?;
        let follows = matches!(self.activity, Activity::Walking | Activity::Lecturing { .. });
        let trained = match walked {
            ReadingKind::Document => "correct",
            ReadingKind::Exact => "printed",
        };
        let updates =
            if self.run.count() == 1 { "1 update".to_owned() } else { format!("{} updates", self.run.count()) };
        follows.then(|| format!("These are the weights after {updates} with the {trained} formulas."))
    }

    /// The requested formulas, or the correct ones if the document does not cover this network.
    pub(super) fn possible(&self, reading: ReadingKind) -> ReadingKind {
        if self.walk.values(reading).is_some() { reading } else { ReadingKind::Exact }
    }

    /// The errata that may be shown here. Those of the document only while it is in view; those of the page that the
    /// exercise is from whenever they are asked for.
    ///
    /// # Errors The message if there are none.
    pub fn errata_to_tell(&self) -> Result<Vec<Erratum>, String> {
        let of = self.walk.errata();
        let of = match self.formulas() {
            Formulas::Printed | Formulas::Compared => of.to_vec(),
            Formulas::Correct => of_the_page(of),
        };
        match (of.is_empty(), self.walk.no_document()) {
            (false, _) => Ok(of),
            (true, None) => {
                let key = key_of(Command::SwitchReading);
                Err(format!("The correct formulas have no errata. {key} shows the printed formulas, which have some."))
            }
            (true, Some(_)) => Err(match errata::of(&self.opened).as_slice() {
                [] => "There are no errata for this network.".to_owned(),
                [only] => format!("There are no errata for these numbers; {only} is about the example's own."),
                [first, .., last] => {
                    format!("There are no errata for these numbers; {first} to {last} are about the example's own.")
                }
            }),
        }
    }
}

impl State {
    /// The explanation of an erratum on this step.
    #[must_use]
    pub fn explanation(&self, erratum: Erratum) -> Rc<Explanation> {
        let mut explained = self.explained.borrow_mut();
        if let Some(last) = explained.as_ref().filter(|last| last.erratum == erratum) {
            return Rc::clone(last);
        }
        let quantity = self.step().quantity();
        let explanation = Rc::new(erratum.explain(self.walk.scenario(), self.settings.digits, quantity));
        *explained = Some(Rc::clone(&explanation));
        explanation
    }

    /// The lines of the step; the sentence about the short form of the correct formula names the key that shows it.
    pub(super) fn with_key_of_short_form(&self, mut lines: Vec<Line>) -> Vec<Line> {
        let Some(said) = self.step().quantity().and_then(|quantity| self.walk.short_form(quantity)) else {
            return lines;
        };
        let words = lines.iter_mut().filter_map(|line| match &mut line.content {
            Content::Words(words) if *words == said => Some(words),
            _ => None,
        });
        let key = key_of(Command::SwitchReading);
        words.for_each(|words| *words = format!("{said} {key} shows both."));
        lines
    }

    /// The errata of the step; at the result those that turn the printed update in the wrong direction.
    #[must_use]
    pub fn errata_of_step(&self) -> Vec<Erratum> {
        match self.step().topic {
            Topic::Outcome => self.walk.turned_by_errata(),
            // Given numbers have no formula yet; the errata are in order.
            Topic::Sample | Topic::Samples | Topic::Weights => Vec::new(),
            _ => self.step().errata.clone(),
        }
    }
}

/// Errata of the page that an exercise is from, which belong to no part of the document.
fn of_the_page(errata: &[Erratum]) -> Vec<Erratum> {
    errata.iter().copied().filter(|erratum| erratum.is_of_a_page()).collect()
}

/// The warning about the printed formulas, and the key that leads away from them.
pub fn warning() -> String {
    format!("{MISTAKES} {} shows the correct ones.", key_of(Command::SwitchReading))
}

/// The message when formulas are requested that were not in view. On the first step the page itself says it.
pub(super) fn opening_notice(walk: &Walk, asked: ReadingKind, step: usize) -> Option<String> {
    match (asked, walk.no_document()) {
        (ReadingKind::Exact, _) => None,
        (ReadingKind::Document, Some(reason)) => Some(reason.in_a_sentence()),
        (ReadingKind::Document, None) => (step > 0).then(warning),
    }
}
