//! All paths from a weight to the loss.

use ratatui::text::Line;

use super::{page::Page, rows::wrapped, theme};
use crate::{
    formula::{Exactness, Formula, Relation, Statement, Value, digits::significant},
    quantity::{Quantity, Unit},
    tui::{
        keys::{Command, key_of},
        state::State,
    },
    typeset::line,
    walk::{PathToLoss, Paths},
};

/// What the paths sum to, then a row of units and one of numbers for each.
pub(super) fn page(state: &State, width: usize) -> Page {
    let walk = state.walk();
    let weight = walk.weight_to_change(state.step().quantity());
    let heading = format!("paths from {weight} to the loss ({} closes)", key_of(Command::Close));
    let Some(paths) = walk.paths(weight, state.step().sample) else { return Page::new(heading, Vec::new()) };
    let arrow = if state.is_ascii() { " > " } else { " › " };
    let mut rows = Vec::new();
    for sentence in sentences(&paths, &|number| shown(state, number)) {
        rows.extend(wrapped(&sentence, width));
    }
    for (place, path) in paths.listed.iter().enumerate() {
        rows.push(Line::styled(format!("{}  {}", place + 1, route(&paths, path, arrow)), theme::HEADING));
        rows.extend(wrapped(&format!("   {}", product(state, path)), width));
    }
    Page::new(heading, rows)
}

fn shown(state: &State, number: f64) -> String {
    significant(number, state.settings.digits.count())
}

fn sentences(paths: &Paths, shown: &dyn Fn(f64) -> String) -> Vec<String> {
    let Paths { weight, sample, count, listed, sum, penalty, derivative } = paths;
    let of_sample = sample.map_or_else(String::new, |sample| format!(", in sample {sample}"));
    let how_many = match count {
        1 => format!("One path leads from {weight} to the loss{of_sample}."),
        _ => format!("{count} paths lead from {weight} to the loss{of_sample}."),
    };
    let parts = "The product of each: the output before the weight, at each hidden unit the derivative of its activation \
                 and the weight that leads on, dE/dX of the output.";
    let total = match penalty {
        None => format!("Their sum is dE/d{weight} = {}.", shown(*derivative)),
        Some(penalty) => format!(
            "Their sum is {}; with {} from the penalty it is dE/d{weight} = {}.",
            shown(*sum),
            shown(*penalty),
            shown(*derivative)
        ),
    };
    let left_out =
        (listed.len() < *count).then(|| format!("The first {} are listed; the sum is of all.", listed.len()));
    [how_many, parts.to_owned(), total].into_iter().chain(left_out).collect()
}

/// The weight, and the units behind it.
fn route(paths: &Paths, path: &PathToLoss, arrow: &str) -> String {
    let units = path.units.iter().map(|unit: &Unit| Quantity::Activation(*unit).to_string());
    let all: Vec<String> = std::iter::once(paths.weight.to_string()).chain(units).collect();
    all.join(arrow)
}

/// `0.5·0.5966·0.4·(-0.3) ≈ -0.0358`.
fn product(state: &State, path: &PathToLoss) -> String {
    let value = |full: f64| {
        let (text, exactness) = (shown(state, full), Exactness::Rounded);
        Formula::Value(Value { full, text, exactness, of: None })
    };
    let factors = Formula::Product(path.factors.iter().map(|(_, factor)| value(*factor)).collect());
    let right = vec![(Relation::Approximately, value(path.product))];
    line(&Statement { left: Some(factors), right }, state.settings.glyphs)
}
