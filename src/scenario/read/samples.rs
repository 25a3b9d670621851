//! The samples: one by `x` and `target`, or several by `[[sample]]` and `reduction`.

use std::ops::Range;

use toml::de::DeValue;

use super::Entries;
use super::network::Described;
use super::values::{Value, one_of, whole};
use crate::network::{OutputActivation, Reduction};
use crate::scenario::random::one_hot;
use crate::scenario::{Found, Number, Place, ScenarioError};

/// A target as it is written.
pub(super) enum Target {
    /// A value or a list of values.
    Values(Vec<Number>),
    /// A class, to be turned into a distribution once the number of classes is known.
    Class(usize),
}

/// A sample as it is written. With a seed, a single sample may lack the numbers that are drawn.
pub(super) struct Written<'text> {
    /// Where its keys are.
    entries: Entries<'text>,
    /// Its position among the tables `[[sample]]`, counted from 0.
    sample: Option<usize>,
    pub(super) x: Option<Vec<Number>>,
    pub(super) target: Option<Target>,
}

/// All samples as they are written.
pub(super) fn read<'text>(entries: &Entries<'text>, network: Described) -> Result<Vec<Written<'text>>, ScenarioError> {
    let Some(value) = entries.get("sample") else {
        return Ok(vec![Written::read(*entries, None, network)?]);
    };
    for key in ["x", "target"] {
        if let Some(value) = entries.get(key) {
            let expected = "x and target in every [[sample]], or only once and no [[sample]]";
            let found = format!("{key} outside the [[sample]] tables");
            return Err(entries.source.fault_at(value.span(), key, found, expected));
        }
    }
    let expected = "a line [[sample]] for each sample, with its x and target below it";
    let DeValue::Array(items) = value.get_ref() else {
        return Err(entries.wrong("sample", value, expected));
    };
    let sample = |(sample, item): (usize, &'text Value<'text>)| {
        let DeValue::Table(table) = item.get_ref() else {
            return Err(entries.wrong(&format!("sample {}", sample + 1), item, expected));
        };
        let written = Written::read(Entries { source: entries.source, table }, Some(sample), network)?;
        written.refuse_gaps(item.span(), network)?;
        Ok(written)
    };
    items.iter().enumerate().map(sample).collect()
}

impl<'text> Written<'text> {
    fn read(entries: Entries<'text>, sample: Option<usize>, network: Described) -> Result<Self, ScenarioError> {
        let place = |key| Place::key(key).of_sample(sample);
        let x = match entries.get("x") {
            Some(value) => Some(entries.numbers(place("x"), value)?),
            None => None,
        };
        let target = match entries.get("target") {
            Some(value) => Some(target(&entries, place("target"), network, value)?),
            None => None,
        };
        Ok(Self { entries, sample, x, target })
    }

    /// Refuses a table `[[sample]]` with a missing key.
    fn refuse_gaps(&self, span: Range<usize>, network: Described) -> Result<(), ScenarioError> {
        let Some((key, expected)) = self.gap(network) else {
            return Ok(());
        };
        Err(self.entries.source.missing_at(span, &self.place(key), expected))
    }

    /// The first missing key, and its expected content.
    pub(super) fn gap(&self, network: Described) -> Option<(&'static str, &'static str)> {
        if self.x.is_none() {
            return Some(("x", "the inputs, a list of numbers such as [0.5, -1.0]"));
        }
        let expected = match network.architecture.output {
            OutputActivation::Softmax => "a class (a whole number) or a distribution such as [0, 1, 0]",
            OutputActivation::Each(_) => "the target value, a number such as 0.8",
        };
        self.target.is_none().then_some(("target", expected))
    }

    /// The place of one of its keys.
    pub(super) fn place(&self, key: &'static str) -> Place {
        Place::key(key).of_sample(self.sample)
    }

    /// The number of values of the target, unless it is only a class.
    pub(super) fn listed(&self) -> Option<usize> {
        match &self.target {
            Some(Target::Values(values)) => Some(values.len()),
            Some(Target::Class(_)) | None => None,
        }
    }

    /// The target as one number for each output, if it is given.
    pub(super) fn distribution(&self, outputs: usize) -> Result<Option<Vec<Number>>, ScenarioError> {
        match (&self.target, self.entries.get("target")) {
            (Some(Target::Values(values)), _) => Ok(Some(values.clone())),
            (Some(Target::Class(class)), Some(value)) if *class >= outputs => {
                let found = Found::new(&self.entries.source.text[value.span()]);
                let expected = match outputs {
                    1 => "the class 0; there is only one class".to_owned(),
                    _ => format!("a class from 0 to {}; there are {outputs} classes", outputs - 1),
                };
                let place = self.place("target");
                Err(self.entries.source.fault_at(value.span(), &place, format!("the class {found}"), expected))
            }
            (Some(Target::Class(class)), _) => Ok(Some(one_hot(*class, outputs))),
            (None, _) => Ok(None),
        }
    }
}

/// The target as it is written for such outputs.
fn target(entries: &Entries, place: Place, network: Described, value: &Value) -> Result<Target, ScenarioError> {
    match (network.architecture.output, value.get_ref()) {
        (_, DeValue::Array(_)) => Ok(Target::Values(entries.numbers(place, value)?)),
        (OutputActivation::Softmax, DeValue::Integer(class)) => {
            // A class that does not fit is reported as out of range, like any other that is too large.
            let class = whole(class).and_then(|class| usize::try_from(class).ok());
            Ok(Target::Class(class.unwrap_or(usize::MAX)))
        }
        (OutputActivation::Softmax, _) => {
            let expected = "a class (a whole number) or a distribution such as [0, 1, 0]";
            Err(entries.wrong(&place, value, expected))
        }
        (OutputActivation::Each(_), _) => Ok(Target::Values(vec![entries.number(place, value)?])),
    }
}

/// How the losses of this many samples are combined.
pub(super) fn reduction(entries: &Entries, samples: usize) -> Result<Reduction, ScenarioError> {
    if let (Some(value), None) = (entries.get("reduction"), entries.get("sample")) {
        let expected = "reduction only with [[sample]] tables; for one sample, mean and sum are the same";
        return Err(entries.source.fault_at(
            value.span(),
            "reduction",
            "reduction without [[sample]] tables",
            expected,
        ));
    }
    let known = Reduction::ALL.map(|meaning| (meaning.name(), meaning));
    match entries.word("reduction", "reduction", known)? {
        Some(word) => Ok(word.meaning),
        None if samples > 1 => {
            let names = one_of(&Reduction::ALL.map(Reduction::name));
            let expected = format!(
                "{names} of the losses of the {samples} samples; the derivatives of the sum are {samples} times as large"
            );
            Err(entries.source.missing("reduction", expected))
        }
        None => Ok(Reduction::Mean),
    }
}
