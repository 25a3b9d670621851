//! The lines of a step in the requested readings, with common lines stated once.

use std::cell::OnceCell;

use crate::{
    formula::{Digits, digits::are_same_but_for_rounding},
    reading::ReadingKind,
    settings::{PrintReading, Settings},
    typeset::InPrint,
    walk::{Content, Formulas, Line, LineKind, Step, Topic, Walk},
};

/// The lines of a step.
#[derive(Debug)]
pub(super) struct Selection {
    /// The lines of the first requested reading. With both readings, a line they share belongs to neither.
    pub(super) lines: Vec<Line>,
    /// With both readings, the lines of the correct one where it differs from the document's.
    pub(super) exact: Vec<Line>,
    /// The numeric check and the sentences about it, the same in every reading.
    pub(super) closing: Vec<Line>,
}

impl Selection {
    /// The lines of one step.
    pub(super) fn of(walk: &Walk, step: &Step, settings: Settings<PrintReading>) -> Self {
        let digits = settings.digits;
        let formulas = match (settings.reading, walk.no_document()) {
            (PrintReading::Exact, _) => Formulas::Correct,
            (PrintReading::Document, _) | (PrintReading::Both, None) => Formulas::Printed,
            (PrintReading::Both, Some(_)) => Formulas::Compared,
        };
        let closing = walk.witness(step, formulas, digits);
        let (lines, exact) = match (settings.reading, walk.no_document()) {
            (PrintReading::Both, None) => both(walk, step, digits),
            _ => (single(walk, step, formulas, digits), Vec::new()),
        };
        let [lines, exact, closing] = [lines, exact, closing]
            .map(|lines| lines.into_iter().map(|line| line.named_after(step.sample)).collect::<Vec<_>>());
        Self { lines, exact, closing }
    }

    /// All lines, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().chain(&self.exact).chain(&self.closing)
    }
}

fn single(walk: &Walk, step: &Step, formulas: Formulas, digits: Digits) -> Vec<Line> {
    let mut lines = walk.working(step, formulas, digits);
    // The outcome compares the readings, if there are two.
    let own = formulas.reading();
    if step.topic == Topic::Outcome && walk.values(own).is_some() {
        lines.retain(|line| line.reading.is_none_or(|reading| reading == own));
    }
    lines
}

/// The document's lines, and those of the correct reading that differ.
fn both(walk: &Walk, step: &Step, digits: Digits) -> (Vec<Line>, Vec<Line>) {
    let document = Comparable::of_all(walk.working(step, Formulas::Printed, digits));
    let exact: Vec<Vec<Comparable>> =
        groups(walk.working(step, Formulas::Compared, digits)).into_iter().map(Comparable::of_all).collect();

    let is_shared = |own: &Comparable| exact.iter().flatten().any(|other| own.says_what(other));
    let is_new = |group: &[Comparable]| !group.iter().all(|own| document.iter().any(|other| own.says_what(other)));
    let lines = document.iter().map(|own| match own.line.reading {
        Some(ReadingKind::Document) if is_shared(own) => Line { reading: None, ..own.line.clone() },
        _ => own.line.clone(),
    });
    let parted = exact.iter().filter(|group| is_new(group)).flatten().map(|own| own.line.clone());
    (lines.collect(), parted.collect())
}

/// Lines that only make sense together: numbers with their value, a law with its continuation.
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

/// A line with its content, regardless of its reading.
struct Comparable {
    line: Line,
    /// Its printed content, computed on first use: most lines already differ in their numbers or their kind.
    in_print: OnceCell<Option<InPrint>>,
}

impl Comparable {
    fn of_all(lines: Vec<Line>) -> Vec<Self> {
        lines.into_iter().map(|line| Self { line, in_print: OnceCell::new() }).collect()
    }

    /// `None` for words, whose content is plain text.
    fn in_print(&self) -> Option<&InPrint> {
        let of = || match &self.line.content {
            Content::Words(_) => None,
            Content::Statement(statement, _) => Some(InPrint::of(statement)),
        };
        self.in_print.get_or_init(of).as_ref()
    }

    /// Whether both lines have the same content. The readings may reach a number by forms that round differently.
    fn says_what(&self, other: &Self) -> bool {
        let same_value = match (self.line.value, other.line.value) {
            (Some(own), Some(other)) => are_same_but_for_rounding(own, other),
            (own, other) => own == other,
        };
        let (own, that) = (&self.line, &other.line);
        let may_be = same_value && own.kind == that.kind && own.note == that.note;
        may_be
            && (own.content == that.content
                || self.in_print().is_some_and(|in_print| other.in_print() == Some(in_print)))
    }
}
