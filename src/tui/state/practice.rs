//! Practice on the screen: where it begins and ends, and the effect of an answer and a hint on the lines.

use super::{Activity, Overlay, Prompt, Question, StartAt, State};
use crate::{
    formula::Statement,
    quantity::Quantity,
    reading::ReadingKind,
    tui::{
        keys::{Command, key_of},
        practice::{AnswerError, Hint, Mark, Operand, Practice, Telling, is_value_already},
    },
    walk::Line,
};

impl State {
    /// The practice, while it lasts.
    #[must_use]
    pub fn practice(&self) -> Option<&Practice> {
        match &self.activity {
            Activity::Practising { practice, .. } => Some(practice),
            Activity::Walking | Activity::Reviewing { .. } | Activity::Hunting { .. } | Activity::Lecturing { .. } => {
                None
            }
        }
    }

    /// The statements of a slip that may be shown: all of them, but in practice not those with hidden numbers.
    #[must_use]
    pub fn told(&self, statements: &[Statement]) -> Vec<Statement> {
        match self.practice() {
            Some(practice) => practice.told(&self.walk, self.step, self.telling(), statements),
            None => statements.to_vec(),
        }
    }

    /// The record of this step in practice.
    #[must_use]
    pub fn mark(&self) -> Option<&Mark> {
        self.practice()?.mark(self.step)
    }

    /// Whether this step asks for a number, answered or not.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.practice().is_some() && Practice::asks(&self.walk, self.step)
    }

    /// Whether this step waits for its number.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.practice().is_some_and(|practice| practice.waits(&self.walk, self.step))
    }

    /// Whether a quantity's number is visible here.
    #[must_use]
    pub fn may_show(&self, quantity: Quantity) -> bool {
        self.practice().is_none_or(|practice| practice.is_open(&self.walk, self.step, quantity))
    }

    /// How much may be told about the answer to this step: in practice no more than has been asked for.
    #[must_use]
    pub fn telling(&self) -> Telling {
        self.mark().map_or(Telling::Whole, Mark::telling)
    }

    /// Begins practice at this step, with the correct formulas.
    pub fn begin_practice(&mut self) {
        let before = self.settings.reading;
        self.activity = Activity::Practising { practice: Practice::new(self.step), before };
        self.settings.reading = ReadingKind::Exact;
        self.factor = None;
        self.refresh();
        let key = key_of(Command::Practice);
        let formulas = match before {
            ReadingKind::Document => "now with the correct formulas",
            ReadingKind::Exact => "correct formulas",
        };
        let mut words = format!("Practice: work out each number and type it ({formulas}). {key} ends practice.");
        if (0..self.step).any(|step| Practice::asks(&self.walk, step)) {
            words.push_str(" All numbers before this step are given.");
        }
        if self.run.walked() == Some(ReadingKind::Document) {
            words.push_str(" The weights are those that the printed updates led to.");
        }
        if self.walk.samples().next().is_some() {
            words.push_str(" Only the steps of single samples ask for a number.");
        }
        self.notice = Some(words);
    }

    /// Ends practice with its score; the step is then shown completely, as before.
    pub fn end_practice(&mut self) {
        let Activity::Practising { practice, before } = std::mem::take(&mut self.activity) else { return };
        let summary = practice.summary(&self.walk);
        self.settings.reading = self.possible(before);
        self.go_to(self.step, StartAt::LastLine);
        if practice.is_untouched() {
            self.notice = Some("Practice ended. No numbers were answered.".to_owned());
        } else {
            self.overlay = Overlay::Summary(summary);
        }
    }

    /// Opens the input line with the text typed before.
    pub fn ask_for_number(&mut self, text: &str) {
        match self.reason_not_to_ask() {
            Some(reason) => self.notice = Some(reason),
            None => self.overlay = Overlay::Prompt(Prompt::new(Question::Number).with_text(text)),
        }
    }

    fn reason_not_to_ask(&self) -> Option<String> {
        let was_shown = self.mark().is_some_and(Mark::is_looked_up);
        match (self.practice().is_some(), self.is_asked()) {
            (false, _) => Some(format!("{} starts practice; then type a number.", key_of(Command::Practice))),
            (true, false) => Some("This step asks for no number.".to_owned()),
            (true, true) if was_shown => {
                Some("You looked this value up, so there is nothing left to answer.".to_owned())
            }
            (true, true) => None,
        }
    }

    /// Judges what was typed at this step.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn answer(&mut self, text: &str) -> Result<(), AnswerError> {
        let Activity::Practising { practice, .. } = &mut self.activity else { return Ok(()) };
        practice.answer(&self.walk, self.step, text)?;
        self.refresh();
        self.anchor = StartAt::LastLine;
        Ok(())
    }

    /// Shows the next hint.
    pub fn look_up(&mut self) {
        if let Some(reason) = self.reason_not_to_ask() {
            self.notice = Some(reason);
            return;
        }
        if !self.waits() {
            let answered = "You have answered this step.";
            self.notice = Some(match self.is_complete() {
                true => answered.to_owned(),
                false => format!("{answered} The {} key shows its calculation.", key_of(Command::NextLine)),
            });
            return;
        }
        let lines = self.all_lines();
        let Activity::Practising { practice, .. } = &mut self.activity else { return };
        let hint = practice.look_up(&self.walk, self.step, &lines);
        self.stage = usize::MAX;
        self.anchor = StartAt::FirstLine;
        self.refresh();
        let words = match hint {
            Hint::Operands => "Hint: the numbers it depends on.",
            Hint::Numbers => "Hint: the formula with its numbers.",
            Hint::Factors => "Hint: the value of each part.",
            Hint::Value => "Value shown: this step counts as looked up.",
        };
        self.notice = Some(words.to_owned());
    }

    /// The next hint at a step that waits for its number.
    #[must_use]
    pub fn next_hint(&self) -> Option<Hint> {
        let practice = self.practice().filter(|_| self.waits())?;
        Some(practice.next_hint(&self.walk, self.step, &self.all_lines()))
    }

    /// The numbers that this step's value depends on, as far as they are shown beside the question.
    #[must_use]
    pub fn operands(&self) -> Vec<Operand> {
        let practice = self.practice().filter(|_| self.waits());
        practice.map_or_else(Vec::new, |practice| practice.operands(&self.walk, self.step, &self.all_lines()))
    }

    /// Whether the formula of this step is a single number, so that there is nothing to calculate.
    #[must_use]
    pub fn needs_no_calculation(&self) -> bool {
        is_value_already(&self.all_lines())
    }

    /// The lines of the step, including hidden ones.
    fn all_lines(&self) -> Vec<Line> {
        self.walk.lines(self.step(), self.formulas(), self.settings.digits)
    }
}
