//! What the screen shows: a cursor in a walk, and how it is looked at.

mod activity;
mod chart;
mod document;
mod edit;
mod editing;
mod editor;
mod find;
mod history;
mod hunt;
mod lecture;
mod long_run;
mod mouse;
mod overlay;
mod practice;
mod recovering;
mod review;
mod run;
mod stages;
mod steps;
mod trail;
mod training;
mod whereabouts;

use std::{cell::RefCell, rc::Rc};

use super::{
    lecture::{reveals, told},
    long_run::LongRun,
    practice::visible,
};
pub use activity::{Activity, Left};
pub use chart::{Along, Chart, ChartPage, Watched};
use document::opening_notice;
pub use document::{DocumentView, warning};
pub use editing::Stride;
use editing::Trial;
pub use editor::{Editor, Entry, Move, Property, Row, Sheet, rows as rows_to_edit};
pub use find::Found;
use history::History;
pub use hunt::HuntOffer;
pub use long_run::{Readings, Readout};
pub use mouse::{MouseOwner, MouseState};
pub use overlay::{Overlay, Prompt, PromptStage, Question, RecoveryOffer};
pub use run::Losses;
use run::Run;
use stages::{Stages, stages};
use trail::Left as LeftStep;
pub use whereabouts::Whereabouts;

use crate::{
    formula::{Digits, FactorLabel, Statement},
    quantity::Notation,
    reading::{Erratum, ReadingKind, errata::Explanation},
    scenario::Scenario,
    settings::{Settings, Theme},
    storage::RecentFiles,
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
    /// The training run that the chart is of, or was.
    long_run: Option<LongRun>,
    /// The exercise as it was opened.
    opened: Scenario,
    /// The exercise as it was opened or saved last.
    saved: Scenario,
    /// The file that it was saved in last.
    file: Option<String>,
    history: History,
    /// The seed of the next numbers that are drawn.
    seed: u64,
    /// A number that is tried out.
    trial: Option<Trial>,
    /// The steps that were left to follow a part of their formulas.
    trail: Vec<LeftStep>,
    step: usize,
    stage: usize,
    lines: Vec<Line>,
    stages: Stages,
    /// How formulas and numbers are shown.
    pub settings: Settings<ReadingKind>,
    /// The colours of the screen.
    pub theme: Theme,
    /// The mouse.
    pub mouse: MouseState,
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
    hunt_offer: HuntOffer,
    /// The page, where not all fit.
    pub page: Page,
    /// The scenario files that were opened or saved last.
    pub recent: RecentFiles,
    /// What lies over the walk.
    pub overlay: Overlay,
    /// A sentence about the last key, until the next.
    pub notice: Option<String>,
    /// The words that were searched for last.
    pub last_search: Option<String>,
    /// The erratum that was explained last on this step: of a large network that takes longer than a drawing may.
    explained: RefCell<Option<Rc<Explanation>>>,
}

impl State {
    /// The first step of a scenario's walk.
    #[must_use]
    pub fn new(scenario: Scenario, settings: Settings<ReadingKind>) -> Self {
        Self::of(Walk::new(scenario), settings)
    }

    /// The first step of a walk.
    fn of(walk: Walk, settings: Settings<ReadingKind>) -> Self {
        let scenario = walk.scenario().clone();
        let mut state = Self {
            walk,
            run: Run::default(),
            long_run: None,
            opened: scenario.clone(),
            saved: scenario,
            file: None,
            history: History::default(),
            seed: 1,
            trial: None,
            trail: Vec::new(),
            step: 0,
            stage: usize::MAX,
            lines: Vec::new(),
            stages: Stages(Vec::new()),
            settings,
            theme: Theme::default(),
            mouse: MouseState::default(),
            document: DocumentView::Hidden,
            factor: None,
            anchor: StartAt::LastLine,
            scroll: 0,
            window: Window::default(),
            parked: Vec::new(),
            activity: Activity::Walking,
            hunt_offer: HuntOffer::AfterResult,
            page: Page::Formula,
            recent: RecentFiles::default(),
            overlay: Overlay::None,
            notice: None,
            last_search: None,
            explained: RefCell::default(),
        };
        state.notice = opening_notice(&state.walk, settings.reading, state.step);
        state.settings.reading = state.possible(settings.reading);
        state.document = DocumentView::of(state.settings.reading);
        state.refresh();
        state
    }

    /// Hands over what is of the screen and of no exercise to the state that takes its place.
    fn hand_over(&mut self, next: &mut Self) {
        next.window = self.window;
        next.theme = self.theme;
        next.mouse = self.mouse;
        next.recent = std::mem::take(&mut self.recent);
    }

    /// The walk.
    #[must_use]
    pub fn walk(&self) -> &Walk {
        &self.walk
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
        let has_verdict = !self.waits() && self.activity.says_something_of(self.step);
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
        let topic = self.step().topic;
        self.lines = match &self.activity {
            Activity::Practising { practice, .. } => visible(lines, practice.sight(&self.walk, self.step)),
            Activity::Lecturing { .. } => told(lines, topic),
            Activity::Walking | Activity::Hunting { .. } | Activity::Reviewing { .. } => lines,
        };
        self.stages = match self.lecture() {
            Some(_) => Stages(reveals(&self.lines, topic)),
            None => stages(&self.lines, self.step().phase),
        };
        self.stage = self.stage.min(self.stages.0.len().saturating_sub(1));
        self.scroll = 0;
        self.refresh_trial();
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
        // What was asked for is not shown by other formulas or weights.
        let hidden = usize::from(self.lecture().is_some());
        self.stage = self.stage.min(self.stages.0.len().saturating_sub(1 + hidden));
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

    /// The next theme.
    pub fn switch_theme(&mut self) {
        self.theme = self.theme.next();
        self.notice = Some(format!("Theme: {}", self.theme.name()));
    }

    /// Results with so many digits.
    pub fn set_digits(&mut self, digits: Digits) {
        self.settings.digits = digits;
        self.notice = Some(format!("{digits} significant digits"));
        self.refresh();
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
