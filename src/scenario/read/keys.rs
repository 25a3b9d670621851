//! The keys of a scenario.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Entries;
use crate::scenario::suggest::{nearest, question};
use crate::scenario::{Found, ScenarioError};

/// The keys at the top level.
const TOP: [&str; 15] = [
    "title",
    "problem",
    "alpha",
    "lambda",
    "x",
    "target",
    "first",
    "second",
    "weights",
    "seed",
    "hidden_units",
    "classes",
    "network",
    "reduction",
    "sample",
];

/// The keys of the table `[network]`.
const NETWORK: [&str; 4] = ["hidden", "output", "loss", "bias"];

/// The keys of every table `[[sample]]`.
const SAMPLE: [&str; 2] = ["x", "target"];

/// A part of the text with its own set of keys.
#[derive(Clone, Copy)]
enum Section {
    Top,
    Network,
    /// One of the samples, counted from 0.
    Sample(usize),
}

impl Section {
    fn known(self) -> &'static [&'static str] {
        match self {
            Self::Top => &TOP,
            Self::Network => &NETWORK,
            Self::Sample(_) => &SAMPLE,
        }
    }

    /// A key of this section, as messages name it.
    fn name_of(self, key: &str) -> String {
        let key = Found::new(key);
        match self {
            Self::Top => key.to_string(),
            Self::Network => format!("network.{key}"),
            Self::Sample(sample) => format!("sample {}, {key}", sample + 1),
        }
    }

    /// The alternative to a key that other programs have and this one does not.
    fn instead(key: &str) -> Option<&'static str> {
        Some(match key {
            "momentum" => "no momentum; a step is plain gradient descent, a := a - alpha dE/da",
            "optimizer" | "optimiser" => "no optimizer; a step is plain gradient descent, a := a - alpha dE/da",
            "batch" | "batch_size" => {
                "no batches; a step uses all samples ([[sample]] tables), or with --update each one at a time"
            }
            "epochs" | "epoch" | "steps" => {
                "no number of steps; a file describes one, and `gradwalk train` and the screen make more of them"
            }
            "dropout" => "no dropout; every unit takes part in every step",
            "mse" => "[network] with loss = \"squared\", and reduction = \"mean\" over the samples",
            "bce" => "[network] with output = \"sigmoid\" and loss = \"cross-entropy\"",
            "learning_rate" | "lr" | "eta" => "the key alpha for the learning rate",
            "weight_decay" | "l2" => {
                "the key lambda; (lambda/2) times the sum of the squared weights, without biases, is added to the loss"
            }
            _ => return None,
        })
    }

    /// The section that an unknown key belongs to, if it is a key of another section.
    fn rightful_place(self, key: &str) -> Option<String> {
        match self {
            Self::Network if TOP.contains(&key) => {
                Some("above the line [network]; keys below that line belong to [network]")
            }
            Self::Sample(_) if TOP.contains(&key) => {
                Some("above the first line [[sample]]; keys below that line belong to the sample")
            }
            Self::Top | Self::Sample(_) if NETWORK.contains(&key) => Some("below a line [network]"),
            _ => None,
        }
        .map(|place| format!("{key} {place}"))
    }
}

/// Refuses unknown keys.
pub(super) fn check(entries: &Entries) -> Result<(), ScenarioError> {
    check_section(entries, Section::Top, entries.table)?;
    if let Some(DeValue::Table(table)) = entries.get("network").map(Spanned::get_ref) {
        check_section(entries, Section::Network, table)?;
    }
    let Some(DeValue::Array(samples)) = entries.get("sample").map(Spanned::get_ref) else {
        return Ok(());
    };
    samples.iter().enumerate().try_for_each(|(sample, value)| match value.get_ref() {
        DeValue::Table(table) => check_section(entries, Section::Sample(sample), table),
        _ => Ok(()),
    })
}

fn check_section(entries: &Entries, section: Section, table: &DeTable) -> Result<(), ScenarioError> {
    let known = section.known();
    let unknown = table.keys().filter(|key| !known.contains(&&**key.get_ref()));
    // The parser sorts keys alphabetically; a reader goes from top to bottom.
    let Some(key) = unknown.min_by_key(|key| key.span().start) else {
        return Ok(());
    };
    let name = &**key.get_ref();
    let instead = || Section::instead(name).map(str::to_owned);
    let expected = section.rightful_place(name).or_else(instead).unwrap_or_else(|| {
        let suggestion = nearest(name, known.iter().copied());
        format!("one of {}{}", known.join(", "), question(suggestion))
    });
    Err(entries.source.fault_at(key.span(), &section.name_of(name), "an unknown key", expected))
}
