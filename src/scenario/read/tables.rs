//! The sample and the weights: given in the text, or drawn from the seed in it.

use toml::de::DeValue;

use super::Entries;
use super::network::problem;
use super::values::{Value, whole};
use crate::network::Sizes;
use crate::scenario::parts::{check_tables, count};
use crate::scenario::random::{Drawn, one_hot};
use crate::scenario::{Number, Parts, Place, Problem, ScenarioError};

/// Sizes of what is drawn, where nothing else is said.
const USUAL: Sizes = Sizes { inputs: 2, hidden: 3, outputs: 3 };

/// A target as it is written.
enum Target {
    Values(Vec<Number>),
    Class(usize),
}

/// Everything of a scenario, of the right kinds, not yet known to fit together.
pub(super) fn read(entries: &Entries) -> Result<Parts, ScenarioError> {
    let problem = problem(entries)?;
    let title = match entries.get("title") {
        Some(value) => Some(entries.text("title", value)?.to_owned()),
        None => None,
    };
    let alpha = entries.require("alpha", "the learning rate, a number such as 0.1")?;
    let alpha = entries.number(Place::key("alpha"), alpha)?;
    let x = match entries.get("x") {
        Some(value) => Some(entries.numbers(Place::key("x"), value)?),
        None => None,
    };
    let target = match entries.get("target") {
        Some(value) => Some(target(entries, problem, value)?),
        None => None,
    };
    let (x, target, first, second) = match entries.get("seed") {
        Some(value) => drawn(entries, problem, seed(entries, value)?, x, target)?,
        None => given(entries, problem, x, target)?,
    };
    Ok(Parts { title, problem, alpha, x, target, first, second })
}

/// Inputs, target, first and second weights.
type Tables = (Vec<Number>, Vec<Number>, Vec<Vec<Number>>, Vec<Vec<Number>>);

/// The tables of a text that gives them all.
fn given(
    entries: &Entries,
    problem: Problem,
    x: Option<Vec<Number>>,
    target: Option<Target>,
) -> Result<Tables, ScenarioError> {
    let missing = |key, expected: &str| entries.source.fault_of_all(key, "no such key", expected);
    let x = x.ok_or_else(|| missing("x", "the inputs, a list of numbers such as [0.5, -1.0]"))?;
    let target = target.ok_or_else(|| {
        let expected = match problem {
            Problem::Regression => "the value to be learnt, a number such as 0.8",
            Problem::Classification => "the class, a whole number, or a distribution such as [0, 1, 0]",
        };
        missing("target", expected)
    })?;
    let rows = |key: &'static str| {
        let expected = "rows of weights, row 0 for the bias, or else a seed to draw them from";
        entries.rows(key, entries.require(key, expected)?)
    };
    let (first, second) = (rows("first")?, rows("second")?);
    for key in ["hidden_units", "classes"] {
        if let Some(value) = entries.get(key) {
            return Err(entries.source.fault_at(
                value.span(),
                key,
                "it without a seed",
                "first and second alone, which say how many units there are",
            ));
        }
    }
    // The number of classes is only known once the tables fit.
    let sizes = check_tables(&x, &first, &second).map_err(|invalid| entries.locate(&invalid))?;
    let target = distribution(entries, target, sizes.outputs)?;
    Ok((x, target, first, second))
}

/// The tables of a text with a seed. What it gives itself takes the place of what is drawn.
fn drawn(
    entries: &Entries,
    problem: Problem,
    seed: u64,
    x: Option<Vec<Number>>,
    target: Option<Target>,
) -> Result<Tables, ScenarioError> {
    for key in ["first", "second"] {
        if let Some(value) = entries.get(key) {
            let expected = "either first and second, or a seed to draw them from";
            return Err(entries.source.fault_at(value.span(), key, "weights beside a seed", expected));
        }
    }
    let inputs = x.as_ref().map_or(USUAL.inputs, Vec::len);
    let hidden = entries.units("hidden_units")?.unwrap_or(USUAL.hidden);
    let outputs = outputs(entries, problem, target.as_ref())?;
    // What is given may be of any length; the shapes are checked before anything is drawn.
    for (key, units) in [("x", inputs), ("target", outputs)] {
        if let (Err(_), Some(value)) = (Sizes::new(units, 1, 1), entries.get(key)) {
            let found = count(units, "value", "values");
            return Err(entries.source.fault_at(value.span(), key, found, "1 to 16"));
        }
    }
    let drawn = Drawn::new(problem, Sizes { inputs, hidden, outputs }, seed);
    let target = match target {
        Some(target) => distribution(entries, target, outputs)?,
        None => drawn.target,
    };
    Ok((x.unwrap_or(drawn.x), target, drawn.first, drawn.second))
}

/// How many outputs a drawn network has.
fn outputs(entries: &Entries, problem: Problem, target: Option<&Target>) -> Result<usize, ScenarioError> {
    let classes = entries.units("classes")?;
    let listed = match target {
        Some(Target::Values(values)) => Some(values.len()),
        _ => None,
    };
    match (problem, entries.get("classes")) {
        (Problem::Regression, Some(value)) => Err(entries.wrong(
            "classes",
            value,
            "no such key in a regression, where target says how many outputs there are",
        )),
        (Problem::Regression, None) => Ok(listed.unwrap_or(1)),
        (Problem::Classification, Some(value)) if listed.is_some() && listed != classes => {
            let expected = format!("{}, as many as target has", listed.unwrap_or_default());
            Err(entries.wrong("classes", value, expected))
        }
        (Problem::Classification, _) => Ok(listed.or(classes).unwrap_or(USUAL.outputs)),
    }
}

fn seed(entries: &Entries, value: &Value) -> Result<u64, ScenarioError> {
    let seed = match value.get_ref() {
        DeValue::Integer(integer) => whole(integer),
        _ => None,
    };
    seed.ok_or_else(|| entries.wrong("seed", value, format!("a whole number from 0 to {}", u64::MAX)))
}

/// The target as it is written for this problem.
fn target(entries: &Entries, problem: Problem, value: &Value) -> Result<Target, ScenarioError> {
    let place = Place::key("target");
    match (problem, value.get_ref()) {
        (_, DeValue::Array(_)) => Ok(Target::Values(entries.numbers(place, value)?)),
        (Problem::Regression, _) => Ok(Target::Values(vec![entries.number(place, value)?])),
        (Problem::Classification, DeValue::Integer(class)) => {
            // A class that does not fit is out of range like any other that is too large.
            let class = whole(class).and_then(|class| usize::try_from(class).ok());
            Ok(Target::Class(class.unwrap_or(usize::MAX)))
        }
        (Problem::Classification, _) => {
            let expected = "a class, which is a whole number, or a distribution such as [0, 1, 0]";
            Err(entries.wrong(&place, value, expected))
        }
    }
}

/// The target as one number for each output.
fn distribution(entries: &Entries, target: Target, outputs: usize) -> Result<Vec<Number>, ScenarioError> {
    match target {
        Target::Values(values) => Ok(values),
        Target::Class(class) if class < outputs => Ok(one_hot(class, outputs)),
        Target::Class(_) => {
            let value = entries.require("target", "a class")?;
            let found = entries.source.text[value.span()].to_owned();
            let expected = match outputs {
                1 => "the class 0, as there is one class".to_owned(),
                _ => format!("a class from 0 to {}, as there are {outputs} classes", outputs - 1),
            };
            let found = format!("the class {}", crate::scenario::display::shortened(&found, 40));
            Err(entries.source.fault_at(value.span(), "target", found, expected))
        }
    }
}
