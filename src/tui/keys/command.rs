//! What keys can ask for.

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// One line forward.
    NextLine,
    /// One line back.
    PreviousLine,
    /// To the next step, all of its lines shown.
    NextStep,
    /// To the previous step.
    PreviousStep,
    /// To the first step of the next phase.
    NextPhase,
    /// To the first step of this phase, then of the previous one.
    PreviousPhase,
    /// To the first step.
    First,
    /// To the last step.
    Last,
    /// Ask for a name, a number or an erratum to go to.
    Jump,
    /// Choose the next part of the formula.
    NextFactor,
    /// Choose the previous part of the formula.
    PreviousFactor,
    /// Explain the chosen part, or the symbols of the formula.
    Explain,
    /// Explain on this network's numbers why backpropagation works.
    Why,
    /// List all paths from a weight to the loss.
    Paths,
    /// The other formulas.
    SwitchReading,
    /// List the built-in networks.
    Networks,
    /// Begin a lecture, or end it.
    Lecture,
    /// Blank the screen until a key.
    Blank,
    /// Let a lecture go on by itself, or pause it.
    Play,
    /// Play faster.
    Faster,
    /// Play slower.
    Slower,
    /// Move the pointer of a lecture to what is left of it.
    PointLeft,
    /// Move it to what is right of it.
    PointRight,
    /// Move it to what is above it.
    PointUp,
    /// Move it to what is below it.
    PointDown,
    /// The next theme.
    SwitchTheme,
    /// Show the table of contents.
    Contents,
    /// The next formula style.
    SwitchGlyphs,
    /// The document's letters, or those of textbooks.
    SwitchNotation,
    /// One digit more.
    MoreDigits,
    /// One digit less.
    FewerDigits,
    /// Explain the errata of this step.
    Errata,
    /// Formula, network, weights: the next page, where they do not fit side by side.
    SwitchPage,
    /// Apply the update and start the next training step.
    Apply,
    /// Back to the training step before.
    Unapply,
    /// Train many steps at once and show how the losses go.
    Train,
    /// Losses, weights, what the network computes: the next chart of a training run.
    SwitchChart,
    /// A linear or a log scale.
    SwitchScale,
    /// Where the chosen part of the formula was calculated.
    Follow,
    /// Back from there.
    Return,
    /// A given number up by 0.1.
    Raise,
    /// A given number down by 0.1.
    Lower,
    /// A given number up by one in its last digit.
    RaiseFinely,
    /// A given number down by one in its last digit.
    LowerFinely,
    /// Edit all given numbers.
    Edit,
    /// The loss as a curve over one number.
    WhatIf,
    /// New random numbers for the whole exercise.
    NewNumbers,
    /// Save the exercise as it is in a file.
    Save,
    /// Forget edits that an earlier run has left behind.
    Forget,
    /// Undo the last edit or update.
    Undo,
    /// Do what was undone again.
    Redo,
    /// Scroll the formula down.
    ScrollDown,
    /// Scroll the formula up.
    ScrollUp,
    /// Begin practice, or end it with its score.
    Practice,
    /// Type the number of this step, in practice.
    Answer,
    /// Look up one line more of this step, in practice.
    Hint,
    /// Open a file of answers, or close it.
    Review,
    /// To the next answer that is not right.
    NextNotRight,
    /// To the previous answer that is not right.
    PreviousNotRight,
    /// Show what is said over all answers.
    Overview,
    /// Begin a hunt for a mistake, or end it.
    Hunt,
    /// Mark this step as the first wrong one of a hunt.
    MarkWrong,
    /// Another hunt of the same level.
    NextHunt,
    /// Another hunt of a higher level.
    HarderHunt,
    /// Show what the symbols mean, and all keys.
    Help,
    /// Leave the program.
    Quit,
    /// Stop the program until the shell continues it.
    Suspend,
    /// Give the mouse to the terminal, or take it again.
    SwitchMouse,
    /// Scroll a box down by a page.
    PageDown,
    /// Scroll a box up by a page.
    PageUp,
    /// To the top of a box.
    Top,
    /// To the end of a box.
    Bottom,
    /// One row down in a box, or to the next row of a list.
    RowDown,
    /// One row up in a box, or to the previous row of a list.
    RowUp,
    /// To the next of several things that a box explains.
    NextItem,
    /// To the previous of them.
    PreviousItem,
    /// Take the chosen row of a list.
    Choose,
    /// Close a box or a prompt.
    Close,
}
