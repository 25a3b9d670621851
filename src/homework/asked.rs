//! What a worksheet asks for, and the file that the answers are written into.

use crate::{
    network::{Bias, OutputActivation},
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight},
    scenario::{FileName, Scenario, display::printable},
};

/// The quantities that are to be worked out, in the order of the walk.
///
/// Of several samples only what has a name of its own in the whole exercise is asked for: the loss of each, and what
/// they have in common.
#[must_use]
pub fn asked(scenario: &Scenario) -> Vec<Quantity> {
    let notation = Notation::of(scenario);
    let mut asked = match scenario.samples().len() {
        1 => one_pass(notation, scenario.architecture().output),
        several => (1..=several).filter_map(|sample| u8::try_from(sample).ok()).map(Quantity::SampleLoss).collect(),
    };
    if scenario.samples().len() > 1 {
        asked.push(Quantity::Loss);
        asked.extend(notation.layers_of_weights().rev().flat_map(|layer| by_weights(notation, layer)));
    }
    // A fixed bias has no new weight to work out.
    let is_updated = |weight: &Weight| scenario.architecture().bias == Bias::Trained || weight.from != 0;
    for layer in notation.layers_of_weights().rev() {
        let of_layer = notation.weights_of(layer).filter(is_updated);
        asked.extend(of_layer.map(Quantity::Updated));
    }
    asked.push(Quantity::LossAfter);
    asked
}

/// Forward and back with one sample.
fn one_pass(notation: Notation, output: OutputActivation) -> Vec<Quantity> {
    let units = |layer: Layer| notation.computing_units(layer);
    let last = notation.output();
    let by_net_input = |unit| Quantity::loss_by(Variable::NetInput(unit));
    let mut asked: Vec<Quantity> = notation
        .hidden_layers()
        .flat_map(units)
        .flat_map(|unit| [Quantity::NetInput(unit), Quantity::Activation(unit)])
        .collect();
    // A linear output is its net input: one number, asked for once.
    if output != OutputActivation::LINEAR {
        asked.extend(units(last).map(Quantity::NetInput));
    }
    asked.extend(units(last).map(Quantity::Activation));
    asked.push(Quantity::Loss);
    for layer in notation.layers_of_weights().rev() {
        asked.extend(units(layer.next()).map(by_net_input));
        asked.extend(by_weights(notation, layer));
    }
    asked
}

fn by_weights(notation: Notation, layer: Layer) -> impl Iterator<Item = Quantity> {
    notation.weights_of(layer).map(|weight| Quantity::loss_by(Variable::Weight(weight)))
}

/// What an answers file says of itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct AnswersHead<'a> {
    /// The scenario's file, seen from the answers, or its built-in name. Nothing where it has neither.
    pub scenario: Option<&'a str>,
    /// Who answers, where that is known.
    pub name: Option<&'a str>,
}

/// What is said in the place of a name that would not read back as it is written.
const NOT_NAMED: &str = "# Check with the option --scenario; the name of the scenario cannot be written here: ";

/// How an answers file is to be filled in, with the first net input as the example.
fn how_to(notation: Notation) -> String {
    let layer = Layer::INPUT.next();
    let example = Quantity::NetInput(Unit { layer, index: notation.first(layer) });
    format!(
        "# Write each number after its comma, with a decimal point and at least 4 significant digits: {example},0.3775\n\
         # Leave what you have not worked out empty. Lines starting with # are ignored.\n"
    )
}

/// An answers file with nothing filled in: one line for each quantity that is asked for.
#[must_use]
pub fn blank_answers(scenario: &Scenario, head: AnswersHead) -> String {
    let mut text = String::new();
    match head.scenario {
        Some(file) if printable(file) == file => text.push_str(&format!("# scenario: {file}\n")),
        Some(file) => text.push_str(&format!("{NOT_NAMED}{}\n", FileName::new(file))),
        None => {}
    }
    text.push_str(&match head.name {
        Some(name) => format!("# name: {name}\n"),
        None => "# name:\n".to_owned(),
    });
    text.push_str(&how_to(Notation::of(scenario)));
    text.push_str("quantity,value\n");
    for quantity in asked(scenario) {
        let name = quantity.to_string();
        // The comma between indices of two digits is none between fields.
        text.push_str(&if name.contains(',') { format!("\"{name}\",\n") } else { format!("{name},\n") });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{Architecture, Sizes};

    fn names(scenario: &Scenario) -> Vec<String> {
        asked(scenario).iter().map(Quantity::to_string).collect()
    }

    #[test]
    fn everything_is_asked_for_in_the_order_of_the_work() {
        let scenario = Scenario::random(Architecture::CLASSIFICATION, Sizes::new(&[1, 1, 2]).unwrap(), 1);
        let expected = "X1(1) O1(1) X0(2) X1(2) O0(2) O1(2) E dE/dX0(2) dE/dX1(2) \
                        dE/da00(1) dE/da01(1) dE/da10(1) dE/da11(1) dE/dX1(1) dE/da01(0) dE/da11(0) \
                        a00(1)' a01(1)' a10(1)' a11(1)' a01(0)' a11(0)' E'";
        assert_eq!(names(&scenario).join(" "), expected);
    }

    #[test]
    fn a_linear_output_is_asked_for_once() {
        let names = names(&Scenario::load("regression").unwrap());
        assert!(names.contains(&"O0(2)".to_owned()) && !names.contains(&"X0(2)".to_owned()));
    }

    #[test]
    fn of_several_samples_each_loss_and_what_they_have_in_common_is_asked_for() {
        let names = names(&Scenario::load("xor").unwrap());
        assert_eq!(names[..6], ["E(x1)", "E(x2)", "E(x3)", "E(x4)", "E", "dE/da00(1)"]);
        assert_eq!(names.last().unwrap(), "E'");
    }

    #[test]
    fn a_scenario_whose_name_steers_terminals_is_not_named() {
        let scenario = Scenario::load("regression").unwrap();
        for name in ["a\u{202e}.toml", "a\nE,5\n.toml", "\u{1b}[2J.toml", "a\u{200b}.toml"] {
            let text = blank_answers(&scenario, AnswersHead { scenario: Some(name), name: None });
            assert!(text.starts_with("# Check with the option --scenario"), "{text}");
            assert!(text.chars().all(|sign| sign == '\n' || printable(&sign.to_string()).len() == sign.len_utf8()));
            let read = crate::homework::answers::parse(&text, "a.csv");
            assert_eq!((read.scenario, read.faults), (None, Vec::new()));
            assert!(read.entries.iter().all(|entry| entry.value.is_none()));
        }
    }

    #[test]
    fn every_line_of_a_blank_file_reads_back_as_what_is_asked_for() {
        for scenario in [
            Scenario::load("regression").unwrap(),
            Scenario::load("xor").unwrap(),
            Scenario::random(Architecture::CLASSIFICATION, Sizes::new(&[12, 11, 13]).unwrap(), 1),
        ] {
            let head = AnswersHead { scenario: Some("07.toml"), name: Some("Ünal Öz") };
            let text = blank_answers(&scenario, head);
            assert!(text.starts_with("# scenario: 07.toml\n# name: Ünal Öz\n#"), "{text}");
            let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
            assert_eq!(reader.headers().unwrap(), ["quantity", "value"].as_slice());
            let notation = Notation::of(&scenario);
            let rows = reader.records().map(|row| {
                let row = row.unwrap();
                assert_eq!((row.len(), &row[1]), (2, ""));
                notation.parse(&row[0]).unwrap()
            });
            assert_eq!(rows.collect::<Vec<_>>(), asked(&scenario));
        }
    }
}
