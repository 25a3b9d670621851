//! The value of a derivative with respect to a weight can be read at 80x24 without scrolling; the rest can be reached.

use super::*;

fn is_about_a_weight(state: &State) -> bool {
    matches!(state.step().quantity(), Some(Quantity::Partial { of: Variable::Loss, by: Variable::Weight(_) }))
}

fn is_shown(state: &State, shown: &str, kind: LineKind) -> bool {
    let line = state.lines().iter().find(|line| line.kind == kind);
    line.is_some_and(|line| shows(shown, line, state.settings.glyphs))
}

/// What is missing from the screen of a complete step.
fn missing(state: &State) -> Vec<&'static str> {
    let shown = text(&picture(state, 80, 24));
    let mut missing = Vec::new();
    for (kind, name) in [(LineKind::Numbers, "numbers"), (LineKind::Value, "value")] {
        if !is_shown(state, &shown, kind) {
            missing.push(name);
        }
    }
    // The general law has a separate step; with its indices bound it is the same.
    if ![LineKind::Law, LineKind::Bound].into_iter().any(|kind| is_shown(state, &shown, kind)) {
        missing.push("law");
    }
    if !shown.contains("numeric") {
        missing.push("numeric check");
    }
    let mut at_the_top = state.clone();
    ask_all(&mut at_the_top, &[Command::ScrollUp; 9]);
    let top = text(&picture(&at_the_top, 80, 24));
    if !is_shown(state, &top, LineKind::Law) || top.contains("above: PgUp") {
        missing.push("law, scrolled to");
    }
    missing
}

fn has_to_scroll(shown: &str) -> bool {
    shown.contains("above: PgUp") || shown.contains("below: PgDn")
}

/// Whether the last sign of a line's formula is visible; in tall formulas it is spread over rows.
fn shows(shown: &str, line_of_step: &gradwalk::walk::Line, glyphs: Glyphs) -> bool {
    let Content::Statement(statement, _) = &line_of_step.content else { return false };
    if glyphs == Glyphs::Tall {
        return true;
    }
    let written = line(statement, glyphs);
    let end = written.rsplit(' ').next().unwrap_or_default();
    shown.contains(end)
}

#[test]
fn at_80x24_the_formula_its_numbers_and_its_value_are_in_sight() {
    let mut failures = Vec::new();
    let choices = Problem::ALL.into_iter().flat_map(|problem| Glyphs::ALL.map(|glyphs| (problem, glyphs)));
    for (problem, glyphs) in choices {
        for reading in [ReadingKind::Document, ReadingKind::Exact] {
            let mut state = opened_with(problem, settings(glyphs, reading));
            for _ in 0..state.walk().steps().len() {
                let missing = if is_about_a_weight(&state) { missing(&state) } else { Vec::new() };
                if !missing.is_empty() {
                    let title = &state.step().title();
                    failures.push(format!("{problem:?} {reading:?} {}: {title}: {missing:?}", glyphs.name()));
                }
                ask(&mut state, Command::NextStep);
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn signs_do_not_change_with_the_size_of_the_screen() {
    for problem in Problem::ALL {
        let mut state = opened_with(problem, settings(Glyphs::Tall, ReadingKind::Exact));
        for _ in 0..state.walk().steps().len() {
            for (columns, rows) in [(60, 18), (80, 24), (200, 60)] {
                let shown = text(&picture(&state, columns, rows));
                let small = shown.chars().find(|sign| "⁽⁾⁰¹²₀₁₂₃ₖᵢₙ".contains(*sign) && *sign != '²');
                let first = state.position() == 0;
                assert!(small.is_none() || first, "{} at {columns}x{rows}: {small:?}", state.step().title());
            }
            ask(&mut state, Command::NextStep);
        }
    }
}

/// The test above can fail: sixteen terms do not fit.
#[test]
fn a_large_network_has_to_scroll() {
    let mut state = drawn(Problem::Classification, 16);
    ask_all(&mut state, &[Command::SwitchReading, Command::MoreDigits]);
    let mut scrolled = false;
    for _ in 0..state.walk().steps().len().min(120) {
        ask(&mut state, Command::NextStep);
        scrolled |= has_to_scroll(&text(&picture(&state, 60, 18)));
    }
    assert!(scrolled);
}
