//! The lines of a step in the readings that are asked for. What both readings say is said once.

use crate::{
    formula::Digits,
    reading::ReadingKind,
    settings::{PrintReading, Settings},
    typeset::{Glyphs, line},
    walk::{Content, Line, LineKind, Step, Topic, Walk},
};

/// The lines of a step.
#[derive(Debug, Default)]
pub(super) struct Selection {
    /// The lines of the first reading that is asked for. With both readings, a line that they share belongs to none.
    pub(super) lines: Vec<Line>,
    /// With both readings, the exact one's lines where it parts from the document's.
    pub(super) exact: Vec<Line>,
    /// The witness and what is said of it, the same in every reading.
    pub(super) closing: Vec<Line>,
}

impl Selection {
    /// The lines of one step.
    pub(super) fn of(walk: &Walk, step: &Step, settings: Settings<PrintReading>) -> Self {
        match settings.reading {
            PrintReading::Document => Self::single(walk, step, ReadingKind::Document, settings.digits),
            PrintReading::Exact => Self::single(walk, step, ReadingKind::Exact, settings.digits),
            PrintReading::Both => Self::both(walk, step, settings.digits),
        }
    }

    /// All lines, in their order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().chain(&self.exact).chain(&self.closing)
    }

    fn single(walk: &Walk, step: &Step, reading: ReadingKind, digits: Digits) -> Self {
        let mut lines = walk.lines(step, reading, digits);
        // The outcome compares the readings, where there are two.
        if step.topic == Topic::Outcome && walk.values(reading).is_some() {
            lines.retain(|line| line.reading == Some(reading));
        }
        Self { lines, ..Self::default() }.with_closing()
    }

    fn both(walk: &Walk, step: &Step, digits: Digits) -> Self {
        if walk.no_document().is_some() {
            return Self::single(walk, step, ReadingKind::Exact, digits);
        }
        let mut document = Self { lines: walk.lines(step, ReadingKind::Document, digits), ..Self::default() };
        document = document.with_closing();
        let mut exact = walk.lines(step, ReadingKind::Exact, digits);
        exact.truncate(exact.len() - trailing_witness(&exact));
        let exact = groups(exact).into_iter().map(Comparable::of_all).collect::<Vec<_>>();
        let said: Vec<Comparable> = Comparable::of_all(std::mem::take(&mut document.lines));

        let shared = |own: &Comparable| exact.iter().flatten().any(|other| other.says_what(own));
        let lines = said.iter().map(|own| {
            let reading = match own.line.reading {
                Some(ReadingKind::Document) if shared(own) => None,
                reading => reading,
            };
            Line { reading, ..own.line.clone() }
        });
        document.lines = lines.collect();
        let is_new = |group: &Vec<Comparable>| !group.iter().all(|own| said.iter().any(|other| other.says_what(own)));
        document.exact = exact.into_iter().filter(is_new).flatten().map(|comparable| comparable.line).collect();
        document
    }

    fn with_closing(mut self) -> Self {
        let body = self.lines.len() - trailing_witness(&self.lines);
        self.closing = self.lines.split_off(body);
        self
    }
}

/// How many lines at the end are the witness: from `as printed` or `exact` on.
fn trailing_witness(lines: &[Line]) -> usize {
    let start = lines.iter().position(|line| matches!(line.kind, LineKind::Printed | LineKind::Exact));
    start.map_or(0, |start| lines.len() - start)
}

/// Lines that are understood only together: numbers with what they come to, a law with its continuation.
fn groups(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut groups: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        let is_continued = match (&line.kind, &line.content) {
            (LineKind::Factor | LineKind::Value, _) => true,
            (LineKind::Law, Content::Statement(statement, _)) => statement.left.is_none(),
            _ => false,
        };
        match groups.last_mut() {
            Some(group) if is_continued => group.push(line),
            _ => groups.push(vec![line]),
        }
    }
    groups
}

/// A line and what it says, whoever says it.
struct Comparable {
    line: Line,
    text: String,
}

impl Comparable {
    fn of_all(lines: Vec<Line>) -> Vec<Self> {
        let text = |own: &Line| match &own.content {
            Content::Words(words) => words.clone(),
            Content::Statement(statement, _) => line(statement, Glyphs::Small),
        };
        lines.into_iter().map(|line| Self { text: text(&line), line }).collect()
    }

    /// Whether both lines say the same. The readings may come to a number by forms that round differently.
    fn says_what(&self, other: &Self) -> bool {
        let same_value = match (self.line.value, other.line.value) {
            (Some(own), Some(other)) => (own - other).abs() <= 1e-11 * other.abs().max(1.0),
            (own, other) => own == other,
        };
        let (own, that) = (&self.line, &other.line);
        same_value && own.kind == that.kind && own.note == that.note && self.text == other.text
    }
}
