//! An activation given by its name, or by a table with its name and its parameter.

use toml::de::DeValue;

use super::Entries;
use super::values::{Value, Word, one_of};
use crate::network::{Activation, HiddenActivations, MAX_HIDDEN_LAYERS, OutputActivation};
use crate::scenario::suggest::{nearest, question};
use crate::scenario::{Place, ScenarioError};

impl<'text> Entries<'text> {
    /// The activations of the hidden layers, if given: one for all of them, or a list with one for each.
    pub(super) fn hidden(&self) -> Result<Option<Hidden<'text>>, ScenarioError> {
        let name = "network.hidden";
        let Some(value) = self.get("hidden") else { return Ok(None) };
        let own = |value: &'text Value<'text>| {
            self.activation(value, name, |value, word| {
                let known = Activation::ALL.into_iter().find(|own| own.name() == word);
                known.ok_or_else(|| self.no_activation(name, value, word, &Activation::ALL.map(Activation::name)))
            })
        };
        let activations = match value.get_ref() {
            DeValue::Array(items) if items.len() > MAX_HIDDEN_LAYERS => {
                let expected = format!("at most {MAX_HIDDEN_LAYERS} activations, one for each hidden layer");
                return Err(self.wrong(name, value, expected));
            }
            DeValue::Array(items) => HiddenGiven::Each(items.iter().map(own).collect::<Result<_, _>>()?),
            _ => HiddenGiven::Every(own(value)?),
        };
        Ok(Some(Hidden { value, given: activations }))
    }

    /// The activation of the outputs, if given.
    pub(super) fn output(&self) -> Result<Option<Word<'text, OutputActivation>>, ScenarioError> {
        let name = "network.output";
        let Some(value) = self.get("output") else { return Ok(None) };
        let meaning = self.activation(value, name, |value, word| {
            let known = OutputActivation::ALL.into_iter().find(|own| own.name() == word);
            known.ok_or_else(|| {
                self.no_activation(name, value, word, &OutputActivation::ALL.map(OutputActivation::name))
            })
        })?;
        Ok(Some(Word { value, meaning }))
    }

    fn activation<Meaning: Parametric>(
        &self,
        value: &'text Value<'text>,
        name: &'static str,
        known: impl Fn(&Value, &str) -> Result<Meaning, ScenarioError>,
    ) -> Result<Meaning, ScenarioError> {
        let DeValue::Table(table) = value.get_ref() else {
            return known(value, self.text(name, value)?);
        };
        let inner = Entries { source: self.source, table };
        let word_key = format!("{name}.name");
        let Some(word) = inner.get("name") else {
            let expected = "also the name of the activation, as in { name = \"sigmoid\", slope = 2 }";
            return Err(self.source.fault_at(value.span(), &word_key, "a table without it", expected));
        };
        let usual = known(word, inner.text(&word_key, word)?)?;
        let facts = usual.activation().and_then(Activation::parameter_facts);
        let own_key = facts.map_or("name", |facts| facts.name);
        let mut others = table.iter().filter(|(key, _)| !["name", own_key].contains(&key.get_ref().as_ref()));
        if let Some((key, _)) = others.next() {
            let expected = match facts {
                Some(facts) => format!("name and {}", facts.name),
                None => format!("only its name: {} has no parameter", inner.text(&word_key, word)?),
            };
            return Err(self.source.fault_at(key.span(), name, format!("the key {}", key.get_ref()), expected));
        }
        let (Some(facts), Some(own)) = (facts, inner.get(own_key)) else {
            return Ok(usual);
        };
        let number = self.number(Place::key(name), own)?;
        let parameter = facts.with(number.value);
        let parameter =
            parameter.map_err(|error| inner.wrong(&format!("{name}.{own_key}"), own, error.expected.to_string()))?;
        Ok(usual.with_own(parameter))
    }

    fn no_activation(&self, name: &str, value: &Value, word: &str, known: &[&'static str]) -> ScenarioError {
        let elsewhere = known_elsewhere(word).or_else(|| begun(word));
        if let Some(expected) = elsewhere {
            return self.wrong(name, value, expected);
        }
        let question = question(nearest(word, known.iter().copied()));
        self.wrong(name, value, format!("{}{question}", one_of(known)))
    }
}

/// The name used here for an activation that others call by this name.
fn known_elsewhere(word: &str) -> Option<String> {
    let name = match word {
        "logistic" => "sigmoid",
        "bipolar" => "bipolar-sigmoid",
        "identity" => "linear",
        "silu" => "swish",
        _ => return None,
    };
    Some(format!("\"{name}\", which is this function"))
}

/// How a parameter is given to an activation whose name begins the word: `leaky-relu(0.2)`.
fn begun(word: &str) -> Option<String> {
    let has_more = |activation: &Activation| {
        let rest = word.strip_prefix(activation.name());
        rest.is_some_and(|rest| rest.trim_start().starts_with(|sign: char| sign == '(' || sign.is_ascii_digit()))
    };
    let activation = Activation::ALL.into_iter().find(has_more)?;
    let facts = activation.parameter_facts()?;
    Some(format!("{{ name = \"{}\", {} = {} }} for another parameter", activation.name(), facts.name, facts.usual))
}

/// The activations written for the hidden layers, and their place.
pub(super) struct Hidden<'text> {
    pub(super) value: &'text Value<'text>,
    pub(super) given: HiddenGiven,
}

/// The activations of hidden layers as they are written.
pub(super) enum HiddenGiven {
    /// One for all.
    Every(Activation),
    /// A list with one for each.
    Each(Vec<Activation>),
}

impl Hidden<'_> {
    pub(super) fn activations(&self) -> HiddenActivations {
        match &self.given {
            HiddenGiven::Every(activation) => HiddenActivations::every(*activation),
            HiddenGiven::Each(activations) => HiddenActivations::each(activations),
        }
    }

    /// The number of layers that a list is for.
    pub(super) fn layers(&self) -> Option<usize> {
        match &self.given {
            HiddenGiven::Every(_) => None,
            HiddenGiven::Each(activations) => Some(activations.len()),
        }
    }
}

/// The activations that may have a parameter.
trait Parametric: Copy {
    fn activation(self) -> Option<Activation>;
    fn with_own(self, parameter: crate::network::Parameter) -> Self;
}

impl Parametric for Activation {
    fn activation(self) -> Option<Activation> {
        Some(self)
    }
    fn with_own(self, parameter: crate::network::Parameter) -> Self {
        self.with_parameter(parameter)
    }
}

impl Parametric for OutputActivation {
    fn activation(self) -> Option<Activation> {
        self.of_each()
    }
    fn with_own(self, parameter: crate::network::Parameter) -> Self {
        self.of_each().map_or(self, |own| Self::Each(own.with_parameter(parameter)))
    }
}
