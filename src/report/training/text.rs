//! Some losses of each reading side by side, their curves, the first and the last weights.

use super::{Trained, TrainingPage};
use crate::{
    formula::digits::{in_full, significant},
    picture::{ASCII_BLOCKS, BLOCKS, Curves, Scale, places},
    quantity::Notation,
    reading::ReadingKind,
    report::text::{INDENT, Page},
    training::{End, Run, Update},
    typeset::{Glyphs, wrap},
};

/// The columns of a curve.
const CURVE: usize = 48;

/// The columns of the page.
const WIDTH: usize = 80;

/// The most weights that are listed: nobody reads more.
const MOST_WEIGHTS: usize = 60;

/// The whole page.
pub(super) fn text(page: TrainingPage, runs: &[Trained]) -> String {
    let mut writing = Writing { page: Page::new(page.glyphs), own: page, runs };
    writing.heading();
    writing.losses();
    writing.curves();
    writing.ends();
    writing.weights();
    writing.page.finish()
}

struct Writing<'a> {
    page: Page,
    own: TrainingPage<'a>,
    runs: &'a [Trained],
}

/// The column heading of a reading.
fn name(reading: ReadingKind) -> &'static str {
    match reading {
        ReadingKind::Document => "printed",
        ReadingKind::Exact => "correct",
    }
}

