//! What commands would change or tell, for whoever has to refuse some of them.

/// What a command would change or tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touches {
    /// Nothing that answers are to.
    Nothing,
    /// The exercise.
    Exercise,
    /// It tells numbers that practice hides.
    Hidden,
    /// Practice begins or ends.
    Practice,
    /// An answers file is opened or closed.
    Answers,
    /// Answers that were typed or read.
    GivenAnswers,
    /// A hunt.
    Hunt,
    /// A lecture begins or ends.
    Lecture,
}
