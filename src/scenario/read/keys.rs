//! The keys of a scenario.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Entries;
use crate::scenario::ScenarioError;
use crate::scenario::display::shortened;
use crate::scenario::suggest::{nearest, question};

/// The keys at the top.
const TOP: [&str; 13] = [
    "title",
    "problem",
    "alpha",
    "x",
    "target",
    "first",
    "second",
    "seed",
    "hidden_units",
    "classes",
    "network",
    "reduction",
    "sample",
];

/// The keys of the table `[network]`.
pub(super) const NETWORK: [&str; 4] = ["hidden", "output", "loss", "bias"];

/// Refuses keys that are not known, and those that are known to be for later.
pub(super) fn check(entries: &Entries) -> Result<(), ScenarioError> {
    check_known(entries, "", entries.table, &TOP)?;
    for key in ["reduction", "sample"] {
        if let Some(value) = entries.table.get(key) {
            return Err(entries.source.fault_at(
                value.span(),
                key,
                "several samples, which cannot be walked yet",
                "one sample, given as x and target",
            ));
        }
    }
    match entries.table.get("network").map(Spanned::get_ref) {
        Some(DeValue::Table(table)) => check_known(entries, "network.", table, &NETWORK),
        _ => Ok(()),
    }
}

fn check_known(entries: &Entries, prefix: &str, table: &DeTable, known: &[&str]) -> Result<(), ScenarioError> {
    let unknown = table.keys().filter(|key| !known.contains(&&**key.get_ref()));
    // Tables are in the order of the alphabet; a reader goes from top to bottom.
    let Some(key) = unknown.min_by_key(|key| key.span().start) else {
        return Ok(());
    };
    let name = &**key.get_ref();
    let expected = if !prefix.is_empty() && TOP.contains(&name) {
        format!("{name} above the line [network], as whatever follows it belongs to it")
    } else if prefix.is_empty() && NETWORK.contains(&name) {
        format!("{name} below a line [network]")
    } else {
        let suggestion = nearest(name, known.iter().copied());
        format!("one of {}{}", known.join(", "), question(suggestion))
    };
    let shown = format!("{prefix}{}", shortened(name, 40));
    Err(entries.source.fault_at(key.span(), &shown, "an unknown key", expected))
}
