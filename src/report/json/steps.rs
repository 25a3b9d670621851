//! The steps of the walk and their lines as data.

use serde::Serialize;

use crate::{
    reading::ReadingKind,
    report::{ascii::ascii, selection::Selection},
    settings::{PrintReading, Settings},
    typeset::{self, Glyphs, Signs, in_letters},
    walk::{self, Content, LineKind, Phase, Walk},
};

#[derive(Serialize)]
pub(super) struct Step {
    phase: &'static str,
    quantity: Option<String>,
    equation: Option<String>,
    errata: Vec<String>,
    title: String,
    lines: Vec<Line>,
}

impl Step {
    pub(super) fn of(walk: &Walk, step: &walk::Step, settings: Settings<PrintReading>) -> Self {
        // A text is a single line, so there are no rows for indices.
        let signs = settings.signs(walk.output());
        let glyphs = if signs.glyphs == Glyphs::Tall { Glyphs::Ascii } else { signs.glyphs };
        let signs = Signs { glyphs, ..signs };
        Self {
            phase: match step.phase {
                Phase::Given => "given",
                Phase::Forward => "forward",
                Phase::Loss => "loss",
                Phase::Backward(_) | Phase::AllSamples => "backward",
                Phase::Update => "update",
                Phase::After => "after",
            },
            quantity: step.quantity().as_ref().map(ToString::to_string),
            equation: step.equation.as_ref().map(ToString::to_string),
            errata: step.errata.iter().map(ToString::to_string).collect(),
            title: match step.sample {
                None => step.title(),
                Some(sample) => format!("sample {sample}: {}", step.title()),
            },
            lines: Selection::of(walk, step, settings).all().map(|line| Line::of(line, signs)).collect(),
        }
    }
}

#[derive(Serialize)]
struct Line {
    kind: &'static str,
    reading: Option<&'static str>,
    text: String,
    latex: String,
    value: Option<f64>,
}

impl Line {
    fn of(line: &walk::Line, signs: Signs) -> Self {
        let own = in_letters(&line.note, signs);
        let (text, latex) = match &line.content {
            Content::Words(words) => {
                let text = format!("{own} {}", in_letters(words, signs)).trim_start().to_owned();
                let latex = format!("\\text{{{}}}", escaped(&text));
                (text, latex)
            }
            Content::Statement(statement, _) => {
                let text = typeset::line(statement, signs);
                let note = own.trim_end_matches(':');
                let text = if note.is_empty() { text } else { format!("{note}: {text}") };
                (text, typeset::latex(statement, signs.lettering))
            }
        };
        let text = if signs.glyphs == Glyphs::Ascii { ascii(&text).into_owned() } else { text };
        Self {
            kind: kind(line.kind),
            reading: line.reading.map(name),
            text,
            latex,
            value: line.value.filter(|value| value.is_finite()),
        }
    }
}

fn kind(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Law => "law",
        LineKind::Bound => "bound",
        LineKind::Numbers => "numbers",
        LineKind::Factor => "factor",
        LineKind::Value => "value",
        LineKind::Printed => "printed",
        LineKind::Exact => "exact",
        LineKind::Numeric => "numeric",
        LineKind::Words => "words",
    }
}

fn name(reading: ReadingKind) -> &'static str {
    match reading {
        ReadingKind::Document => "document",
        ReadingKind::Exact => "exact",
    }
}

/// Words in the form of LaTeX's `\text{}`.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '\\' => text.push_str("\\textbackslash{}"),
            '^' => text.push_str("\\textasciicircum{}"),
            '~' => text.push_str("\\textasciitilde{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => text.extend(['\\', sign]),
            other => text.push(other),
        }
    }
    text
}

/// The steps whose value in a printed reading is not a finite number.
pub(super) fn warnings(walk: &Walk, reading: PrintReading) -> Vec<String> {
    let value = |step: &walk::Step, kind: ReadingKind| walk.values_at(step, kind)?.get(step.quantity()?);
    let steps = walk.steps().iter().flat_map(|step| reading.kinds().iter().map(move |kind| (step, *kind)));
    steps
        .filter_map(|(step, kind)| Some((step, kind, value(step, kind).filter(|value| !value.is_finite())?)))
        .filter_map(|(step, kind, value)| {
            let sample = step.sample.map_or_else(String::new, |sample| format!("sample {sample}, "));
            let quantity = step.quantity()?;
            let reading = name(kind);
            Some(format!(
                "steps: the value of {quantity} ({sample}{reading}) is null: its value {value} is not a finite number"
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_safe_in_latex() {
        assert_eq!(
            escaped("50% of a_1^2 {x} ~ \\"),
            "50\\% of a\\_1\\textasciicircum{}2 \\{x\\} \\textasciitilde{} \\textbackslash{}"
        );
    }
}
