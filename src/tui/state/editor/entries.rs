//! The entries that can be edited: the network's shape, the learning rate, the samples and the weights, row by row.

use std::borrow::Cow;

use crate::{
    network::{Activation, Depth, LayerPlace},
    scenario::{Given, Scenario},
    training::Update,
    tui::state::State,
};

/// An entry that can be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A given number.
    Number(Given),
    /// A property of the network.
    Network(Property),
}

/// A property of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Property {
    /// The number of hidden layers.
    HiddenLayers,
    /// The number of units in a layer, counted from 0 for the inputs.
    Units(LayerPlace),
    /// The activation of a hidden layer.
    Hidden(LayerPlace),
    /// The activation of the outputs.
    Output,
    /// The loss.
    Loss,
    /// The kind of biases.
    Bias,
    /// When the weights are updated, if there are several samples.
    Update,
}

impl Property {
    /// Its name.
    #[must_use]
    pub fn title(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::HiddenLayers => "hidden layers",
            Self::Units(LayerPlace { layer: 0, .. }) => "inputs",
            Self::Units(LayerPlace { layer, last }) if layer == last => "outputs",
            Self::Units(place) if place.depth() == Depth::OneHiddenLayer => "hidden units",
            Self::Units(LayerPlace { layer, .. }) => return Cow::Owned(format!("units in layer ({layer})")),
            Self::Hidden(place) if place.depth() == Depth::OneHiddenLayer => "hidden",
            Self::Hidden(LayerPlace { layer, .. }) => return Cow::Owned(format!("layer ({layer})")),
            Self::Output => "output",
            Self::Loss => "loss",
            Self::Bias => "biases",
            Self::Update => "update",
        })
    }

    /// Its name in its row, whose label gives the rest.
    #[must_use]
    pub fn title_in_row(self) -> Cow<'static, str> {
        match self {
            Self::Units(LayerPlace { layer, last }) if layer > 0 && layer < last && last > 2 => {
                Cow::Owned(format!("layer ({layer})"))
            }
            _ => self.title(),
        }
    }

    /// Its value in a network whose weights are updated at this time.
    #[must_use]
    pub fn of(self, scenario: &Scenario, update: Update) -> String {
        let (sizes, architecture) = (scenario.sizes(), scenario.architecture());
        match self {
            Self::HiddenLayers => sizes.hidden().len().to_string(),
            Self::Units(LayerPlace { layer, .. }) => sizes.units(layer).to_string(),
            Self::Hidden(LayerPlace { layer, .. }) => with_parameter(architecture.hidden.in_layer(layer)),
            Self::Output => {
                architecture.output.of_each().map_or_else(|| architecture.output.name().to_owned(), with_parameter)
            }
            Self::Loss => architecture.loss.name().to_owned(),
            Self::Bias => architecture.bias.name().to_owned(),
            Self::Update => match update {
                Update::All => "after all samples".to_owned(),
                Update::Each => "after each sample".to_owned(),
            },
        }
    }
}

/// An activation by its name in files, with a parameter that is not the usual one.
fn with_parameter(activation: Activation) -> String {
    match activation.unusual_parameter() {
        Some((name, parameter)) => format!("{} ({name} {parameter})", activation.name()),
        None => activation.name().to_owned(),
    }
}

/// A row of entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its label.
    pub label: String,
    /// Its entries, from left to right.
    pub entries: Vec<Entry>,
}

impl State {
    /// All entries, row by row.
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

/// The row of the update, after that of the learning rate.
const UPDATE_ROW: usize = 3;

/// All given numbers of an exercise, row by row.
fn rows(scenario: &Scenario) -> Vec<Row> {
    use Property::{Bias, Hidden, HiddenLayers, Loss, Output, Units};
    let network = |label: &str, properties: &mut dyn Iterator<Item = Property>| Row {
        label: label.to_owned(),
        entries: properties.map(Entry::Network).collect(),
    };
    let last = scenario.sizes().tables();
    let place = |layer| LayerPlace { layer, last };
    let units = (0..=last).map(|layer| Units(place(layer)));
    let hidden = (1..last).map(|layer| Hidden(place(layer)));
    let rates = [Given::LearningRate, Given::Penalty];
    let mut rows = vec![
        network("sizes", &mut units.chain([HiddenLayers])),
        network("network", &mut hidden.chain([Output, Loss, Bias])),
        Row { label: "learning rate".to_owned(), entries: rates.map(Entry::Number).to_vec() },
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
    let last = scenario.sizes().tables();
    match (row + 1 - scenario.architecture().bias.units(), table) {
        (0, table) if table + 1 == last => "output biases".to_owned(),
        (0, _) if last == 2 => "hidden biases".to_owned(),
        (0, table) => format!("bias, layer ({})", table + 1),
        (unit, 0) => format!("from input {unit}"),
        (unit, _) if last == 2 => format!("from hidden {unit}"),
        (unit, table) => format!("from {unit}, layer ({table})"),
    }
}
