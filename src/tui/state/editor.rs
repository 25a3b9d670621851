//! Editing all that is given: a cursor over the network's shape, the learning rate, the samples and the weights.

use crate::{
    network::Sizes,
    scenario::{Given, Scenario},
    tui::turn::Turn,
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
        }
    }

    /// What it is in a network.
    #[must_use]
    pub fn of(self, scenario: &Scenario) -> String {
        let (Sizes { inputs, hidden, outputs }, architecture) = (scenario.sizes(), scenario.architecture());
        match self {
            Self::Inputs => inputs.to_string(),
            Self::HiddenUnits => hidden.to_string(),
            Self::Outputs => outputs.to_string(),
            Self::Hidden => architecture.hidden.name().to_owned(),
            Self::Output => architecture.output.name().to_owned(),
            Self::Loss => architecture.loss.name().to_owned(),
            Self::Bias => architecture.bias.name().to_owned(),
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

/// What is seen of the exercise while it is edited.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Sheet {
    /// All that is given, in a table.
    #[default]
    Table,
    /// The loss over the number at the cursor: around a middle, so far to both sides.
    Curve {
        /// The middle.
        middle: f64,
        /// How far it reaches.
        reach: f64,
    },
}

/// How far a curve reaches to both sides at first.
pub(super) const REACH: f64 = 2.0;

/// The smallest and the largest reach.
pub(super) const REACHES: (f64, f64) = (1e-6, 1e5);

/// The cursor, and what is typed at it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Editor {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) sheet: Sheet,
    /// What is typed for the number at the cursor.
    pub(super) field: Option<String>,
    /// The loss when editing began.
    pub(super) loss: f64,
}

impl Editor {
    /// The row and the place in it.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        (self.row, self.column)
    }

    /// What is seen.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        self.sheet
    }

    /// Whether the curve is seen.
    #[must_use]
    pub fn is_curve(&self) -> bool {
        matches!(self.sheet, Sheet::Curve { .. })
    }

    /// What is typed so far.
    #[must_use]
    pub fn typed(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// The loss when editing began.
    #[must_use]
    pub fn loss_before(&self) -> f64 {
        self.loss
    }
}

/// A direction of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Along the row.
    Along(Turn),
    /// So many rows down, or up where it is negative.
    Rows(isize),
}

/// All that can be edited in an exercise, row by row.
#[must_use]
pub fn rows(scenario: &Scenario) -> Vec<Row> {
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
