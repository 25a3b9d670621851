//! What lies over the walk: pages to read, and the prompt.

use std::time::Duration;

use super::{chart::Chart, editor::Editor};
use crate::{
    reading::Erratum,
    scenario::MAX_NUMBER_CHARACTERS,
    storage::recovery::EditedExercise,
    tui::{keys::Place, summary::Summary},
};

/// What lies over the walk.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// Nothing.
    None,
    /// What the symbols mean, and all keys.
    Help,
    /// What the chosen part, or what the symbols of the formula mean.
    Symbols,
    /// Why backpropagation works, on these numbers.
    Why,
    /// All paths from a weight to the loss.
    Paths,
    /// The built-in networks and recent files, and which of them is chosen.
    Networks(usize),
    /// The table of contents, and which of its sections is chosen.
    Contents(usize),
    /// A blank screen, until a key.
    Blank,
    /// One erratum of a list, explained.
    Errata {
        /// The list.
        of: Vec<Erratum>,
        /// Which of it.
        at: usize,
    },
    /// The cursor over all that is given.
    Edit(Editor),
    /// A training run as a chart, with a cursor on it.
    Training(Chart),
    /// The question whether edits that are not saved may be lost.
    Leaving,
    /// The offer to open edits that an earlier run has left behind.
    Recovery(RecoveryOffer),
    /// A question, with what has been typed.
    Prompt(Prompt),
    /// How many answers are right, and the slips behind the others.
    Summary(Summary),
}

impl Overlay {
    /// The place that one is at while it lies there: what keys do.
    #[must_use]
    pub fn place(&self) -> Place {
        match self {
            Self::None => Place::Steps,
            Self::Help | Self::Symbols | Self::Why | Self::Paths => Place::Page,
            Self::Summary(_) => Place::Summary,
            Self::Errata { .. } => Place::Errata,
            Self::Networks(_) | Self::Contents(_) => Place::List,
            Self::Leaving => Place::Leaving,
            Self::Recovery(_) => Place::Recovery,
            Self::Edit(editor) if editor.is_curve() => Place::Curve,
            Self::Edit(_) => Place::Editor,
            Self::Training(_) => Place::Chart,
            Self::Prompt(_) => Place::Prompt,
            Self::Blank => Place::Blank,
        }
    }

    /// The prompt, while it is open.
    pub(in crate::tui) fn prompt(&mut self) -> Option<&mut Prompt> {
        match self {
            Self::Prompt(prompt) => Some(prompt),
            _ => None,
        }
    }
}

/// Edits that an earlier run has left behind.
#[derive(Debug, Clone, PartialEq)]
pub struct RecoveryOffer {
    /// The edited exercises; there is at least one.
    pub exercises: Vec<EditedExercise>,
    /// How long ago they were written.
    pub age: Duration,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// A name or number to go to.
    Place,
    /// The number of this step, in practice.
    Number,
    /// What is trained: how many steps, on which samples.
    Steps,
    /// The path of an answers file.
    AnswersFile,
    /// The path of the file to save in.
    SaveAs,
}

impl Question {
    /// The most signs that can be typed: more is a slip of the hand.
    fn longest(self) -> usize {
        match self {
            Self::Place => 40,
            // One more than a number may have: a longer one is refused then, where a part of it would be another number.
            Self::Number => MAX_NUMBER_CHARACTERS + 1,
            Self::Steps | Self::AnswersFile | Self::SaveAs => 1000,
        }
    }
}

/// A question, and what has been typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What is asked.
    pub question: Question,
    /// What has been typed. Not safe to print: a file may have whatever name.
    pub text: String,
    /// What was wrong with it.
    pub complaint: Option<String>,
    /// What is done with it.
    pub stage: PromptStage,
}

/// What is done with the text of a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptStage {
    /// It is typed.
    Typing,
    /// The file that it names is read and judged.
    Reading,
    /// The file that it names is there already, and is replaced if that is confirmed.
    Replacing,
}

impl Prompt {
    /// An empty prompt.
    #[must_use]
    pub fn new(question: Question) -> Self {
        Self { question, text: String::new(), complaint: None, stage: PromptStage::Typing }
    }

    /// The same while the file that its text names is read.
    #[must_use]
    pub fn reading(self) -> Self {
        Self { stage: PromptStage::Reading, ..self }
    }

    /// The same with some text in it.
    #[must_use]
    pub fn with_text(self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self }
    }

    /// Takes in what is typed or pasted, as far as there is room, without its control signs.
    pub(in crate::tui) fn write(&mut self, signs: impl IntoIterator<Item = char>) {
        let room = self.question.longest().saturating_sub(self.text.chars().count());
        self.text.extend(signs.into_iter().filter(|sign| !sign.is_control()).take(room));
    }
}
