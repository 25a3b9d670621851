//! What things look like. Only the terminal's own colours, so that dark and light backgrounds both work; and nothing
//! that colour says is said by colour alone.

use ratatui::style::{Color, Modifier, Style};

use crate::formula::FactorLabel;

/// Headings.
pub(super) const HEADING: Style = Style::new().add_modifier(Modifier::BOLD);
/// What is less important than the rest.
pub(super) const QUIET: Style = Style::new().add_modifier(Modifier::DIM);
/// The chosen part, wherever it is shown.
pub(super) const CHOSEN: Style = Style::new().add_modifier(Modifier::REVERSED.union(Modifier::BOLD));
/// What belongs to the current term.
pub(super) const LIT: Style = Style::new().add_modifier(Modifier::BOLD);
/// A misprint of the document; also a difference between the readings.
pub(super) const MISPRINT: Style = Style::new().fg(Color::Red).add_modifier(Modifier::UNDERLINED);
/// A number that is another than before a change.
pub(super) const CHANGED: Style = MISPRINT;
/// A derivative in the picture; its mark says the same.
pub(super) const DERIVATIVE: Style = Style::new().fg(Color::Green).add_modifier(Modifier::BOLD);
/// A sentence about the last key.
pub(super) const NOTICE: Style = Style::new().fg(Color::Magenta).add_modifier(Modifier::BOLD);

/// The colour of a part; its letter says the same.
pub(super) fn part(label: FactorLabel) -> Style {
    const COLORS: [Color; 4] = [Color::Cyan, Color::Magenta, Color::Green, Color::Blue];
    Style::new().fg(COLORS[usize::from(label.0) % COLORS.len()])
}

/// The colour of a weight's sign; dashes and the minus say the same.
pub(super) fn sign(value: f64) -> Style {
    Style::new().fg(if value < 0.0 { Color::Red } else { Color::Cyan })
}
