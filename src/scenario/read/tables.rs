//! The weights: given in the text, or drawn from the seed in it, and with them what the samples leave open.

use toml::de::DeValue;

use super::Entries;
use super::network::{self, Described};
use super::samples::{self, Written};
use super::values::{Value, whole};
use crate::network::{Bias, OutputActivation, Sizes};
use crate::scenario::parts::{check_inputs, check_tables, count};
use crate::scenario::random::Drawn;
use crate::scenario::{Example, Number, Parts, Place, ScenarioError};

/// Sizes of what is drawn, where nothing else is said.
const USUAL: Sizes = Sizes { inputs: 2, hidden: 3, outputs: 3 };

/// Everything of a scenario, of the right kinds, not yet known to fit together.
pub(super) fn read(entries: &Entries) -> Result<Parts, ScenarioError> {
    let network = network::read(entries)?;
    let title = match entries.get("title") {
        Some(value) => Some(entries.text("title", value)?.to_owned()),
        None => None,
    };
    let alpha = entries.require("alpha", "the learning rate, a number such as 0.1")?;
    let alpha = entries.number(Place::key("alpha"), alpha)?;
    let written = samples::read(entries, network)?;
    let reduction = samples::reduction(entries, written.len())?;
    let Tables { samples, first, second } = match entries.get("seed") {
        Some(value) => drawn(entries, network, seed(entries, value)?, &written)?,
        None => given(entries, network, &written)?,
    };
    let Described { problem, architecture } = network;
    Ok(Parts { title, problem, architecture, alpha, samples, reduction, first, second })
}

/// What a text gives or leaves to its seed.
struct Tables {
    samples: Vec<Example>,
    first: Vec<Vec<Number>>,
    second: Vec<Vec<Number>>,
}

/// The inputs of all samples that give them.
fn inputs<'written>(written: &'written [Written]) -> Vec<&'written [Number]> {
    written.iter().filter_map(|sample| sample.x.as_deref()).collect()
}

/// The tables of a text that gives them all.
fn given(entries: &Entries, network: Described, written: &[Written]) -> Result<Tables, ScenarioError> {
    // Only a sample without a table of its own can still have gaps.
    if let Some((key, expected)) = written.iter().find_map(|sample| sample.gap(network)) {
        return Err(entries.source.missing(key, expected));
    }
    let bias = network.architecture.bias;
    let rows = |key: &'static str| {
        let expected = match bias {
            Bias::Trained | Bias::Fixed => "rows of weights, row 0 for the bias, or a seed for random weights",
            Bias::None => "rows of weights without a row for the bias, or a seed for random weights",
        };
        entries.rows(key, bias, entries.require(key, expected)?)
    };
    let (first, second) = (rows("first")?, rows("second")?);
    for key in ["hidden_units", "classes"] {
        if let Some(value) = entries.get(key) {
            return Err(entries.source.fault_at(
                value.span(),
                key,
                format!("{key} without a seed"),
                "only first and second; they give the number of units",
            ));
        }
    }
    // The number of classes is only known once the tables fit.
    let sizes = check_tables(bias, &inputs(written), &first, &second).map_err(|invalid| entries.locate(&invalid))?;
    let example = |sample: &Written| {
        let target = sample.distribution(sizes.outputs)?.unwrap_or_default();
        Ok(Example { x: sample.x.clone().unwrap_or_default(), target })
    };
    let samples = written.iter().map(example).collect::<Result<_, ScenarioError>>()?;
    Ok(Tables { samples, first, second })
}

/// The tables of a text with a seed. What it gives itself takes the place of what is drawn.
fn drawn(entries: &Entries, network: Described, seed: u64, written: &[Written]) -> Result<Tables, ScenarioError> {
    for key in ["first", "second"] {
        if let Some(value) = entries.get(key) {
            let expected = "first and second, or a seed for random weights";
            return Err(entries.source.fault_at(value.span(), key, "weights together with a seed", expected));
        }
    }
    let inputs = match inputs(written)[..] {
        [] if written.len() == 1 => USUAL.inputs,
        ref inputs => check_inputs(inputs).map_err(|invalid| entries.locate(&invalid))?,
    };
    let hidden = entries.units("hidden_units")?.unwrap_or(USUAL.hidden);
    let outputs = outputs(entries, network.architecture.output, written)?;
    let Drawn { first, second, x, target } = Drawn::new(network.architecture, Sizes { inputs, hidden, outputs }, seed);
    let example = |sample: &Written| {
        let target = sample.distribution(outputs)?.unwrap_or_else(|| target.clone());
        Ok(Example { x: sample.x.clone().unwrap_or_else(|| x.clone()), target })
    };
    let samples = written.iter().map(example).collect::<Result<_, ScenarioError>>()?;
    Ok(Tables { samples, first, second })
}

/// How many outputs a drawn network has.
fn outputs(entries: &Entries, output: OutputActivation, written: &[Written]) -> Result<usize, ScenarioError> {
    let classes = entries.units("classes")?;
    let listed = written.iter().find_map(|sample| Some((sample, sample.listed()?)));
    // What is given may be of any length; it is checked before anything is drawn.
    if let Some((sample, units)) = listed
        && Sizes::new(1, 1, units).is_err()
        && let Some(span) = entries.span(sample.place("target"))
    {
        let found = count(units, "value", "values");
        return Err(entries.source.fault_at(span, &sample.place("target"), found, "1 to 16"));
    }
    let listed = listed.map(|(_, units)| units);
    match (output, entries.get("classes")) {
        (OutputActivation::Softmax, Some(value)) if listed.is_some() && listed != classes => {
            let expected = format!("{}, the number of values in target", listed.unwrap_or_default());
            Err(entries.wrong("classes", value, expected))
        }
        (OutputActivation::Softmax, _) => Ok(listed.or(classes).unwrap_or(USUAL.outputs)),
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
