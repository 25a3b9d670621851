//! What the screen shows: a cursor in a walk, and how it is looked at.

mod activity;
mod earlier;
mod overlay;
mod practice;
mod review;
mod stages;

use super::{
    keys::{Command, key_of},
    practice::visible,
    turn::Turn,
};
pub use activity::{Activity, Left};
use earlier::Earlier;
pub use overlay::{Overlay, Prompt, PromptStage, Question};
use stages::{Stages, stages};

use crate::{
    formula::{Digits, FactorLabel, Statement},
    quantity::Notation,
    reading::ReadingKind,
    scenario::Scenario,
    settings::Settings,
    typeset::Glyphs,
    walk::{Content, Line, LineKind, Step, Walk},
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

/// The whole state of the screen.
#[derive(Debug, Clone)]
pub struct State {
    walk: Walk,
    earlier: Earlier,
    step: usize,
    stage: usize,
    lines: Vec<Line>,
    stages: Stages,
    /// How formulas and numbers are shown.
    pub settings: Settings<ReadingKind>,
    factor: Option<usize>,
    /// Where the rows shown start from.
    pub anchor: StartAt,
    /// Rows scrolled away from the anchor.
    pub scroll: usize,
    /// The other problem, as it was left.
    parked: Option<Box<Self>>,
    activity: Activity,
    /// The page, where not all fit.
    pub page: Page,
    /// What lies over the walk.
    pub overlay: Overlay,
    /// A sentence about the last key, until the next.
    pub notice: Option<String>,
}

impl State {
    /// The first step of a scenario's walk.
    #[must_use]
    pub fn new(scenario: Scenario, settings: Settings<ReadingKind>) -> Self {
        let mut state = Self {
            walk: Walk::new(scenario),
            earlier: Earlier::default(),
            step: 0,
            stage: usize::MAX,
            lines: Vec::new(),
            stages: Stages(Vec::new()),
            settings,
            factor: None,
            anchor: StartAt::LastLine,
            scroll: 0,
            parked: None,
            activity: Activity::Walking,
            page: Page::Formula,
            overlay: Overlay::None,
            notice: None,
        };
        state.settings.reading = state.possible(state.settings.reading);
        if state.settings.reading == ReadingKind::Document {
            // Whoever only skims would copy the wrong sign.
            let key = key_of(Command::SwitchReading);
            state.notice = Some(format!(
                "These formulas are copied from a homework solution and contain mistakes. {key} shows the correct ones."
            ));
        }
        state.refresh();
        state
    }

    /// The walk.
    #[must_use]
    pub fn walk(&self) -> &Walk {
        &self.walk
    }

    /// The training steps before this one.
    #[must_use]
    pub fn updates_applied(&self) -> usize {
        self.earlier.count()
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

    /// The parts of the step's numbers that can be chosen.
    #[must_use]
    pub fn parts(&self) -> Vec<FactorLabel> {
        self.lines[..self.lines_shown()]
            .iter()
            .filter(|line| line.kind == LineKind::Numbers)
            .filter_map(|line| match &line.content {
                Content::Statement(_, parts) if !parts.is_empty() => Some(parts.iter().map(|(label, _)| *label)),
                _ => None,
            })
            .next_back()
            .map(Iterator::collect)
            .unwrap_or_default()
    }

    /// The chosen part.
    #[must_use]
    pub fn chosen(&self) -> Option<FactorLabel> {
        self.parts().get(self.factor?).copied()
    }

    /// The reading asked for, or the exact one where the document has no rules for this network.
    fn possible(&self, reading: ReadingKind) -> ReadingKind {
        if self.walk.values(reading).is_some() { reading } else { ReadingKind::Exact }
    }

    fn refresh(&mut self) {
        let lines = self.walk.lines(self.step(), self.settings.reading, self.settings.digits);
        // What is hidden is not there at all, so that nothing that is drawn can show it.
        self.lines = match self.practice() {
            Some(practice) => visible(lines, practice.sight(&self.walk, self.step)),
            None => lines,
        };
        self.stages = stages(&self.lines, self.step().phase);
        self.stage = self.stage.min(self.stages.0.len().saturating_sub(1));
        self.scroll = 0;
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
            let onwards = (Command::Apply, "applies the update and walks on from there");
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
            let numbers = self.is_complete();
            let words = if numbers { "This step has no factors to choose." } else { "Factors come with the numbers." };
            self.notice = Some(words.to_owned());
            return;
        }
        self.factor = match (direction, self.factor) {
            (Turn::On, None) => Some(0),
            (Turn::On, Some(at)) => (at + 1 < count).then_some(at + 1),
            (Turn::Back, None) => Some(count - 1),
            (Turn::Back, Some(at)) => at.checked_sub(1),
        };
    }

    /// The other reading, at the same step.
    pub fn switch_reading(&mut self) {
        let other = match self.settings.reading {
            ReadingKind::Document => ReadingKind::Exact,
            ReadingKind::Exact => ReadingKind::Document,
        };
        self.settings.reading = self.possible(other);
        if let Some(reason) = self.walk.no_document() {
            self.notice = Some(format!("Only the exact formulas are shown: {reason}."));
        }
        self.factor = None;
        self.refresh();
    }

    /// The next glyph profile.
    pub fn switch_glyphs(&mut self) {
        self.settings.glyphs = self.settings.glyphs.next();
        self.notice = Some(format!("signs: {}", self.settings.glyphs.name()));
        self.scroll = 0;
    }

    /// Results with so many digits.
    pub fn set_digits(&mut self, digits: Digits) {
        self.settings.digits = digits;
        self.notice = Some(format!("{digits} significant digits"));
        self.refresh();
    }

    /// The other problem, where it was left or from its first step; this one waits as it is.
    pub fn switch_problem(&mut self, fresh: impl FnOnce() -> Scenario) {
        let settings = self.settings;
        let other = match self.parked.take() {
            Some(other) => *other,
            None => Self::new(fresh(), settings),
        };
        let left = std::mem::replace(self, other);
        self.settings = Settings { reading: self.possible(settings.reading), ..settings };
        self.parked = Some(Box::new(left));
        self.refresh();
    }

    /// Applies the update of the active reading and starts the next training step.
    pub fn apply(&mut self) {
        match self.walk.stepped(self.settings.reading) {
            Some(scenario) => {
                self.earlier.push(self.walk.scenario());
                self.walk = Walk::new(scenario);
                self.go_to(0, StartAt::LastLine);
                let count = self.earlier.count();
                let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
                self.notice = Some(format!("The weights are now updated {times}; b goes back."));
            }
            None => self.notice = Some("A new weight is not a finite number: the update cannot be applied.".to_owned()),
        }
    }

    /// Back to the training step before the last update.
    pub fn unapply(&mut self) {
        match self.earlier.pop() {
            Some(scenario) => {
                self.walk = Walk::new(scenario);
                self.go_to(usize::MAX, StartAt::LastLine);
                self.notice = Some("The last update is taken back.".to_owned());
            }
            None => self.notice = Some("No update has been applied yet.".to_owned()),
        }
    }

    /// The statements that may be shown: all of them, but in practice those with hidden numbers.
    #[must_use]
    pub fn without_hidden(&self, statements: &[Statement]) -> Vec<Statement> {
        match self.practice() {
            Some(practice) => practice.without_hidden(&self.walk, self.step, statements),
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

/// Where in a step one arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartAt {
    /// With its first line only; the newest line stays in sight.
    FirstLine,
    /// With all lines, to be read from the top.
    LastLine,
}