impl Writing<'_> {
    fn number(&self, number: f64) -> String {
        let digits = self.own.digits.count();
        in_full(number, digits).unwrap_or_else(|| significant(number, digits))
    }

    fn sentence(&mut self, words: &str) {
        match self.own.glyphs {
            Glyphs::Ascii => self.page.row(0, words),
            Glyphs::Small | Glyphs::Tall => wrap(words, WIDTH).iter().for_each(|row| self.page.row(0, row)),
        }
    }

    fn heading(&mut self) {
        self.page.title(self.own.scenario);
        let counted = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        let steps = counted(self.runs.first().map_or(0, |trained| trained.run.steps()), "training step");
        let samples = self.own.training.samples.len();
        let alpha = self.own.scenario.alpha();
        self.sentence(&format!("{steps} on {}, learning rate {alpha}", counted(samples, "sample")));
        match (samples, self.own.training.update) {
            (1, _) => {}
            (_, Update::All) => {
                let reduction = self.own.training.reduction.name();
                self.sentence(&format!("Each step updates the weights once, with the {reduction} of all losses."));
            }
            (_, Update::Each) => self.sentence("Each step updates the weights after each sample, with its own loss."),
        }
        if let Some(reason) = self.own.no_document {
            self.sentence(&reason.in_a_sentence());
        }
    }

    /// A table with right-aligned columns.
    fn table(&mut self, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
            })
            .collect();
        for row in rows {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:>width$}")).collect();
            self.page.row(INDENT, &cells.join("   "));
        }
    }

    fn losses(&mut self) {
        let last = self.runs.iter().filter_map(|trained| trained.run.step()).max();
        let Some(last) = last else { return };
        let mut steps: Vec<usize> = shown_steps(last);
        // The last step of each run is where it ended.
        steps.extend(self.runs.iter().filter_map(|trained| trained.run.step()));
        steps.sort_unstable();
        steps.dedup();
        let title = |trained: &Trained| match self.runs.len() {
            1 => "loss".to_owned(),
            _ => format!("loss, {}", name(trained.reading)),
        };
        let mut rows = vec![[vec!["step".to_owned()], self.runs.iter().map(title).collect()].concat()];
        for step in steps {
            let loss =
                |trained: &Trained| trained.run.losses().get(step).map_or_else(String::new, |loss| self.number(*loss));
            rows.push([vec![step.to_string()], self.runs.iter().map(loss).collect()].concat());
        }
        self.page.blank();
        self.table(&rows);
    }

    /// A row for each reading, on a common scale.
    fn curves(&mut self) {
        let all: Vec<f64> = self.runs.iter().flat_map(|trained| trained.run.losses()).copied().collect();
        let longest = self.runs.iter().map(|trained| trained.run.losses().len()).max().unwrap_or(0);
        let Some(scale) = Curves::over(&all).filter(|_| longest > 1) else { return };
        let blocks: &[&str] = if self.own.glyphs == Glyphs::Ascii { &ASCII_BLOCKS } else { &BLOCKS };
        let levels = u16::try_from(blocks.len()).unwrap_or(u16::MAX);
        self.page.blank();
        for trained in self.runs {
            let losses = trained.run.losses();
            // The curve of a run that ends earlier is shorter.
            let columns = (CURVE * losses.len()).div_ceil(longest);
            let block =
                |place: usize| scale.level(losses[place], levels).map_or(" ", |level| blocks[usize::from(level)]);
            let curve: String = places(losses.len(), columns).into_iter().map(block).collect();
            let name = if self.runs.len() > 1 { format!("  {}", name(trained.reading)) } else { String::new() };
            self.page.row(INDENT, &format!("loss{name}  {curve}"));
        }
        let kind = if scale.scale == Scale::Logarithmic { " (log scale)" } else { "" };
        let [lowest, highest] = [scale.lowest, scale.highest].map(|end| self.number(end));
        self.page.row(INDENT, &format!("from {lowest} at the bottom to {highest} at the top{kind}"));
    }

    /// How each run ended, if it did not complete its steps.
    fn ends(&mut self) {
        for trained in self.runs {
            let formulas = match trained.reading {
                ReadingKind::Document => "printed formulas",
                ReadingKind::Exact => "correct formulas",
            };
            let words = match (trained.run.end(), trained.run.step()) {
                (Some(End::Done), _) => continue,
                (Some(End::NotFinite { step }), _) => {
                    format!("With the {formulas}, a number is not finite at step {step}. Training ends there.")
                }
                (Some(End::Cancelled) | None, Some(step)) => {
                    format!("With the {formulas}, training was stopped after step {step}.")
                }
                (Some(End::Cancelled) | None, None) => continue,
            };
            self.page.blank();
            self.sentence(&words);
        }
    }

    fn weights(&mut self) {
        let names: Vec<String> = Notation::of(self.own.scenario).weights().map(|weight| weight.to_string()).collect();
        self.page.blank();
        if names.len() > MOST_WEIGHTS {
            self.sentence(&format!("The network has {} weights; --format csv lists them for every step.", names.len()));
            return;
        }
        let last = |run: &Run| run.step().and_then(|step| Some((step, run.list_at(step)?)));
        let ends: Vec<(ReadingKind, usize, Vec<f64>)> = self
            .runs
            .iter()
            .filter_map(|trained| last(&trained.run).map(|(step, weights)| (trained.reading, step, weights)))
            .collect();
        let Some(start) = self.runs.first().and_then(|trained| trained.run.list_at(0)) else { return };
        let title = |(reading, step, _): &(ReadingKind, usize, Vec<f64>)| match self.runs.len() {
            1 => format!("step {step}"),
            _ => format!("step {step}, {}", name(*reading)),
        };
        let mut rows = vec![[vec!["weight".to_owned(), "start".to_owned()], ends.iter().map(title).collect()].concat()];
        for (place, name) in names.into_iter().enumerate() {
            let after = ends.iter().map(|(_, _, weights)| self.number(weights[place])).collect();
            rows.push([vec![name, self.number(start[place])], after].concat());
        }
        self.table(&rows);
    }
}

/// The steps whose losses are listed: 0, 1, 2, 5, 10, 20, 50 … as the first steps change most.
fn shown_steps(last: usize) -> Vec<usize> {
    let tens = std::iter::successors(Some(1_usize), |ten| ten.checked_mul(10));
    let steps = tens.flat_map(|ten| [1, 2, 5].map(|digit| digit * ten)).take_while(|step| *step <= last);
    std::iter::once(0).chain(steps).collect()
}

#[cfg(test)]
mod tests {
    use super::shown_steps;

    #[test]
    fn the_first_steps_are_listed_most_closely() {
        assert_eq!(shown_steps(0), [0]);
        assert_eq!(shown_steps(130), [0, 1, 2, 5, 10, 20, 50, 100]);
        assert_eq!(shown_steps(1_000_000).len(), 20);
    }
}
