//! What the screen shows: a cursor in a walk, and how it is looked at.

mod activity;
mod document;
mod overlay;
mod practice;
mod review;
mod run;
mod stages;

use std::{cell::RefCell, rc::Rc};

use super::{
    keys::{Command, key_of},
    practice::visible,
    turn::Turn,
};
pub use activity::{Activity, Left};
use document::opening_notice;
pub use document::{DocumentView, warning};
pub use overlay::{Overlay, Prompt, PromptStage, Question};
pub use run::Losses;
use run::{Advance, Run};
use stages::{Stages, stages};

use crate::{
    formula::{Digits, FactorLabel, Statement},
    quantity::Notation,
    reading::{Erratum, ReadingKind, errata::Explanation},
    scenario::Scenario,
    settings::{Origin, Settings},
    typeset::Glyphs,
    walk::{Content, Line, LineKind, Step, Topic, Walk},
};

/// What a key asks for on the pages that do not fit side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The formula.
    Formula,
    /// The drawing of the network.
    Network,
    /// The table of weights.
    Weights,
}

/// The size of the screen, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Cells side by side.
    pub columns: u16,
    /// Cells on top of each other.
    pub rows: u16,
}

/// The usual size, until the terminal says another.
impl Default for Window {
    fn default() -> Self {
        Self { columns: 80, rows: 24 }
    }
}

/// The whole state of the screen.
#[derive(Debug, Clone)]
pub struct State {
    walk: Walk,
    run: Run,
    step: usize,
    stage: usize,
    lines: Vec<Line>,
    stages: Stages,
    /// How formulas and numbers are shown.
    pub settings: Settings<ReadingKind>,
    document: DocumentView,
    factor: Option<usize>,
    /// Where the rows shown start from.
    pub anchor: StartAt,
    /// Rows scrolled down from where they are shown first, negative where they are scrolled up.
    pub scroll: isize,
    /// The size of the screen.
    pub window: Window,
    /// The networks that were opened before, as they were left.
    parked: Vec<Self>,
    activity: Activity,
    /// The page, where not all fit.
    pub page: Page,
    /// What lies over the walk.
    pub overlay: Overlay,
    /// A sentence about the last key, until the next.
    pub notice: Option<String>,
    /// The erratum that was explained last on this step: of a large network that takes longer than a drawing may.
    explained: RefCell<Option<Rc<Explanation>>>,
}

impl State {
    /// The first step of a scenario's walk.
    #[must_use]
    pub fn new(scenario: Scenario, settings: Settings<ReadingKind>) -> Self {
        let mut state = Self {
            walk: Walk::new(scenario),
            run: Run::default(),
            step: 0,
            stage: usize::MAX,
            lines: Vec::new(),
            stages: Stages(Vec::new()),
            settings,
            document: DocumentView::Hidden,
            factor: None,
            anchor: StartAt::LastLine,
            scroll: 0,
            window: Window::default(),
            parked: Vec::new(),
            activity: Activity::Walking,
            page: Page::Formula,
            overlay: Overlay::None,
            notice: None,
            explained: RefCell::default(),
        };
        state.notice = opening_notice(&state.walk, settings.reading, state.step);
        state.settings.reading = state.possible(settings.reading);
        state.document = DocumentView::of(state.settings.reading);
        state.refresh();
        state
    }

    /// The walk.
    #[must_use]
    pub fn walk(&self) -> &Walk {
        &self.walk
    }

    /// The updates applied before this training step.
    #[must_use]
    pub fn updates_applied(&self) -> usize {
        self.run.count()
    }

    /// The number of the training step that is walked, from 1. A reading that left the finite numbers stays at its last.
    #[must_use]
    pub fn training_step(&self) -> usize {
        self.run.behind() + 1
    }

    /// The losses of a reading over the training steps so far; `None` where there is no such reading.
    #[must_use]
    pub fn losses(&self, reading: ReadingKind) -> Option<Losses> {
        self.run.losses(&self.walk, reading)
    }

    /// The losses of a reading at the start and after each update so far; `None` where there is no such reading.
    #[must_use]
    pub fn losses_so_far(&self, reading: ReadingKind) -> Option<Vec<f64>> {
        self.run.so_far(&self.walk, reading)
    }

    /// Those of the reading whose weights are walked: in practice and beside answers those of the plain walk.
    #[must_use]
    pub fn losses_of_walk(&self) -> Option<Vec<f64>> {
        self.losses_so_far(self.run.walked().unwrap_or(self.settings.reading))
    }

