//! Writing a scenario as TOML.

use std::fmt::Write;

use toml::Value;
use toml::de::DeValue;

use super::random::one_hot;
use super::{Number, Problem, Scenario};

impl Scenario {
    /// The scenario as a file that reads back equal.
    ///
    /// TOML does not tell a computed number from a typed one: computed numbers are written in the
    /// shortest form with the same value, and are typed ones when read back. Weights that an update
    /// has made larger than a file allows are written all the same, and are refused when read.
    pub fn to_toml(&self) -> String {
        let mut text = String::new();
        let mut line = |key: &str, value: &str| {
            writeln!(text, "{key:<7} = {value}").expect("a String takes whatever is written to it");
        };
        if let Some(title) = self.title() {
            line("title", &Value::String(title.to_owned()).to_string());
        }
        line("problem", &format!("\"{}\"", self.problem()));
        line("alpha", &number(self.alpha()));
        line("x", &list(self.x()));
        line("target", &self.target_value());
        line("first", &table(self.first()));
        line("second", &table(self.second()));
        text
    }

    /// The class if there is one, the value if there is only one, otherwise the list.
    fn target_value(&self) -> String {
        let target = self.target();
        match self.problem() {
            Problem::Regression if target.len() == 1 => number(&target[0]),
            Problem::Regression => list(target),
            Problem::Classification => {
                let class = (0..target.len()).find(|class| one_hot(*class, target.len()) == target);
                class.map_or_else(|| list(target), |class| class.to_string())
            }
        }
    }
}

/// A number as TOML: as typed, a fraction in quotes.
fn number(number: &Number) -> String {
    match number.source() {
        Some(text) if text.contains('/') => format!("\"{text}\""),
        Some(text) if is_toml_number(text) => text.to_owned(),
        // Typed somewhere else than in a file, in a way that TOML does not know.
        _ => format!("{:?}", number.value),
    }
}

fn is_toml_number(text: &str) -> bool {
    let value = DeValue::parse(text);
    value.is_ok_and(|value| matches!(value.get_ref(), DeValue::Integer(_) | DeValue::Float(_)))
}

fn list(numbers: &[Number]) -> String {
    let numbers: Vec<String> = numbers.iter().map(number).collect();
    format!("[{}]", numbers.join(", "))
}

/// A table row by row, its columns one below the other.
fn table(rows: &[Vec<Number>]) -> String {
    let cells: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(number).collect()).collect();
    let width = cells.iter().flatten().map(String::len).max().unwrap_or_default();
    let aligned = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|cell| format!("{cell:>width$}")).collect();
        format!("[{}]", cells.join(", "))
    };
    let rows: Vec<String> = cells.iter().map(aligned).collect();
    format!("[{}]", rows.join(",\n           "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::presets;

    fn read(text: &str) -> Scenario {
        Scenario::from_toml(text, "written.toml").unwrap()
    }

    #[test]
    fn built_in_scenarios_read_back_equal() {
        for preset in presets() {
            let scenario = preset.scenario();
            assert_eq!(read(&scenario.to_toml()), scenario);
        }
    }

    #[test]
    fn a_scenario_is_written_as_a_person_would() {
        let text = "title   = \"a \\\"b\\\"\\n\"\n\
                    problem = \"regression\"\n\
                    alpha   = 1e-3\n\
                    x       = [\"1/3\"]\n\
                    target  = [1, 2.50]\n\
                    first   = [[ 0.5],\n           [-1.0]]\n\
                    second  = [[1, 2],\n           [3, 4]]\n";
        let scenario = read(text);
        assert_eq!(scenario.title(), Some("a \"b\"\n"));
        let written = scenario.to_toml();
        assert_eq!(read(&written), scenario);
        let from_alpha = |text: &str| text[text.find("alpha").unwrap()..].to_owned();
        assert_eq!(from_alpha(&written), from_alpha(text));
    }

    #[test]
    fn soft_labels_and_computed_weights_keep_their_values() {
        let scenario = read(&presets()[1].toml.replace("target  = 1 ", "target  = [0.25, 0.75, 0.0] "));
        assert_eq!(read(&scenario.to_toml()), scenario);
        let after = scenario
            .with_weights(scenario.network().step(0.1, &scenario.network().gradient(&scenario.sample())).weights());
        assert_eq!(read(&after.to_toml()).network(), after.network());
    }

    #[test]
    fn a_text_that_is_no_toml_is_written_as_its_value() {
        assert_eq!(number(&Number::typed(0.5, ".5")), "0.5");
        assert_eq!(number(&Number::typed(0.5, "0.5")), "0.5");
        assert_eq!(number(&Number::typed(0.5, "1/2")), "\"1/2\"");
    }
}
