//! Where keys work.

/// What is on the screen, as far as it determines the effect of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The steps, with nothing over them.
    Steps,
    /// A page to read, such as the help.
    Page,
    /// The page over all answers.
    Summary,
    /// The page of one erratum of several.
    Errata,
    /// A list with a selected row: the networks, or the table of contents.
    List,
    /// The question whether edits may be lost.
    Leaving,
    /// The offer of edits left behind by an earlier run.
    Recovery,
    /// The table of everything that can be edited.
    Editor,
    /// The loss as a curve over one of the given numbers.
    Curve,
    /// The chart of a training run.
    Chart,
    /// A prompt: most keys are signs of its text.
    Prompt,
    /// A blank screen: any key ends it.
    Blank,
}

impl Place {
    /// All places.
    pub const ALL: [Self; 12] = [
        Self::Steps,
        Self::Page,
        Self::Summary,
        Self::Errata,
        Self::List,
        Self::Leaving,
        Self::Recovery,
        Self::Editor,
        Self::Curve,
        Self::Chart,
        Self::Prompt,
        Self::Blank,
    ];
}
