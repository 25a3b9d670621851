//! The picture of the network: it stays in the same place at every step, and shows what has been computed.
//!
//! | file | its one subject |
//! |---|---|
//! | `moments` | the numbers in the picture at each moment of the walk |
//! | `parts` | the formula beside the picture, and its parts in both |
//! | `positions` | the places of units, numbers and everything around them |
//! | `weights` | weights at their edges and in the table |

mod moments;
mod parts;
mod positions;
mod weights;

use gradwalk::{
    formula::digits::significant,
    quantity::Quantity,
    reading::ReadingKind,
    scenario::{Problem, Scenario},
    tui::{keys::Command, state::State},
    typeset::Glyphs,
    walk::Topic,
};
use ratatui::style::Modifier;

use crate::screen::{ask, ask_all, jump, opened, opened_with, picture, rows, settings, text, text_of};

/// The sizes that have a picture, and its rows.
const SIZES: [((u16, u16), usize); 4] = [((80, 24), 6), ((100, 32), 9), ((120, 40), 13), ((200, 60), 13)];

/// The rows of the picture.
fn stage(state: &State, (width, height): (u16, u16), count: usize) -> Vec<String> {
    rows(&picture(state, width, height)).skip(2).take(count).map(text_of).collect()
}

/// Where the names of the units begin: `O` and `X` occur nowhere else in the picture.
fn places_of_units(stage: &[String]) -> Vec<(usize, usize)> {
    let places = |(y, row): (usize, &String)| {
        let signs: Vec<char> = row.chars().collect();
        let names = signs.into_iter().enumerate().filter(|(_, sign)| ['O', 'X'].contains(sign));
        names.map(|(x, _)| (x, y)).collect::<Vec<_>>()
    };
    stage.iter().enumerate().flat_map(places).collect()
}

/// The walk to its end, step by step.
fn at_every_step(mut state: State, mut look: impl FnMut(&State)) {
    for _ in 0..state.walk().steps().len() {
        look(&state);
        ask(&mut state, Command::NextStep);
    }
}
