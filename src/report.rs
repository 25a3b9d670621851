//! The walk as text. A stand-in for the real module.

use crate::scenario::Scenario;
use crate::settings::{PrintReading, Settings};

/// What a walk is printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// Prints a walk.
#[must_use]
pub fn render(scenario: &Scenario, format: Format, settings: Settings<PrintReading>) -> String {
    match format {
        Format::Text => {
            let steps: String = (1..=3).map(|step| format!("step {step} of 3\n")).collect();
            format!("{}\n{settings:?}\n{steps}", scenario.heading())
        }
        Format::Json => serde_json::json!({ "scenario": scenario.heading() }).to_string() + "\n",
    }
}