    /// The number of the step, from 0.
    #[must_use]
    pub fn position(&self) -> usize {
        self.step
    }

    /// The step.
    #[must_use]
    pub fn step(&self) -> &Step {
        &self.walk.steps()[self.step]
    }

    /// All lines of the step.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// How many of the lines have appeared.
    #[must_use]
    pub fn lines_shown(&self) -> usize {
        self.stages.0.get(self.stage).copied().unwrap_or(self.lines.len())
    }

    /// Whether the step's last line has appeared.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.stage + 1 >= self.stages.0.len()
    }

    /// What is done on the screen.
    #[must_use]
    pub fn activity(&self) -> &Activity {
        &self.activity
    }

    /// Shows what is said over all answers so far.
    pub fn show_overview(&mut self) {
        match self.activity.summary(&self.walk) {
            Some(summary) => {
                self.scroll = 0;
                self.overlay = Overlay::Summary(summary);
            }
            None => self.notice = Some("There are no answers to give an overview of.".to_owned()),
        }
    }

    /// The names of this network.
    #[must_use]
    pub fn notation(&self) -> Notation {
        Notation::of(self.walk.scenario())
    }

    /// What there is to say about an erratum on this step.
    #[must_use]
    pub fn explanation(&self, erratum: Erratum) -> Rc<Explanation> {
        let mut explained = self.explained.borrow_mut();
        if let Some(last) = explained.as_ref().filter(|last| last.erratum == erratum) {
            return Rc::clone(last);
        }
        let quantity = self.step().quantity();
        let explanation = Rc::new(erratum.explain(self.walk.scenario(), self.settings.digits, quantity));
        *explained = Some(Rc::clone(&explanation));
        explanation
    }

    /// The statement whose parts can be chosen: the newest that has numbers in it, before that the newest in letters.
    #[must_use]
    pub fn statement_in_parts(&self) -> Option<&Statement> {
        // The numbers of the result are those with the new weights, which no other place has.
        if self.step().topic == Topic::Outcome {
            return None;
        }
        let shown = &self.lines[..self.lines_shown()];
        let of_kind = |kinds: &[LineKind]| {
            shown.iter().rev().filter(|line| kinds.contains(&line.kind)).find_map(|line| match &line.content {
                Content::Statement(statement, _) if !parts_of(statement).is_empty() => Some(statement),
                _ => None,
            })
        };
        // The numbers of a single term are no parts; in letters that one term stands for a whole sum.
        of_kind(&[LineKind::Numbers])
            .filter(|statement| parts_of(statement).len() > 1)
            .or_else(|| of_kind(&[LineKind::Bound]))
            .or_else(|| of_kind(&[LineKind::Law]))
    }

    /// The parts of the formula that can be chosen.
    #[must_use]
    pub fn parts(&self) -> Vec<FactorLabel> {
        self.statement_in_parts().map(parts_of).unwrap_or_default()
    }

    /// The chosen part.
    #[must_use]
    pub fn chosen(&self) -> Option<FactorLabel> {
        self.parts().get(self.factor?).copied()
    }

    /// From where the rows of this step are shown, where there is no room for all of them.
    #[must_use]
    pub fn reads_from(&self) -> ReadsFrom {
        // The verdict on an answer that has to be given again is below the lines.
        let has_verdict = !self.waits() && self.activity.judged(self.step).is_some();
        match (self.anchor, self.step().topic) {
            (StartAt::FirstLine, _) => ReadsFrom::Newest,
            (StartAt::LastLine, Topic::Quantity(_)) if !has_verdict => ReadsFrom::Newest,
            // What the update does is said in the last lines; but a score or a verdict stands above all.
            (StartAt::LastLine, Topic::Outcome) if !has_verdict && self.practice().is_none() => ReadsFrom::Newest,
            (StartAt::LastLine, _) => ReadsFrom::Top,
        }
    }

    fn refresh(&mut self) {
        self.explained.take();
        self.follow_reading();
        let lines = self.walk.lines(self.step(), self.formulas(), self.settings.digits);
        // What is hidden is not there at all, so that nothing that is drawn can show it.
        self.lines = match self.practice() {
            Some(practice) => visible(lines, practice.sight(&self.walk, self.step)),
            None => lines,
        };
        self.stages = stages(&self.lines, self.step().phase);
        self.stage = self.stage.min(self.stages.0.len().saturating_sub(1));
        self.scroll = 0;
    }

    /// Takes the lines in anew and shows as much of them as was shown: all, or up to a line of the same kind.
    fn refresh_as_far(&mut self) {
        if self.is_complete() {
            self.stage = usize::MAX;
            return self.refresh();
        }
        let shown = self.lines[..self.lines_shown()].iter().map(|line| line.kind);
        let newest = shown.clone().next_back();
        let how_many = shown.filter(|kind| Some(*kind) == newest).count();
        self.refresh();
        let of_kind = self.lines.iter().enumerate().filter(|(_, line)| Some(line.kind) == newest);
        let Some((place, _)) = of_kind.take(how_many).last() else { return };
        self.stage = self.stages.0.iter().position(|end| *end > place).unwrap_or(usize::MAX);
        self.stage = self.stage.min(self.stages.0.len().saturating_sub(1));
    }

    /// Goes to a step; all of its lines are shown, or the first only.
    pub fn go_to(&mut self, step: usize, stage: StartAt) {
        self.step = step.min(self.walk.steps().len() - 1);
        // A question is shown whole: its lines are in letters only.
        let stage = if self.waits() { StartAt::LastLine } else { stage };
        self.stage = match stage {
            StartAt::FirstLine => 0,
            StartAt::LastLine => usize::MAX,
        };
        self.anchor = stage;
        self.factor = None;
        self.refresh();
    }

    /// One line forward; past the last line, to the next step.
    pub fn forward(&mut self) {
        if !self.is_complete() {
            self.stage += 1;
            self.anchor = StartAt::FirstLine;
            self.scroll = 0;
        } else if self.step + 1 < self.walk.steps().len() {
            self.go_to(self.step + 1, StartAt::FirstLine);
        } else {
            let onwards = (Command::Apply, "applies the update and starts the next training step");
            let (key, does) = self.activity.ending().unwrap_or(onwards);
            self.notice = Some(format!("This is the last step: {} {does}.", key_of(key)));
        }
    }

    /// One line back; before the first line, to the end of the previous step.
    pub fn backward(&mut self) {
        if self.stage > 0 {
            self.stage -= 1;
            self.anchor = StartAt::FirstLine;
            self.scroll = 0;
        } else if self.step > 0 {
            self.go_to(self.step - 1, StartAt::LastLine);
        }
    }

    /// To the first step of the next phase, of several samples perhaps the next sample's.
    pub fn next_phase(&mut self) {
        let later = &self.walk.steps()[self.step..];
        let next = later.iter().position(|step| !step.is_in_phase_of(self.step()));
        self.go_to(self.step + next.unwrap_or(later.len()), StartAt::LastLine);
    }

    /// To the first step of this phase, or of the previous one from there.
    pub fn previous_phase(&mut self) {
        let steps = self.walk.steps();
        let start_of = |at: usize| {
            let before = steps[..at].iter().rposition(|step| !step.is_in_phase_of(&steps[at]));
            before.map_or(0, |before| before + 1)
        };
        let own = start_of(self.step);
        let target = if own < self.step { own } else { start_of(own.saturating_sub(1)) };
        self.go_to(target, StartAt::LastLine);
    }

    /// Chooses the part so many places on; past the last one, none.
    pub fn choose(&mut self, direction: Turn) {
        let count = self.parts().len();
        if count == 0 {
            self.notice = Some("This step has no parts to highlight.".to_owned());
            return;
        }
        self.factor = match (direction, self.factor) {
            (Turn::On, None) => Some(0),
            (Turn::On, Some(at)) => (at + 1 < count).then_some(at + 1),
            (Turn::Back, None) => Some(count - 1),
            (Turn::Back, Some(at)) => at.checked_sub(1),
        };
    }

    /// The other formulas, at the same step; from then on the document is in view.
    pub fn switch_reading(&mut self) {
        let other = match self.settings.reading {
            ReadingKind::Document => ReadingKind::Exact,
            ReadingKind::Exact => ReadingKind::Document,
        };
        self.settings.reading = self.possible(other);
        if self.document == DocumentView::Hidden {
            self.notice = opening_notice(&self.walk, other, self.step);
        }
        self.document = self.document.after_showing(self.settings.reading);
        self.refresh_as_far();
    }

    /// The next glyph profile.
    pub fn switch_glyphs(&mut self) {
        self.settings.glyphs = self.settings.glyphs.next();
        self.notice = Some(format!("formula style: {}", self.settings.glyphs.name()));
        self.scroll = 0;
    }

    /// Results with so many digits.
    pub fn set_digits(&mut self, digits: Digits) {
        self.settings.digits = digits;
        self.notice = Some(format!("{digits} significant digits"));
        self.refresh();
    }

    /// Opens a network: where it was left, or at its first step as its origin says; this one waits as it is. Where the
    /// document covers both, the formulas that were chosen here are kept.
    pub fn open_network(&mut self, network: Scenario, origin: Origin) {
        let left_before = self.parked.iter().position(|state| state.origin() == &network);
        let mut other = match left_before {
            Some(place) => self.parked.remove(place),
            None => self.fresh(network, origin),
        };
        other.parked = std::mem::take(&mut self.parked);
        other.window = self.window;
        // How it looks stays as it is now; whose formulas those were goes with the network.
        other.settings = Settings { reading: other.settings.reading, ..self.settings };
        let left = std::mem::replace(self, other);
        if left.origin() != self.origin() {
            self.parked.push(left);
        }
        self.refresh();
    }

    /// The exercise before any update.
    #[must_use]
    pub fn origin(&self) -> &Scenario {
        self.run.start().unwrap_or_else(|| self.walk.scenario())
    }

    /// Walks the weights that the reading shown has after the same updates. Practice and answers keep the weights that
    /// they began with.
    fn follow_reading(&mut self) {
        if matches!(self.activity, Activity::Walking)
            && let Some(scenario) = self.run.turn_to(self.settings.reading)
        {
            self.walk = Walk::new(scenario);
        }
    }

    /// Applies the update of each reading to its own weights and walks the next training step, at the same step.
    pub fn apply(&mut self) {
        self.follow_reading();
        let advance = self.run.advance(&self.walk, self.settings.reading);
        let Advance::To(scenario, stay) = advance else {
            self.notice = Some("A new weight is not a finite number: the update cannot be applied.".to_owned());
            return;
        };
        self.walk_again(scenario);
        let undo = key_of(Command::Unapply);
        let applied = format!("Update applied ({} so far). {undo} undoes it.", self.run.count());
        let told = self.formulas().readings();
        let stays = stay.into_iter().filter(|reading| told.contains(reading)).filter_map(|reading| {
            let formulas = match reading {
                ReadingKind::Document => "printed",
                ReadingKind::Exact => "correct",
            };
            let last = self.losses_so_far(reading)?.len();
            Some(format!(" The {formulas} formulas stay at training step {last}: a new weight is not a finite number."))
        });
        self.notice = Some(stays.fold(applied, |words, more| words + &more));
    }

    /// Takes the last update of all readings back, at the same step.
    pub fn unapply(&mut self) {
        match self.run.take_back() {
            Some(scenario) => {
                self.walk_again(scenario);
                self.notice = Some("Last update undone.".to_owned());
            }
            None => self.notice = Some("No update has been applied yet.".to_owned()),
        }
    }

    /// Another training step, at the same step of the walk: as much of it is shown as was, and the same part is chosen.
    fn walk_again(&mut self, scenario: Scenario) {
        let scroll = self.scroll;
        self.walk = Walk::new(scenario);
        self.step = self.step.min(self.walk.steps().len() - 1);
        self.refresh_as_far();
        self.scroll = scroll;
    }

    /// The statements of a slip that may be shown: all of them, but in practice those with hidden numbers.
    #[must_use]
    pub fn told(&self, statements: &[Statement]) -> Vec<Statement> {
        match self.practice() {
            Some(practice) => practice.told(&self.walk, self.step, self.telling(), statements),
            None => statements.to_vec(),
        }
    }

    /// A text from outside in the signs that may be drawn: in ASCII the others are question marks.
    #[must_use]
    pub fn in_its_signs(&self, text: &str) -> String {
        if self.is_ascii() {
            text.replace('…', "...").replace(|sign: char| !sign.is_ascii(), "?")
        } else {
            text.to_owned()
        }
    }

    /// Whether only ASCII may be drawn.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.settings.glyphs == Glyphs::Ascii
    }
}

/// Which rows of a step are shown where there is no room for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadsFrom {
    /// The first ones.
    Top,
    /// The newest ones.
    Newest,
}

/// The parts of a statement, each once.
fn parts_of(statement: &Statement) -> Vec<FactorLabel> {
    let mut labels: Vec<FactorLabel> = Vec::new();
    for (label, _) in statement.right.iter().flat_map(|(_, formula)| formula.factors()) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}

/// Where in a step one arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartAt {
    /// With its first line only; the newest line stays in sight.
    FirstLine,
    /// With all lines, to be read from the top.
    LastLine,
}
