//! Several samples one after another: for each the whole walk, starting from the weights after the previous update.

use super::{
    Format,
    json::{self, Report},
    text::{self, Page},
};
use crate::{
    quantity::Notation,
    reading::ReadingKind,
    scenario::Scenario,
    settings::{PrintReading, Settings},
    walk::Walk,
};

/// The walks of all samples of a scenario, with an update after each, ending in a newline; as JSON, a list of them.
#[must_use]
pub fn render_in_turn(scenario: &Scenario, format: Format, settings: Settings<PrintReading>) -> String {
    let walks: Vec<Walk> = walks(scenario, settings.reading).collect();
    match format {
        Format::Text => text(scenario, &walks, settings),
        Format::Json => {
            let reports: Vec<Report> = walks.iter().map(|walk| Report::of(walk, settings)).collect();
            json::written(&reports)
        }
    }
}

/// One walk after another; fewer than there are samples if a new weight is not a finite number.
fn walks(scenario: &Scenario, reading: PrintReading) -> impl Iterator<Item = Walk> {
    let mut weights = Some(scenario.clone());
    (0..scenario.samples().len()).map_while(move |sample| {
        let whole = weights.take()?;
        let walk = Walk::new(whole.in_turn(sample));
        weights = walk.stepped(goes_on_with(&walk, reading)).map(|after| whole.with_weights(after.network().weights()));
        Some(walk)
    })
}

/// The formulas whose update leads to the next sample.
fn goes_on_with(walk: &Walk, reading: PrintReading) -> ReadingKind {
    match (reading, walk.values(ReadingKind::Document)) {
        (PrintReading::Document, Some(_)) => ReadingKind::Document,
        _ => ReadingKind::Exact,
    }
}

fn text(scenario: &Scenario, walks: &[Walk], settings: Settings<PrintReading>) -> String {
    let mut page = Page::new(settings.signs(Notation::of(scenario).output()));
    page.title(scenario);
    if let Some(walk) = walks.first() {
        page.names(walk);
    }
    let of = scenario.samples().len();
    for (place, walk) in walks.iter().enumerate() {
        let formulas = match (settings.reading, walk.values(ReadingKind::Document)) {
            (PrintReading::Both, Some(_)) => " by the correct formulas",
            _ => "",
        };
        page.phase(&match place {
            0 => format!("Sample 1 of {of}, with an update after each sample"),
            _ => format!("Sample {} of {of}, with the weights after the update of sample {place}{formulas}", place + 1),
        });
        text::steps(&mut page, walk, settings);
    }
    if walks.len() < of {
        let last = walks.len();
        page.phase(&format!(
            "After sample {last} a new weight is not a finite number: sample {} cannot be calculated.",
            last + 1
        ));
    }
    page.finish()
}
