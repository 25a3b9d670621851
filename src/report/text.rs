//! All steps as text for people.
//!
//! With superscripts and subscripts, formulas are laid out on a page of 100 columns. In ASCII every formula is one line
//! that begins with its kind: it reads best aloud like that, and can be typed into a calculator.

use super::{ascii::ascii, selection::Selection};
use crate::{
    reading::Erratum,
    scenario::Scenario,
    settings::{PrintReading, Settings},
    typeset::{Glyphs, Layout, Lettering, Signs, in_letters, line, wrap},
    walk::{Content, Line, LineKind, Step, Walk, glossary::typed_names},
};

/// The columns of the page.
pub(super) const WIDTH: usize = 100;
/// Where the lines of a step begin.
pub(super) const INDENT: usize = 2;
/// The mark below every sign of a misprint or of a changed part.
pub(super) const MARK: char = '^';
/// Where the lines under a heading of their own begin.
const DEEP_INDENT: usize = 4;
/// The longest of `printed`, `correct` and `numeric`.
const WITNESS_WIDTH: usize = 7;

/// The whole walk.
pub(super) fn text(walk: &Walk, settings: Settings<PrintReading>) -> String {
    let mut page = Page::new(settings.signs(walk.output()));
    page.title(walk.scenario());
    page.names(walk);
    steps(&mut page, walk, settings);
    page.finish()
}

/// All steps of a walk.
pub(super) fn steps(page: &mut Page, walk: &Walk, settings: Settings<PrintReading>) {
    for (place, step) in walk.steps().iter().enumerate() {
        page.step(walk, place, &heading(step, settings.reading));
        page.selection(&Selection::of(walk, step, settings));
    }
}

/// The part of the walk that a step belongs to, in words.
pub(super) fn part(walk: &Walk, step: &Step) -> String {
    match step.sample {
        None => step.phase.title(step.output).into_owned(),
        Some(sample) => {
            format!("Sample {sample} of {}: {}", walk.scenario().samples().len(), step.phase.title(step.output))
        }
    }
}

/// `regression 2-3-1: Ada`.
fn titled(scenario: &Scenario) -> String {
    let title = scenario.display_title().map_or_else(String::new, |title| format!(": {title}"));
    format!("{}{title}", scenario.heading())
}

/// `dE/da12(0)  weight from input 1 to hidden unit 2  (4)  errata R1 R2`; with the correct formulas alone, nothing of
/// the document.
fn heading(step: &Step, reading: PrintReading) -> String {
    let mut heading = step.title();
    if reading == PrintReading::Exact {
        return heading;
    }
    if let Some(equation) = step.equation {
        heading.push_str(&format!("  {equation}"));
    }
    // Errata that change no number are misprints, which are marked in the formula itself.
    let told: Vec<&Erratum> = step.errata.iter().filter(|erratum| erratum.changes_numbers()).collect();
    if !told.is_empty() {
        heading.push_str("  errata");
        told.iter().for_each(|erratum| heading.push_str(&format!(" {erratum}")));
    }
    heading
}

/// The text written so far.
pub(super) struct Page {
    text: String,
    signs: Signs,
}

impl Page {
    /// An empty page.
    pub(super) fn new(signs: impl Into<Signs>) -> Self {
        Self { text: String::new(), signs: signs.into() }
    }

    /// The heading of the whole text: the scenario being walked.
    pub(super) fn title(&mut self, scenario: &Scenario) {
        self.row(0, &titled(scenario));
    }

    /// The heading of the whole text, with a title as it is written: the title of a user's own scenario is a name.
    pub(super) fn title_of_a_paper(&mut self, scenario: &Scenario) {
        self.verbatim(&titled(scenario));
    }

    /// If formulas have other letters, how these relate to the names in headings.
    pub(super) fn names(&mut self, walk: &Walk) {
        if let Lettering::Textbook { .. } = self.signs.lettering {
            self.paragraph(0, &format!("Names that are typed: {}.", typed_names(walk, self.signs)));
        }
    }

    /// The heading of a step, and of its part of the walk if it is the first step in it.
    pub(super) fn step(&mut self, walk: &Walk, place: usize, heading: &str) {
        let steps = walk.steps();
        if place == 0 || !steps[place].is_in_phase_of(&steps[place - 1]) {
            self.phase(&part(walk, &steps[place]));
        }
        self.blank();
        self.row(0, &format!("step {} of {}  {heading}", place + 1, steps.len()));
    }

