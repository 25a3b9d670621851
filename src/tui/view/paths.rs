//! All paths from a weight to the loss.

use std::collections::HashMap;

use ratatui::{layout::Rect, text::Line};

use super::{
    page::{Page, width as width_in},
    rows::wrapped,
    theme,
};
use crate::{
    formula::digits::significant,
    network::Reduction,
    quantity::{Quantity, Unit, Variable},
    tui::{
        keys::{Command, key_of},
        state::State,
    },
    walk::{PathToLoss, Paths},
};

/// The indentation of the rows of products after the number of their path.
const INDENT: usize = 3;

/// The sum of the paths, then a row of units and rows of numbers for each. Of a thousand paths only the visible ones
/// are laid out.
pub(super) fn page(state: &State, area: Rect) -> Page {
    let (walk, width) = (state.walk(), width_in(area));
    let weight = walk.weight_to_change(state.step().topic);
    let heading = format!("paths from {weight} to the loss ({} closes)", key_of(Command::Close));
    let Some(paths) = walk.paths(weight, state.step().sample) else { return Page::new(heading, Vec::new()) };
    let reduction = walk.scenario().reduction();
    let mut rows = Vec::new();
    for sentence in sentences(&paths, reduction, &|number| shown(state, number)) {
        rows.extend(wrapped(&sentence, width));
    }
    let products = Products::of(state, &paths, width);
    let of_each = 1 + products.rows;
    let first = rows.len();
    rows.resize(first + of_each * paths.listed.len(), Line::default());
    let page = Page::new(heading, rows);
    let extent = page.extent(area);
    let seen = extent.first(state.scroll)..extent.first(state.scroll) + extent.visible;
    let arrow = if state.is_ascii() { " > " } else { " › " };
    let mut rows = page.rows;
    for (place, path) in paths.listed.iter().enumerate() {
        let top = first + of_each * place;
        if top < seen.end && top + of_each > seen.start {
            rows[top] = Line::styled(format!("{}  {}", place + 1, route(&paths, path, arrow)), theme::HEADING);
            for (row, text) in rows[top + 1..].iter_mut().zip(products.of_path(state, path)) {
                *row = Line::from(text);
            }
        }
    }
    Page { rows, ..page }
}

fn shown(state: &State, number: f64) -> String {
    significant(number, state.settings.digits.count())
}

fn sentences(paths: &Paths, reduction: Reduction, shown: &dyn Fn(f64) -> String) -> Vec<String> {
    let Paths { weight, sample, count, listed, sum, derivative, penalty, of_all_samples } = paths;
    let by_weight = Quantity::loss_by(Variable::Weight(*weight));
    let of_sample = sample.map_or_else(String::new, |sample| format!(" of sample {sample}"));
    let (how_many, its, their) = match count {
        1 => (format!("One path leads from {weight} to the loss{of_sample}."), "Its product has", "It"),
        _ => (format!("{count} paths lead from {weight} to the loss{of_sample}."), "Each product has", "Their sum"),
    };
    let has_hidden_units = listed.iter().any(|path| path.units.len() > 1);
    let on_the_way = if has_hidden_units {
        ", the derivative of the activation and the weight that leads on for each hidden unit,"
    } else {
        ""
    };
    let factors = format!("{its} these factors: the output before the weight{on_the_way} and dE/dX of the output.");
    let total = match (penalty, sample) {
        (Some(penalty), None) => {
            let [sum, penalty, all] = [*sum, *penalty, *derivative].map(shown);
            format!("{their} is {sum}; with {penalty} from the penalty it is {by_weight} = {all}.")
        }
        (_, None) => format!("{their} is {by_weight} = {}.", shown(*derivative)),
        (_, Some(sample)) => format!("{their} is {} = {}.", by_weight.of_sample(*sample), shown(*derivative)),
    };
    let together = of_all_samples.map(|all| {
        let added = penalty.map_or_else(String::new, |penalty| format!(", with {} from the penalty,", shown(penalty)));
        format!("The {} over all samples{added} is {by_weight} = {}.", reduction.name(), shown(all))
    });
    let left_out =
        (listed.len() < *count).then(|| format!("The first {} are listed; the sum is of all.", listed.len()));
    [how_many, factors, total].into_iter().chain(together).chain(left_out).collect()
}

/// The weight, and the units after it.
fn route(paths: &Paths, path: &PathToLoss, arrow: &str) -> String {
    let units = path.units.iter().map(|unit: &Unit| Quantity::Activation(*unit).to_string());
    let all: Vec<String> = std::iter::once(paths.weight.to_string()).chain(units).collect();
    all.join(arrow)
}

/// The layout of the products of paths: all of them are broken before the same factors, so that all take the same
/// number of rows.
struct Products {
    /// The numbers as factors: `(-0.3)`.
    factors: HashMap<Quantity, String>,
    /// The positions of the factors that begin a row; the product comes after the last factor.
    begins: Vec<usize>,
    /// How many rows each product takes.
    rows: usize,
}

impl Products {
    fn of(state: &State, paths: &Paths, width: usize) -> Self {
        let (walk, digits) = (state.walk(), state.settings.digits);
        let values = walk.values_of_one(paths.sample).map_or(walk.exact(), |(values, _)| values);
        let mut factors = HashMap::new();
        let count = paths.listed.first().map_or(0, |path| path.factors.len());
        let mut widest = vec![0; count];
        for path in &paths.listed {
            for ((quantity, _), widest) in path.factors.iter().zip(&mut widest) {
                let factor =
                    factors.entry(*quantity).or_insert_with(|| match walk.printed(values, *quantity, digits) {
                        negative if negative.starts_with('-') => format!("({negative})"),
                        other => other,
                    });
                *widest = factor.len().max(*widest);
            }
        }
        // A sign, the leading zeros and the point, or the exponent.
        widest.push(digits.count() + " ~= -0.000".len());
        let mut begins = vec![0];
        let mut room = width.saturating_sub(INDENT);
        for (place, widest) in widest.into_iter().enumerate() {
            let with_sign = widest + 1;
            if with_sign > room && place > 0 {
                begins.push(place);
                room = width.saturating_sub(INDENT);
            }
            room = room.saturating_sub(with_sign);
        }
        Self { factors, rows: begins.len(), begins }
    }

    /// `0.5·0.5966·0.4·(-0.3) ≈ -0.0358`, broken before a sign.
    fn of_path(&self, state: &State, path: &PathToLoss) -> Vec<String> {
        let [times, about] = if state.is_ascii() { ["*", " ~= "] } else { ["·", " ≈ "] };
        let mut rows: Vec<String> = Vec::with_capacity(self.rows);
        let factors = path.factors.iter().map(|(quantity, _)| (times, self.factors[quantity].clone()));
        let all = factors.chain([(about, shown(state, path.product))]);
        for (place, (sign, number)) in all.enumerate() {
            match rows.last_mut() {
                None => rows.push(format!("{:INDENT$}{number}", "")),
                Some(_) if self.begins.contains(&place) => {
                    rows.push(format!("{:INDENT$}{}{number}", "", sign.trim_start()));
                }
                Some(row) => row.extend([sign, &number]),
            }
        }
        rows
    }
}
