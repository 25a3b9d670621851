//! The content of the screen: a cursor in a walk, and the way it is shown.

mod activity;
mod changing;
mod chart;
mod document;
mod editor;
mod find;
mod history;
mod hunt;
mod lecture;
mod long_run;
mod looks;
mod mouse;
mod overlay;
mod parts;
mod practice;
mod recovering;
mod review;
mod rows_shown;
mod run;
mod saving;
mod stages;
mod steps;
mod trail;
mod training;
mod trial;
mod watched;
mod whereabouts;

use std::{cell::RefCell, rc::Rc};

use super::{
    lecture::{reveals, told},
    long_run::LongRun,
    practice::visible,
};
pub use activity::{Activity, Left};
pub use changing::Stride;
pub use chart::{Along, Chart, ChartPage, Watched};
use document::opening_notice;
pub use document::{DocumentView, warning};
pub use editor::{Editor, Entry, Move, Property, Row, Sheet};
pub use find::{Found, Search};
use history::History;
pub use hunt::HuntOffer;
pub use long_run::{Readings, Readout};
pub use mouse::{MouseOwner, MouseState};
pub use overlay::{Overlay, Prompt, PromptStage, Question, RecoveryOffer};
pub use rows_shown::{ReadsFrom, StartAt};
use run::Run;
pub use run::RunLosses;
use stages::{Stages, stages};
use trail::Left as LeftStep;
pub use trial::Ends;
use trial::Trial;
pub use whereabouts::Whereabouts;

use crate::{
    quantity::Notation,
    reading::{ReadingKind, errata::Explanation},
    scenario::Scenario,
    settings::{Settings, Theme},
    storage::RecentFiles,
    walk::{Line, Step, Walk},
};

/// What a key selects among the pages that do not fit side by side.
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

/// The usual size, until the terminal reports another.
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
    /// The exercise as it was opened or last saved.
    saved: Scenario,
    /// The file it was last saved in.
    file: Option<String>,
    history: History,
    /// The seed of the next random numbers.
    seed: u64,
    /// A number being tried out.
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
    /// Where the visible rows start.
    pub anchor: StartAt,
    /// Rows scrolled down from where they are first shown, negative if scrolled up.
    pub scroll: isize,
    /// The size of the screen.
    pub window: Window,
    /// The networks that were opened before, as they were left.
    parked: Vec<Self>,
    activity: Activity,
    hunt_offer: HuntOffer,
    /// The page, if not all of them fit.
    pub page: Page,
    /// The scenario files that were recently opened or saved.
    pub recent: RecentFiles,
    /// What lies over the walk.
    pub overlay: Overlay,
    /// A sentence about the last key, until the next.
    pub notice: Option<String>,
    /// The words that were last searched for.
    pub last_search: Option<String>,
    /// The erratum last explained on this step: for a large network computing it takes longer than a drawing may.
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

    /// Passes on everything that belongs to the screen rather than the exercise to the state that replaces this one.
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

    /// The number of lines that have appeared.
    #[must_use]
    pub fn lines_shown(&self) -> usize {
        self.stages.0.get(self.stage).copied().unwrap_or(self.lines.len())
    }

    /// Whether the step's last line has appeared.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.stage + 1 >= self.stages.0.len()
    }

    /// The names of this network.
    #[must_use]
    pub fn notation(&self) -> Notation {
        Notation::of(self.walk.scenario())
    }

    fn refresh(&mut self) {
        self.explained.take();
        self.follow_reading();
        let lines = self.with_key_of_short_form(self.walk.lines(self.step(), self.formulas(), self.settings.digits));
        // Hidden lines are removed altogether, so that no drawing can show them.
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

    /// Takes in the lines again and shows as much of them as before: all, or up to a line of the same kind.
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
        // Other formulas or weights do not reveal a number that is asked for.
        let hidden = usize::from(self.lecture().is_some());
        self.stage = self.stage.min(self.stages.0.len().saturating_sub(1 + hidden));
    }
}