    /// A text unchanged, whatever its characters: names and paths stay as they are.
    pub(super) fn verbatim(&mut self, text: &str) {
        for row in text.lines() {
            self.text.push_str(row.trim_end());
            self.text.push('\n');
        }
    }

    pub(super) fn row(&mut self, indent: usize, words: &str) {
        let words = words.trim_end();
        let words = if self.signs.glyphs == Glyphs::Ascii { ascii(words) } else { words.into() };
        if !words.is_empty() {
            self.text.extend(std::iter::repeat_n(' ', indent));
            self.text.push_str(&words);
        }
        self.text.push('\n');
    }

    /// A blank row, unless there is one already.
    pub(super) fn blank(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    pub(super) fn phase(&mut self, title: &str) {
        self.blank();
        self.row(0, title);
        if self.signs.glyphs != Glyphs::Ascii {
            self.row(0, &"─".repeat(title.chars().count()));
        }
    }

    pub(super) fn selection(&mut self, selection: &Selection) {
        self.lines(&selection.lines, INDENT);
        if !selection.exact.is_empty() {
            if self.signs.glyphs != Glyphs::Ascii {
                self.blank();
            }
            self.row(INDENT, "correct:");
            self.lines(&selection.exact, DEEP_INDENT);
        }
        self.lines(&selection.closing, INDENT);
    }

    pub(super) fn lines(&mut self, lines: &[Line], indent: usize) {
        let mut is_captioned = false;
        for own in lines {
            match &own.content {
                Content::Words(words) => self.paragraph(indent, &self.words(own, &in_letters(words, self.signs))),
                Content::Statement(statement, _) if self.signs.glyphs == Glyphs::Ascii => {
                    self.row(indent, &format!("{}: {}", name(own, self.signs), line(statement, self.signs)));
                }
                Content::Statement(..) if own.kind == LineKind::Factor && is_captioned => {}
                Content::Statement(statement, captions) => {
                    is_captioned = !captions.is_empty();
                    let layout = Layout { captions: captions.clone(), ..Layout::new(self.signs, WIDTH - indent) };
                    let layout = layout.marking_with(MARK);
                    self.block(&in_letters(&own.note, self.signs), &layout.statement(statement).to_plain(), indent);
                }
            }
        }
    }

    /// Words as wide as the page; in ASCII one line, however long.
    fn paragraph(&mut self, indent: usize, words: &str) {
        if self.signs.glyphs == Glyphs::Ascii {
            return self.row(indent, words);
        }
        for (place, row) in wrap(words, WIDTH - DEEP_INDENT).iter().enumerate() {
            self.row(if place == 0 { indent } else { DEEP_INDENT }, row);
        }
    }

    fn words(&self, own: &Line, words: &str) -> String {
        match (own.note.as_str(), self.signs.glyphs) {
            ("", _) => words.to_owned(),
            (note, Glyphs::Ascii) => format!("{note}: {words}"),
            (note, _) => format!("{note:WITNESS_WIDTH$}  {words}"),
        }
    }

    /// A laid-out statement: after its note if both fit in one row, otherwise below it.
    fn block(&mut self, note: &str, block: &str, indent: usize) {
        let note = if note.is_empty() { String::new() } else { format!("{}:", note.trim_end_matches(':')) };
        let is_row = !block.contains('\n');
        let together = note.chars().count() + 1 + block.trim_start().chars().count();
        if is_row && !note.is_empty() && indent + together <= WIDTH {
            self.row(indent, &format!("{note} {}", block.trim_start()));
            return;
        }
        if !is_row {
            self.blank();
        }
        if !note.is_empty() {
            wrap(&note, WIDTH - indent).iter().for_each(|row| self.row(indent, row));
        }
        block.lines().for_each(|row| self.row(indent, row));
        if !is_row {
            self.blank();
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
        self.text
    }
}

/// The words in front of a line that give its kind.
fn name(own: &Line, signs: Signs) -> String {
    let note = in_letters(own.note.trim_end_matches(':'), signs);
    let kind = match own.kind {
        LineKind::Law => "formula",
        LineKind::Bound => return format!("with {note}"),
        LineKind::Numbers => "with numbers",
        LineKind::Factor => return format!("part {note}"),
        LineKind::Value => "value",
        LineKind::Printed | LineKind::Exact | LineKind::Numeric | LineKind::Words => return note.into_owned(),
    };
    if note.is_empty() { kind.to_owned() } else { format!("{kind}, {note}") }
}
