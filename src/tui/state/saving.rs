//! Saving the exercise in a file.

use super::{Overlay, Prompt, Question, State};

impl State {
    /// Whether the exercise differs from the one that was opened or saved.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        let is_kept = [self.exercise(), self.whole()].contains(&self.saved);
        self.history.edits() > 0 && !is_kept
    }

    /// Records that the exercise is now in a file.
    pub fn saved_as(&mut self, file: &str) {
        self.saved = self.whole();
        self.notice = Some(format!("Saved as {file}."));
        self.file = Some(file.to_owned());
    }

    /// Asks for the file to save the exercise in, proposing the last one, or a name made from the exercise.
    pub fn ask_for_file(&mut self) {
        let named = || format!("{}.toml", self.heading().replace(' ', "-"));
        let file = self.file.clone().unwrap_or_else(named);
        self.overlay = Overlay::Prompt(Prompt::new(Question::SaveAs).with_text(file));
    }
}
