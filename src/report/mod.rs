//! All steps at once: as text for people, as JSON for programs.
//!
//! | file | its one job |
//! |---|---|
//! | `selection` | the lines of a step in the readings that are asked for, nothing said twice |
//! | `text` | the steps laid out on a page, or in ASCII one line after another |
//! | `json` | the steps as data |
//! | `in_turn` | the walks of several samples, one after the other |
//! | `tables` | weights and their derivatives as rows of numbers |
//! | `worksheet` | the steps with blanks for their numbers, and the answers file |
//! | `key` | the answer key: the correct values, and all steps |
//! | `homework` | checked answers, as text, JSON and CSV |
//! | `training` | training runs, as text and CSV |
//! | `ascii` | words without a sign outside ASCII |
//!
//! Nothing is computed here: all numbers and formulas come from the walk, or from a training run.

mod ascii;
mod escaped;
mod homework;
mod in_turn;
mod json;
mod key;
mod selection;
mod tables;
mod text;
mod training;
mod worksheet;

pub use homework::{CheckFormat, CheckPage, render_checked};
pub use in_turn::render_in_turn;
pub use key::render_key;
pub use training::{Trained, TrainingFormat, TrainingPage, TrainingRows, render_training};
pub use worksheet::render_worksheet;

use crate::{
    scenario::Scenario,
    settings::{PrintReading, Settings},
    walk::Walk,
};

/// The form in which a walk is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// The whole walk of a scenario, ending in a newline.
///
/// ```
/// use gradwalk::{report::{render, Format}, scenario::Scenario, settings::{PrintReading, Settings}};
/// use gradwalk::{formula::Digits, typeset::{Glyphs, Letters}};
/// let letters = Letters::Document;
/// let settings = Settings { glyphs: Glyphs::Ascii, letters, digits: Digits::default(), reading: PrintReading::Both };
/// let text = render(&Scenario::load("regression")?, Format::Text, settings);
/// assert!(text.starts_with("regression 2-3-1"));
/// # Ok::<(), gradwalk::scenario::ScenarioError>(())
/// ```
#[must_use]
pub fn render(scenario: &Scenario, format: Format, settings: Settings<PrintReading>) -> String {
    let walk = Walk::new(scenario.clone());
    match format {
        Format::Text => text::text(&walk, settings),
        Format::Json => json::json(&walk, settings),
    }
}
