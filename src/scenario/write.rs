//! Writing a scenario as TOML.

use std::fmt::Write;

use toml::Value;
use toml::de::DeValue;

use super::random::one_hot;
use super::{Example, Number, Problem, Scenario};
use crate::network::{Activation, Architecture, HiddenActivations, OutputActivation, Penalty};

impl Scenario {
    /// The scenario as a file that reads back equal.
    ///
    /// TOML does not distinguish computed numbers from typed ones: computed numbers are written in the shortest form
    /// with the same value, and count as typed when read back. Weights that an update has made larger than a file
    /// allows are still written, but refused when read.
    pub fn to_toml(&self) -> String {
        let mut text = String::new();
        if let Some(title) = self.title() {
            line(&mut text, "title", &Value::String(title.to_owned()).to_string());
        }
        // For a network that is neither problem this is written only if its outputs would suggest one.
        if self.problem().or(Problem::of(self.architecture().output)).is_some() {
            line(&mut text, "problem", &quoted(self.problem_name()));
        }
        line(&mut text, "alpha", &number(self.alpha()));
        if self.penalty() == Penalty::Squares {
            line(&mut text, "lambda", &number(self.lambda()));
        }
        match self.samples() {
            [only] => self.write_sample(&mut text, only),
            _ => line(&mut text, "reduction", &quoted(self.reduction().name())),
        }
        match self.weights() {
            [first, second] => {
                line(&mut text, "first", &table(first));
                line(&mut text, "second", &table(second));
            }
            tables => {
                let tables: Vec<String> =
                    tables.iter().map(|rows| table(rows).replace(FURTHER_ROW, FURTHER_ROW_OF_SEVERAL)).collect();
                line(&mut text, "weights", &format!("[\n  {}]", tables.join(",\n  ")));
            }
        }
        // Everything after the header of a table belongs to it, so tables come last.
        let network = self.network_words();
        if !network.is_empty() {
            text.push_str("\n[network]\n");
            network.into_iter().for_each(|(key, word)| line(&mut text, key, &word));
        }
        if let several @ [_, _, ..] = self.samples() {
            for sample in several {
                text.push_str("\n[[sample]]\n");
                self.write_sample(&mut text, sample);
            }
        }
        text
    }

    fn write_sample(&self, text: &mut String, sample: &Example) {
        line(text, "x", &list(&sample.x));
        line(text, "target", &self.target_value(&sample.target));
    }

    /// The class if there is one, the value if there is only one, otherwise the list.
    fn target_value(&self, target: &[Number]) -> String {
        match (self.architecture().output, target) {
            (OutputActivation::Softmax, _) => {
                let class = (0..target.len()).find(|class| one_hot(*class, target.len()) == target);
                class.map_or_else(|| list(target), |class| class.to_string())
            }
            (OutputActivation::Each(_), [only]) => number(only),
            (OutputActivation::Each(_), _) => list(target),
        }
    }

    /// The parts of the network that the problem does not determine.
    fn network_words(&self) -> Vec<(&'static str, String)> {
        let Architecture { hidden, output, loss, bias, .. } = self.architecture();
        let own = self.problem().map(Problem::architecture);
        // Without a problem, hidden and bias have the usual values.
        let usual = own.unwrap_or(Architecture::REGRESSION);
        let words = [
            ("hidden", self.hidden_word(hidden), hidden == usual.hidden),
            (
                "output",
                output.of_each().map_or(quoted(output.name()), activation),
                own.is_some_and(|own| output == own.output),
            ),
            ("loss", quoted(loss.name()), own.is_some_and(|own| loss == own.loss)),
            ("bias", quoted(bias.name()), bias == usual.bias),
        ];
        words.into_iter().filter(|(.., is_known)| !is_known).map(|(key, word, _)| (key, word)).collect()
    }
}

impl Scenario {
    /// One activation for all hidden layers, or the list of them.
    fn hidden_word(&self, hidden: HiddenActivations) -> String {
        let each = hidden.listed(self.sizes().hidden().len());
        match each.split_first() {
            Some((first, others)) if others.iter().all(|other| other == first) => activation(*first),
            _ => format!("[{}]", each.iter().copied().map(activation).collect::<Vec<_>>().join(", ")),
        }
    }
}

