//! Which problem it is, from `problem` and the table `[network]`.

use toml::de::DeValue;

use super::Entries;
use super::keys::NETWORK;
use super::values::{Value, quoted};
use crate::scenario::suggest::{nearest, question};
use crate::scenario::{Problem, ScenarioError};

/// A key of `[network]` and the words for it.
struct Part {
    key: &'static str,
    words: &'static [&'static str],
}

const HIDDEN: Part = Part { key: "hidden", words: &["sigmoid", "tanh", "relu"] };
const OUTPUT: Part = Part { key: "output", words: &["linear", "sigmoid", "tanh", "softmax"] };
const LOSS: Part = Part { key: "loss", words: &["squared", "half-squared", "cross-entropy"] };
const BIAS: Part = Part { key: "bias", words: &["trained", "fixed", "none"] };

/// What a problem's own network says of itself, in the order of the keys.
fn own_words(problem: Problem) -> [&'static str; 4] {
    match problem {
        Problem::Regression => ["sigmoid", "linear", "squared", "trained"],
        Problem::Classification => ["sigmoid", "softmax", "cross-entropy", "trained"],
    }
}

/// A word that is given, and where.
type Given<'text> = Option<(&'text Value<'text>, &'text str)>;

/// The problem, if all that is said of the network is its own.
pub(super) fn problem(entries: &Entries) -> Result<Problem, ScenarioError> {
    let given = given(entries)?;
    let problem = match entries.get("problem") {
        Some(value) => named(entries, value)?,
        None => unnamed(entries, &given)?,
    };
    for ((part, own), given) in NETWORK.iter().zip(own_words(problem)).zip(given) {
        if let Some((value, word)) = given.filter(|(_, word)| *word != own) {
            return Err(entries.source.fault_at(
                value.span(),
                &format!("network.{part}"),
                format!("{}, which cannot be walked in a {problem} yet", quoted(word)),
                quoted(own),
            ));
        }
    }
    Ok(problem)
}

/// The problem by its name.
fn named(entries: &Entries, value: &Value) -> Result<Problem, ScenarioError> {
    let names = Problem::ALL.map(Problem::name);
    let expected = listed(&names);
    let DeValue::String(name) = value.get_ref() else {
        return Err(entries.wrong("problem", value, expected));
    };
    Problem::ALL.into_iter().find(|problem| problem.name() == name).ok_or_else(|| {
        let question = question(nearest(name, names));
        entries.wrong("problem", value, format!("{expected}{question}"))
    })
}

/// The problem by the output and the loss of its network.
fn unnamed(entries: &Entries, given: &[Given; 4]) -> Result<Problem, ScenarioError> {
    let [_, Some((_, output)), Some((loss_value, loss)), _] = given else {
        let names = listed(&Problem::ALL.map(Problem::name));
        let expected = format!("{names}, or a [network] with output and loss");
        return Err(entries.source.fault_of_all("problem", "no such key", expected));
    };
    let is_of = |problem: &Problem| own_words(*problem)[1..3] == [*output, *loss];
    Problem::ALL.into_iter().find(is_of).ok_or_else(|| {
        entries.source.fault_at(
            loss_value.span(),
            "network.loss",
            format!("{} with the output {}, which cannot be walked yet", quoted(loss), quoted(output)),
            "\"squared\" with \"linear\", or \"cross-entropy\" with \"softmax\"",
        )
    })
}

/// The words of `[network]` in the order of its keys.
fn given<'text>(entries: &Entries<'text>) -> Result<[Given<'text>; 4], ScenarioError> {
    let Some(value) = entries.get("network") else {
        return Ok([None; 4]);
    };
    let DeValue::Table(table) = value.get_ref() else {
        return Err(entries.wrong("network", value, "a table: a line [network] and its keys below"));
    };
    let inner = Entries { source: entries.source, table };
    Ok([inner.word(&HIDDEN)?, inner.word(&OUTPUT)?, inner.word(&LOSS)?, inner.word(&BIAS)?])
}

impl<'text> Entries<'text> {
    /// One word of `[network]`, if it is given.
    fn word(&self, part: &Part) -> Result<Given<'text>, ScenarioError> {
        let Some(value) = self.get(part.key) else {
            return Ok(None);
        };
        let key = format!("network.{}", part.key);
        let word = self.text(&key, value)?;
        if part.words.contains(&word) {
            return Ok(Some((value, word)));
        }
        let question = question(nearest(word, part.words.iter().copied()));
        Err(self.wrong(&key, value, format!("{}{question}", listed(part.words))))
    }
}

/// `"a", "b" or "c"`.
fn listed(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    match words.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => words.concat(),
    }
}
