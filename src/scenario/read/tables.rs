//! The weights: given in the text, or drawn from its seed, together with the numbers that the samples leave open.

use toml::de::DeValue;

use super::Entries;
use super::network::{self, Described};
use super::samples::{self, Written};
use super::values::{Value, whole};
use crate::network::{Bias, MAX_UNITS, OutputActivation, Sizes};
use crate::scenario::parts::{check_inputs, check_tables, count};
use crate::scenario::random::Drawn;
use crate::scenario::{Example, Number, Parts, Place, ScenarioError};

/// The number of hidden units that is drawn by default.
const USUAL_INPUTS: usize = 2;
const USUAL_HIDDEN: usize = 3;
const USUAL_OUTPUTS: usize = 3;

/// Everything in a scenario, of the right kinds, but not yet known to fit together.
pub(super) fn read(entries: &Entries) -> Result<Parts, ScenarioError> {
    let network = network::read(entries)?;
    let title = match entries.get("title") {
        Some(value) => Some(entries.text("title", value)?.to_owned()),
        None => None,
    };
    let alpha = entries.require("alpha", "the learning rate, a number such as 0.1")?;
    let alpha = entries.number(Place::key("alpha"), alpha)?;
    let lambda = match entries.get("lambda") {
        Some(value) => entries.number(Place::key("lambda"), value)?,
        None => Number::typed(0.0, "0"),
    };
    let written = samples::read(entries, network)?;
    let reduction = samples::reduction(entries, written.len())?;
    let Tables { samples, weights } = match entries.get("seed") {
        Some(value) => drawn(entries, network, seed(entries, value)?, &written)?,
        None => given(entries, network, &written)?,
    };
    let Described { problem, architecture, .. } = network;
    Ok(Parts { title, problem, architecture, alpha, lambda, samples, reduction, weights })
}

/// The numbers that a text gives or leaves to its seed.
struct Tables {
    samples: Vec<Example>,
    weights: Vec<Vec<Vec<Number>>>,
}

/// The inputs of all samples that give them.
fn inputs<'written>(written: &'written [Written]) -> Vec<&'written [Number]> {
    written.iter().filter_map(|sample| sample.x.as_deref()).collect()
}

/// The tables of a text that gives all of them.
fn given(entries: &Entries, network: Described, written: &[Written]) -> Result<Tables, ScenarioError> {
    // Only a sample without its own table can still have gaps.
    if let Some((key, expected)) = written.iter().find_map(|sample| sample.gap(network)) {
        return Err(entries.source.missing(key, expected));
    }
    let bias = network.architecture.bias;
    let weights = match entries.get("weights") {
        Some(value) => any_tables(entries, bias, value)?,
        None => two_tables(entries, bias)?,
    };
    for key in ["hidden_units", "classes"] {
        if let Some(value) = entries.get(key) {
            return Err(entries.source.fault_at(
                value.span(),
                key,
                format!("{key} without a seed"),
                "only the tables of weights; they give the number of units",
            ));
        }
    }
    // The number of classes is only known once the tables fit.
    let sizes = check_tables(bias, &inputs(written), &weights).map_err(|invalid| entries.locate(&invalid))?;
    network::check_hidden(entries, sizes)?;
    let example = |sample: &Written| {
        let target = sample.distribution(sizes.outputs())?.unwrap_or_default();
        Ok(Example { x: sample.x.clone().unwrap_or_default(), target })
    };
    let samples = written.iter().map(example).collect::<Result<_, ScenarioError>>()?;
    Ok(Tables { samples, weights })
}

/// The tables `first` and `second` of a network with one hidden layer.
fn two_tables(entries: &Entries, bias: Bias) -> Result<Vec<Vec<Vec<Number>>>, ScenarioError> {
    let expected = match bias {
        Bias::Trained | Bias::Fixed => "rows of weights, row 0 for the bias, or a seed for random weights",
        Bias::None => "rows of weights without a row for the bias, or a seed for random weights",
    };
    let table = |position| {
        let place = Place::table(position, 2);
        entries.rows(place, bias, entries.require(place.key, expected)?)
    };
    Ok(vec![table(0)?, table(1)?])
}

