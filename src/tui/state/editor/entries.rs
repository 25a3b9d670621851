//! What can be edited: the network's shape, the learning rate, the samples and the weights, row by row.

use crate::{
    network::Sizes,
    scenario::{Given, Scenario},
    training::Update,
    tui::state::State,
};

/// Something that can be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A number that is given.
    Number(Given),
    /// A property of the network.
    Network(Property),
}

/// A property of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Property {
    /// How many inputs.
    Inputs,
    /// How many hidden units.
    HiddenUnits,
    /// How many outputs.
    Outputs,
    /// What the hidden units compute.
    Hidden,
    /// What the outputs compute.
    Output,
    /// How the error is measured.
    Loss,
    /// What is done with the biases.
    Bias,
    /// When the weights are updated, of several samples.
    Update,
}

impl Property {
    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Inputs => "inputs",
            Self::HiddenUnits => "hidden units",
            Self::Outputs => "outputs",
            Self::Hidden => "hidden",
            Self::Output => "output",
            Self::Loss => "loss",
            Self::Bias => "biases",
            Self::Update => "update",
        }
    }

    /// What it is in a network whose weights are updated then.
    #[must_use]
    pub fn of(self, scenario: &Scenario, update: Update) -> String {
        let (Sizes { inputs, hidden, outputs }, architecture) = (scenario.sizes(), scenario.architecture());
        match self {
            Self::Inputs => inputs.to_string(),
            Self::HiddenUnits => hidden.to_string(),
            Self::Outputs => outputs.to_string(),
            Self::Hidden => architecture.hidden.name().to_owned(),
            Self::Output => architecture.output.name().to_owned(),
            Self::Loss => architecture.loss.name().to_owned(),
            Self::Bias => architecture.bias.name().to_owned(),
            Self::Update => match update {
                Update::All => "after all samples".to_owned(),
                Update::Each => "after each sample".to_owned(),
            },
        }
    }
}

/// A row of what can be edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// What can be edited in it, from left to right.
    pub entries: Vec<Entry>,
}

impl State {
    /// All that can be edited, row by row.
    #[must_use]
    pub fn rows_to_edit(&self) -> Vec<Row> {
        let mut rows = rows(self.walk.scenario());
        if self.own_samples() > 1 {
            let update = Row { label: "update".to_owned(), entries: vec![Entry::Network(Property::Update)] };
            rows.insert(UPDATE_ROW, update);
        }
        rows
    }
}

/// The row of the update, behind that of the learning rate.
const UPDATE_ROW: usize = 3;

/// All that is given in an exercise, row by row.
fn rows(scenario: &Scenario) -> Vec<Row> {
    use Property::{Bias, Hidden, HiddenUnits, Inputs, Loss, Output, Outputs};
    let network = |label: &str, properties: &[Property]| Row {
        label: label.to_owned(),
        entries: properties.iter().map(|property| Entry::Network(*property)).collect(),
    };
    let mut rows = vec![
        network("sizes", &[Inputs, HiddenUnits, Outputs]),
        network("network", &[Hidden, Output, Loss, Bias]),
        Row { label: "learning rate".to_owned(), entries: vec![Entry::Number(Given::LearningRate)] },
    ];
    let several = scenario.samples().len() > 1;
    for sample in 0..scenario.samples().len() {
        let of = |given: &Given| given.sample() == Some(sample);
        let entries = scenario.given().filter(of).map(Entry::Number).collect();
        let label = if several { format!("sample {}", sample + 1) } else { "sample".to_owned() };
        rows.push(Row { label, entries });
    }
    let mut last = None;
    for given in scenario.given() {
        let Given::Weight { table, row, .. } = given else { continue };
        if last != Some((table, row)) {
            last = Some((table, row));
            rows.push(Row { label: from(scenario, table, row), entries: Vec::new() });
        }
        if let Some(current) = rows.last_mut() {
            current.entries.push(Entry::Number(given));
        }
    }
    rows
}

/// Where the weights of a row come from.
fn from(scenario: &Scenario, table: usize, row: usize) -> String {
    match (row + 1 - scenario.architecture().bias.units(), table) {
        (0, 0) => "hidden biases".to_owned(),
        (0, _) => "output biases".to_owned(),
        (unit, 0) => format!("from input {unit}"),
        (unit, _) => format!("from hidden {unit}"),
    }
}
