//! Practice: the verdict on an answer, the slips behind a wrong one, and the score.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::{
    formula::{block_rows, wrapped},
    panel, theme,
};
use crate::{
    formula::{Statement, digits::significant},
    homework::{Confidence, Fit, Judged, Verdict},
    tui::{
        practice::{Practice, SlipFound, Summary, full_name_of, name_of},
        state::State,
    },
    typeset::{Glyphs, Layout},
    walk::Topic,
};

/// What practice says above the lines of a step.
pub(super) fn above(state: &State, width: usize) -> Vec<Line<'static>> {
    let Some(practice) = state.practice() else { return Vec::new() };
    if state.step().topic == Topic::Outcome {
        let mut rows = score(&practice.summary(state.walk()), width);
        rows.push(Line::default());
        return rows;
    }
    let Some(judged) = state.mark().and_then(|mark| mark.judged.as_ref()) else { return Vec::new() };
    let mut rows = verdict(state, practice, judged, width);
    rows.push(Line::default());
    rows
}

/// What practice says below the lines: that a number is asked for, or why some are missing.
pub(super) fn below(state: &State, width: usize) -> Vec<Line<'static>> {
    let Some(practice) = state.practice() else { return Vec::new() };
    let name = name_of(state.step());
    if !state.is_complete() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    if state.waits() {
        let question = vec![
            Span::styled(format!("{name} = ?"), theme::HEADING),
            Span::styled("  type your number, Enter has it judged", theme::QUIET),
        ];
        rows.push(Line::from(question));
    } else {
        let missing = practice.missing(state.walk(), state.position());
        if let Some(first) = missing.first().map(|step| full_name_of(&state.walk().steps()[*step])) {
            let what = if state.step().topic == Topic::Outcome { "What the step did" } else { "The numbers put in" };
            let others = match missing.len() {
                1 => String::new(),
                count => format!(" and {} more", count - 1),
            };
            let words = format!("{what} will show once there is an answer to {first}{others}.");
            rows.extend(wrapped(&words, width).into_iter().map(|row| row.patch_style(theme::QUIET)));
        }
    }
    rows
}

/// A number with as many figures as were typed, and one more.
fn beside(judged: &Judged, value: f64, state: &State) -> String {
    let figures = judged.given.as_ref().map_or(0, |typed| if typed.half_unit > 0.0 { typed.figures + 1 } else { 0 });
    significant(value, figures.clamp(state.settings.digits.count(), 12))
}

fn verdict(state: &State, practice: &Practice, judged: &Judged, width: usize) -> Vec<Line<'static>> {
    let given = judged.given.as_ref().map_or("", |typed| typed.text.as_str());
    let expected = beside(judged, judged.expected, state);
    let reach = judged.given.as_ref().map_or(0.0, |typed| typed.half_unit);
    // What the rounding of right numbers leaves open is not worth a word.
    let parts = |own: &f64| (own - judged.expected).abs() > reach;
    let from_own = judged.from_own_values.filter(parts).map(|value| beside(judged, value, state));
    let from_own = from_own.filter(|own| *own != expected);
    let (word, rest) = match &judged.verdict {
        Verdict::Right => ("right", ".".to_owned()),
        Verdict::Carried => {
            ("carried", format!(": wrong, but right from your own numbers before it. The right number is {expected}."))
        }
        Verdict::Wrong => match from_own {
            Some(own) => ("wrong", format!(". It is {expected}; from your own numbers before it, {own}.")),
            None => ("wrong", format!(". It is {expected}.")),
        },
        Verdict::Unjudged { because } => (
            "not judged",
            format!(
                ": with your {because} it comes to this whatever is done with the rest. The right number is {expected}."
            ),
        ),
        Verdict::Missing => ("missing", ".".to_owned()),
    };
    let style = match judged.verdict {
        Verdict::Wrong => theme::MISPRINT,
        _ => theme::HEADING,
    };
    let start = format!("{} = {given} is ", name_of(state.step()));
    let mut rows = wrapped(&format!("{start}{word}{rest}"), width);
    // The word of the verdict stands out; where it has wrapped, the row does without.
    if let Some(first) = rows.first_mut() {
        let text: String = first.spans.iter().map(|span| span.content.as_ref()).collect();
        if let Some(tail) = text.strip_prefix(&format!("{start}{word}")) {
            *first = Line::from(vec![Span::raw(start), Span::styled(word, style), Span::raw(tail.to_owned())]);
        }
    }
    if judged.verdict != Verdict::Wrong {
        return rows;
    }
    match judged.slips.split_first() {
        Some((likeliest, others)) => {
            rows.extend(slip(state, practice, likeliest, width));
            if !others.is_empty() {
                let others: Vec<String> = others.iter().map(|fit| fit.title.clone()).collect();
                rows.extend(wrapped(&format!("Or it could be: {}.", others.join("; ")), width));
            }
        }
        None => rows.extend(wrapped("No known slip gives this number: look through the arithmetic.", width)),
    }
    rows
}

