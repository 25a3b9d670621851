//! Colours and emphasis.

use super::*;

/// The reversed cells in these rows, left of the table of weights.
fn reversed(picture: &Buffer, within: std::ops::Range<usize>) -> String {
    let body = rows(picture).skip(within.start).take(within.len());
    let cells = body.flat_map(|row| row[..90].iter());
    cells.filter(|cell| cell.modifier.contains(Modifier::REVERSED)).map(ratatui::buffer::Cell::symbol).collect()
}

#[test]
fn the_chosen_factor_is_reversed_in_the_formula_and_in_the_network() {
    let mut state = at(Problem::Regression, settings(Glyphs::Tall, ReadingKind::Exact), "dE/da12(0)");
    let (network, formula) = (2..15, 15..38);
    let without = picture(&state, 120, 40);
    assert_eq!(reversed(&without, formula.clone()), "");
    let before = reversed(&without, network.clone());
    let mut seen = Vec::new();
    for _ in state.parts() {
        ask(&mut state, Command::NextFactor);
        let picture = picture(&state, 120, 40);
        let chosen = state.chosen().unwrap().letters();
        assert!(reversed(&picture, formula.clone()).contains(&chosen), "factor {chosen}");
        seen.push(reversed(&picture, network.clone()) != before);
    }
    assert!(seen.contains(&true), "no factor lights up in the network");
}

#[test]
fn the_chosen_factor_is_reversed_in_the_strip() {
    let mut state = at(Problem::Regression, settings(Glyphs::Tall, ReadingKind::Exact), "dE/da12(0)");
    let strip = |state: &State| {
        let picture = picture(state, 60, 18);
        let row = rows(&picture).find(|row| crate::screen::text_of(row).starts_with(" path ")).unwrap().to_vec();
        row.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED))
    };
    assert!(!strip(&state));
    let lit = state.parts().into_iter().filter(|_| {
        ask(&mut state, Command::NextFactor);
        strip(&state)
    });
    assert!(lit.count() > 0);
}

/// A note at the right end of a row does not apply to the row.
#[test]
fn only_the_reading_is_reversed_in_the_first_row() {
    let state = opened(Problem::Regression);
    let picture = picture(&state, 80, 24);
    let row = rows(&picture).next().unwrap();
    let reversed: Vec<_> = row.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).cloned().collect();
    assert_eq!(crate::screen::text_of(&reversed), " PRINTED FORMULAS ");
}

#[test]
fn only_the_count_is_reversed_in_the_frame_of_a_page() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::Help);
    let picture = picture(&state, 60, 18);
    let row = rows(&picture).find(|row| crate::screen::text_of(row).contains("more below")).unwrap();
    let reversed: Vec<_> = row.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).cloned().collect();
    let reversed = crate::screen::text_of(&reversed);
    assert!(reversed.starts_with(' ') && reversed.ends_with(" rows more below: PgDn "), "{reversed}");
}

/// The terminal's own white and black are unreadable on a background of the same colour.
#[test]
fn colours_are_readable_on_light_and_on_dark() {
    let allowed = [Color::Reset, Color::Red, Color::Green, Color::Cyan, Color::Magenta];
    for problem in Problem::ALL {
        let mut state = opened(problem);
        for step in 0..state.walk().steps().len() {
            ask(&mut state, if step % 2 == 0 { Command::NextFactor } else { Command::SwitchReading });
            for command in [Command::Errata, Command::Close, Command::Help, Command::Close, Command::NextStep] {
                let picture = picture(&state, 120, 40);
                let stranger =
                    picture.content.iter().find(|cell| !allowed.contains(&cell.fg) || cell.bg != Color::Reset);
                assert_eq!(stranger, None);
                ask(&mut state, command);
            }
        }
    }
}
