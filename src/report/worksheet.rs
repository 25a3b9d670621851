//! The worksheet to fill in by hand: the given numbers, each formula in symbols, and blanks for all results.

use super::text::{INDENT, Page};
use crate::{
    homework::asked::{AnswersHead, blank_answers},
    scenario::Scenario,
    typeset::{Glyphs, Letters, Signs},
    walk::Walk,
};

/// The worksheet of a scenario, then the answers file to fill in, which uses the document's names whatever the letters
/// in the formulas. Only the correct formulas are shown.
#[must_use]
pub fn render_worksheet(scenario: &Scenario, head: AnswersHead, glyphs: Glyphs, letters: Letters) -> String {
    let walk = Walk::new(scenario.clone());
    let mut page = Page::new(Signs { glyphs, lettering: letters.of(walk.output()) });
    page.title_of_a_paper(scenario);
    page.verbatim(&format!("Name: {}", head.name.unwrap_or("______________________________")));
    page.names(&walk);
    for (place, step) in walk.steps().iter().enumerate() {
        page.step(&walk, place, &step.title());
        let lines: Vec<_> = walk.blank(step).into_iter().map(|line| line.named_after(step.sample)).collect();
        page.lines(&lines, INDENT);
    }
    page.phase("Answers file to fill in");
    page.blank();
    page.verbatim(&blank_answers(scenario, head));
    page.finish()
}