/// An activation by its name, or as a table if its parameter is not the usual one.
fn activation(own: Activation) -> String {
    match own.unusual_parameter() {
        Some((name, parameter)) => format!("{{ name = {}, {name} = {parameter} }}", quoted(own.name())),
        None => quoted(own.name()),
    }
}

/// Writes a key and its value.
fn line(text: &mut String, key: &str, value: &str) {
    writeln!(text, "{key:<7} = {value}").expect("a String takes whatever is written to it");
}

/// One of the notation's words in quotes.
fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

/// A number as TOML: as typed, a fraction in quotes.
fn number(number: &Number) -> String {
    match number.source() {
        Some(text) if text.contains('/') => format!("\"{text}\""),
        Some(text) if is_toml_number(text) => text.to_owned(),
        // Typed outside a file, in a form that TOML does not allow.
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

/// The separator before every row of a table except the first.
const FURTHER_ROW: &str = ",\n           ";

/// The same in a list of tables.
const FURTHER_ROW_OF_SEVERAL: &str = ",\n   ";

/// A table row by row, with aligned columns.
fn table(rows: &[Vec<Number>]) -> String {
    let cells: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(number).collect()).collect();
    let width = cells.iter().flatten().map(String::len).max().unwrap_or_default();
    let aligned = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|cell| format!("{cell:>width$}")).collect();
        format!("[{}]", cells.join(", "))
    };
    let rows: Vec<String> = cells.iter().map(aligned).collect();
    format!("[{}]", rows.join(FURTHER_ROW))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        network::{Bias, Sizes},
        scenario::presets,
    };

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
    fn every_architecture_can_be_written_and_read_back() {
        let every = Architecture::all().flat_map(|architecture| [1, 16].map(|units| (architecture, units)));
        for (architecture, units) in every {
            let sizes = Sizes::new(&[units, units, units]).unwrap();
            let scenario = Scenario::random(architecture, sizes, 3);
            let written = scenario.to_toml();
            assert_eq!(read(&written), scenario, "{written}");
        }
    }

    #[test]
    fn the_network_is_written_as_far_as_it_is_not_the_problems_own() {
        let written = |architecture| {
            let text = Scenario::random(architecture, Sizes::new(&[1, 1, 1]).unwrap(), 1).to_toml();
            let (top, network) = text.split_once("\n[network]\n").unwrap_or((&text, ""));
            let problem = top.lines().find(|line| line.starts_with("problem")).unwrap_or_default();
            (problem.to_owned(), network.to_owned())
        };
        let own = Architecture::REGRESSION;
        let sigmoid = OutputActivation::Each(Activation::SIGMOID);
        let problem = || "problem = \"regression\"".to_owned();
        assert_eq!(written(own), (problem(), String::new()));
        let fixed = Architecture { hidden: Activation::Relu.into(), bias: Bias::Fixed, ..own };
        assert_eq!(written(fixed), (problem(), "hidden  = \"relu\"\nbias    = \"fixed\"\n".to_owned()));
        let other = Architecture { output: sigmoid, ..own };
        assert_eq!(written(other), (String::new(), "output  = \"sigmoid\"\nloss    = \"squared\"\n".to_owned()));
    }

    #[test]
    fn a_problem_that_is_not_that_of_the_outputs_is_kept() {
        let texts =
            [("other", "linear"), ("other", "softmax"), ("regression", "softmax"), ("classification", "sigmoid")];
        for (problem, output) in texts {
            let text = format!(
                "problem = \"{problem}\"\nalpha = 0.1\nseed = 1\n[network]\noutput = \"{output}\"\nloss = \"squared\"\n"
            );
            let scenario = read(&text);
            assert_eq!(scenario.problem_name(), problem);
            assert_eq!(read(&scenario.to_toml()), scenario);
        }
    }

    #[test]
    fn several_samples_follow_all_else() {
        let text = "\
problem = \"classification\"
alpha   = 0.1
reduction = \"sum\"
first   = [[1, 2]]
second  = [[1, 2],
           [3, 4]]

[network]
bias    = \"none\"

[[sample]]
x       = [\"1/3\"]
target  = 1

[[sample]]
x       = [2]
target  = [0.5, 0.5]
";
        assert_eq!(read(text).to_toml(), text);
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