/// The likeliest slip: what was done, and what is right.
fn slip(state: &State, practice: &Practice, fit: &Fit, width: usize) -> Vec<Line<'static>> {
    let sure = match fit.confidence {
        Confidence::Plain => "What happened: ",
        Confidence::CouldBe => "It could be: ",
    };
    let printed = fit.erratum.map_or_else(String::new, |erratum| format!(" (printed so: {erratum})"));
    let mut rows = wrapped(&format!("{sure}{}{printed}.", fit.title), width);
    for (heading, statements) in [("done ", &fit.done), ("right", &fit.right)] {
        let statements = practice.without_hidden(state.walk(), state.position(), statements);
        rows.extend(formulas(state, heading, &statements, width));
    }
    rows
}

/// Formulas in one-row signs, since there are several of them, with a word before the first.
fn formulas(state: &State, heading: &str, statements: &[Statement], width: usize) -> Vec<Line<'static>> {
    let indent = heading.len() + 3;
    let glyphs = if state.is_ascii() { Glyphs::Ascii } else { Glyphs::Small };
    let layout = Layout::new(glyphs, width.saturating_sub(indent));
    let mut rows: Vec<Line<'static>> = Vec::new();
    for row in statements.iter().flat_map(|statement| block_rows(&layout.statement(statement), None)) {
        let before = if rows.is_empty() { format!(" {heading}  ") } else { " ".repeat(indent) };
        let mut line = Line::from(Span::styled(before, theme::QUIET));
        line.spans.extend(row.spans);
        rows.push(line);
    }
    rows
}

/// The score in rows.
fn score(summary: &Summary, width: usize) -> Vec<Line<'static>> {
    let counts = [
        (summary.right, "right"),
        (summary.carried, "carried"),
        (summary.wrong, "wrong"),
        (summary.unjudged, "not judged"),
        (summary.shown, "shown"),
        (summary.left_out, "left out"),
    ];
    let counted: Vec<String> = counts
        .iter()
        .filter(|(count, what)| *count > 0 || *what == "right")
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let mut text = format!("Score: {}.", counted.join(", "));
    if summary.hinted > 0 {
        text.push_str(&format!(" With hints: {}.", summary.hinted));
    }
    let mut rows = wrapped(&text, width);
    if let Some(first) = rows.first_mut() {
        *first = std::mem::take(first).patch_style(theme::HEADING);
    }
    rows.extend(summary.slips.iter().flat_map(|slip| slip_found(slip, width)));
    if summary.wrong == 0 && summary.carried == 0 && summary.right > 0 {
        rows.extend(wrapped("No slips.", width));
    }
    rows
}

fn slip_found(slip: &SlipFound, width: usize) -> Vec<Line<'static>> {
    let sure = match slip.confidence {
        Confidence::Plain => "",
        Confidence::CouldBe => "perhaps ",
    };
    wrapped(&format!("- {sure}{}: {}", slip.title, slip.answers.join(", ")), width)
}

/// The score of a practice that has ended.
pub(super) fn draw(state: &State, summary: &Summary, frame: &mut Frame, area: Rect) {
    let inside = panel(state, frame, area, "practice (Esc closes)");
    let lines = score(summary, usize::from(inside.width).saturating_sub(1));
    let hidden = lines.len().saturating_sub(usize::from(inside.height));
    let scroll = state.scroll.min(hidden);
    frame.render_widget(Paragraph::new(lines).scroll((u16::try_from(scroll).unwrap_or(0), 0)), inside);
    if hidden > scroll {
        let row = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        let words = format!(" {} more below: PgDn ", hidden - scroll);
        frame.render_widget(Line::styled(words, theme::CHOSEN).right_aligned(), row);
    }
}