/// The tables of the list `weights`, one for each layer.
fn any_tables(entries: &Entries, bias: Bias, value: &Value) -> Result<Vec<Vec<Vec<Number>>>, ScenarioError> {
    for key in ["first", "second"] {
        if let Some(value) = entries.get(key) {
            let expected = "weights for all tables, or first and second for two of them";
            return Err(entries.source.fault_at(value.span(), key, format!("{key} beside weights"), expected));
        }
    }
    let DeValue::Array(tables) = value.get_ref() else {
        let expected = "a list of tables, one for each layer, each a list of rows such as [[0.1, 0.2], [0.3, 0.4]]";
        return Err(entries.wrong("weights", value, expected));
    };
    let place = |position| Place { key: "weights", ..Place::table(position, tables.len()) };
    tables.iter().enumerate().map(|(position, table)| entries.rows(place(position), bias, table)).collect()
}

/// The tables of a text with a seed. Those given in the text replace the drawn ones.
fn drawn(entries: &Entries, network: Described, seed: u64, written: &[Written]) -> Result<Tables, ScenarioError> {
    for key in ["first", "second", "weights"] {
        if let Some(value) = entries.get(key) {
            let expected = "tables of weights, or a seed for random ones";
            return Err(entries.source.fault_at(value.span(), key, "weights together with a seed", expected));
        }
    }
    let inputs = match inputs(written)[..] {
        [] if written.len() == 1 => USUAL_INPUTS,
        ref inputs => check_inputs(inputs).map_err(|invalid| entries.locate(&invalid))?,
    };
    let usual = || vec![USUAL_HIDDEN; network.hidden_layers.unwrap_or(1)];
    let hidden = entries.hidden_units()?.unwrap_or_else(usual);
    let outputs = outputs(entries, network.architecture.output, written)?;
    let units: Vec<usize> = std::iter::once(inputs).chain(hidden).chain([outputs]).collect();
    let sizes = Sizes::new(&units).expect("each layer and their number were checked");
    let sizes = sizes.check_weights(network.architecture.bias).map_err(|error| {
        let span = entries.get("hidden_units").or(entries.get("seed")).map_or(0..0, toml::Spanned::span);
        entries.source.fault_at(span, "hidden_units", format!("a network {sizes}"), format!("a smaller one: {error}"))
    })?;
    network::check_hidden(entries, sizes)?;
    let Drawn { weights, x, target } = Drawn::new(network.architecture, sizes, seed);
    let example = |sample: &Written| {
        let target = sample.distribution(outputs)?.unwrap_or_else(|| target.clone());
        Ok(Example { x: sample.x.clone().unwrap_or_else(|| x.clone()), target })
    };
    let samples = written.iter().map(example).collect::<Result<_, ScenarioError>>()?;
    Ok(Tables { samples, weights })
}

/// The number of outputs of a drawn network.
fn outputs(entries: &Entries, output: OutputActivation, written: &[Written]) -> Result<usize, ScenarioError> {
    let classes = entries.units("classes")?;
    let listed = written.iter().find_map(|sample| Some((sample, sample.listed()?)));
    // A given table may have any length; it is checked before anything is drawn.
    if let Some((sample, units)) = listed
        && !(1..=MAX_UNITS).contains(&units)
        && let Some(span) = entries.span(sample.place("target"))
    {
        let found = count(units, "value", "values");
        return Err(entries.source.fault_at(span, &sample.place("target"), found, format!("1 to {MAX_UNITS}")));
    }
    let listed = listed.map(|(_, units)| units);
    match (output, entries.get("classes")) {
        (OutputActivation::Softmax, Some(value)) if listed.is_some() && listed != classes => {
            let expected = format!("{}, the number of values in target", listed.unwrap_or_default());
            Err(entries.wrong("classes", value, expected))
        }
        (OutputActivation::Softmax, _) => Ok(listed.or(classes).unwrap_or(USUAL_OUTPUTS)),
        (_, Some(value)) => {
            let expected = "no key classes without softmax outputs; target gives the number of outputs";
            Err(entries.wrong("classes", value, expected))
        }
        (_, None) => Ok(listed.unwrap_or(1)),
    }
}

fn seed(entries: &Entries, value: &Value) -> Result<u64, ScenarioError> {
    let seed = match value.get_ref() {
        DeValue::Integer(integer) => whole(integer),
        _ => None,
    };
    seed.ok_or_else(|| entries.wrong("seed", value, format!("a whole number from 0 to {}", u64::MAX)))
}
