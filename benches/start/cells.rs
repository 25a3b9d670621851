//! The cells of the first screen as text: a row for each run of cells that look alike, with its colour, what its
//! letters are like, and its signs.

use gradwalk::{
    formula::Digits,
    reading::ReadingKind,
    scenario::Scenario,
    settings::Settings,
    tui::{state::State, view},
    typeset::{Glyphs, Letters},
};
use ratatui::{
    Terminal,
    backend::TestBackend,
    style::{Color, Modifier, Style},
    text::{Line, Span},
};

/// What separates one row of the screen from the next.
const NEXT_ROW: &str = "\n";

/// The first screen of the usual network at 80x24.
pub fn of_first_screen() -> String {
    let settings = Settings {
        glyphs: Glyphs::Small,
        letters: Letters::Document,
        digits: Digits::default(),
        reading: ReadingKind::Document,
    };
    let state = State::new(Scenario::load("regression").unwrap(), settings);
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| view::draw(&state, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let mut text = String::new();
    for row in buffer.content.chunks(80) {
        for run in row.chunk_by(|one, next| one.style() == next.style()) {
            let signs: String = run.iter().map(ratatui::buffer::Cell::symbol).collect();
            text.push_str(&format!("{}\t{}\t{signs}\r", run[0].fg, run[0].modifier.bits()));
        }
        text.push_str(NEXT_ROW);
    }
    text
}

/// The rows that such a text is of.
pub fn read(text: &str) -> Vec<Line<'static>> {
    let span = |run: &str| {
        let mut fields = run.splitn(3, '\t');
        let color: Color = fields.next().unwrap().parse().unwrap();
        let modifier = Modifier::from_bits_truncate(fields.next().unwrap().parse().unwrap());
        Span::styled(fields.next().unwrap().to_owned(), Style::new().fg(color).add_modifier(modifier))
    };
    let row = |row: &str| Line::from(row.split_terminator('\r').map(span).collect::<Vec<_>>());
    text.split_terminator(NEXT_ROW).map(row).collect()
}
