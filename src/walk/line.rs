//! A line of a step: its kind, its reading and its content.

use crate::{
    formula::{FactorLabel, Statement},
    reading::ReadingKind,
};

/// The kind of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// The law in letters.
    Law,
    /// The law with its indices bound.
    Bound,
    /// The law with its numbers put in.
    Numbers,
    /// One factor's own value.
    Factor,
    /// The value.
    Value,
    /// The value by the document's formula.
    Printed,
    /// The correct value.
    Exact,
    /// The numeric derivative.
    Numeric,
    /// A sentence.
    Words,
}

/// The subject of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// The calculation.
    Calculation,
    /// Mistakes in the printed formulas, in words.
    Errata,
}

/// The content of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A sentence.
    Words(String),
    /// A formula, with the role of each of its parts.
    Statement(Statement, Vec<(FactorLabel, String)>),
}

/// One line of a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its kind.
    pub kind: LineKind,
    /// Its subject.
    pub about: About,
    /// The reading of its formula or number, where the readings can differ.
    pub reading: Option<ReadingKind>,
    /// A short remark in front: `i = 1, k = 2`.
    pub note: String,
    /// Its content.
    pub content: Content,
    /// Its number in full, where it has one.
    pub value: Option<f64>,
}

impl Line {
    pub(super) fn words(words: impl Into<String>) -> Self {
        Self {
            kind: LineKind::Words,
            about: About::Calculation,
            reading: None,
            note: String::new(),
            content: Content::Words(words.into()),
            value: None,
        }
    }

    /// A sentence about mistakes in the printed formulas.
    pub(super) fn about_errata(words: impl Into<String>) -> Self {
        Self { about: About::Errata, ..Self::words(words) }
    }

    pub(super) fn statement(kind: LineKind, statement: Statement) -> Self {
        Self {
            kind,
            about: About::Calculation,
            reading: None,
            note: String::new(),
            content: Content::Statement(statement, Vec::new()),
            value: None,
        }
    }

    pub(super) fn witness(kind: LineKind, reading: Option<ReadingKind>, value: f64, text: &str) -> Self {
        let words = match kind {
            LineKind::Printed => "printed",
            LineKind::Exact => "correct",
            _ => "numeric",
        };
        Self {
            kind,
            about: About::Calculation,
            reading,
            note: words.to_owned(),
            content: Content::Words(text.to_owned()),
            value: Some(value).filter(|value| value.is_finite()),
        }
    }

    /// The line of a step that belongs to one of several samples: its loss carries the number of the sample, as in the
    /// title.
    #[must_use]
    pub fn named_after(self, sample: Option<u8>) -> Self {
        match (sample, self.content) {
            (Some(sample), Content::Statement(statement, parts)) => {
                Self { content: Content::Statement(statement.of_sample(sample), parts), ..self }
            }
            (_, content) => Self { content, ..self },
        }
    }

    pub(super) fn with_note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    pub(super) fn with_value(self, value: f64) -> Self {
        Self { value: Some(value).filter(|value| value.is_finite()), ..self }
    }

    pub(super) fn of(self, reading: ReadingKind) -> Self {
        Self { reading: Some(reading), ..self }
    }
}
