//! What commands would change or reveal, for refusing some of them.

/// What a command would change or reveal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touches {
    /// Nothing that affects answers.
    Nothing,
    /// The exercise.
    Exercise,
    /// Numbers that practice hides.
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
