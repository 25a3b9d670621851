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
    /// The meaning of the symbols, and all keys.
    Help,
    /// The meaning of the selected part, or of the symbols of the formula.
    Symbols,
    /// Why backpropagation works, on these numbers.
    Why,
    /// All paths from a weight to the loss.
    Paths,
    /// The built-in networks and recent files, with one selected.
    Networks(usize),
    /// The table of contents, with one section selected.
    Contents(usize),
    /// A blank screen, until a key.
    Blank,
    /// One erratum of a list, explained.
    Errata {
        /// The list.
        of: Vec<Erratum>,
        /// Its position in the list.
        at: usize,
    },
    /// The cursor over everything given.
    Edit(Editor),
    /// A training run as a chart, with a cursor on it.
    Training(Chart),
    /// The question whether unsaved edits may be lost.
    Leaving,
    /// The offer to open edits left behind by an earlier run.
    Recovery(RecoveryOffer),
    /// A question, with the text typed so far.
    Prompt(Prompt),
    /// The number of right answers, and the slips behind the others.
    Summary(Summary),
}

impl Overlay {
    /// The place of the keys while it is open.
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

/// Edits left behind by an earlier run.
#[derive(Debug, Clone, PartialEq)]
pub struct RecoveryOffer {
    /// The edited exercises; there is at least one.
    pub exercises: Vec<EditedExercise>,
    /// How long ago they were written.
    pub age: Duration,
}

/// The subject of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// A name or number to go to.
    Place,
    /// The number of this step, in practice.
    Number,
    /// The plan of a training run: how many steps, on which samples.
    Steps,
    /// The path of an answers file.
    AnswersFile,
    /// The path of the file to save in.
    SaveAs,
}

impl Question {
    /// The most characters that can be typed: more are a mistake.
    fn longest(self) -> usize {
        match self {
            Self::Place => 40,
            // One more than a number may have: a longer number is then refused, where a part of it would be another
            // number.
            Self::Number => MAX_NUMBER_CHARACTERS + 1,
            Self::Steps | Self::AnswersFile | Self::SaveAs => 1000,
        }
    }
}

/// A question, and the text typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// The subject of the question.
    pub question: Question,
    /// The typed text. Not safe to print: a file may have any name.
    pub text: String,
    /// The error in it.
    pub complaint: Option<String>,
    /// The stage of the prompt.
    pub stage: PromptStage,
}

/// The stage of a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptStage {
    /// The text is being typed.
    Typing,
    /// The file that it names is being read and judged.
    Reading,
    /// The file that it names exists, and is replaced if that is confirmed.
    Replacing,
}

impl Prompt {
    /// An empty prompt.
    #[must_use]
    pub fn new(question: Question) -> Self {
        Self { question, text: String::new(), complaint: None, stage: PromptStage::Typing }
    }

    /// The same while the file that its text names is being read.
    #[must_use]
    pub fn reading(self) -> Self {
        Self { stage: PromptStage::Reading, ..self }
    }

    /// The same with some text in it.
    #[must_use]
    pub fn with_text(self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self }
    }

    /// Takes in typed or pasted text, as far as there is room, without control characters.
    pub(in crate::tui) fn write(&mut self, signs: impl IntoIterator<Item = char>) {
        let room = self.question.longest().saturating_sub(self.text.chars().count());
        self.text.extend(signs.into_iter().filter(|sign| !sign.is_control()).take(room));
    }
}
