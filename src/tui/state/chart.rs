//! The cursor on the chart of a training run, and what is looked at there.

use crate::{picture::Scale, quantity::Quantity, tui::turn::Turn};

/// What the chart shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartPage {
    /// The losses over the steps.
    Losses,
    /// The weights over the steps.
    Weights,
    /// What the network computes over the plane of its two inputs.
    Plane,
}

/// The derivative that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watched {
    /// Its name.
    pub derivative: Quantity,
    /// The weight that it belongs to, by its place among all weights: table by table, each row by row.
    pub weight: Option<usize>,
}

/// The chart of a training run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chart {
    pub(super) cursor: usize,
    pub(super) page: ChartPage,
    /// The scale of the losses; the one that suits them until another is asked for.
    pub(super) scale: Option<Scale>,
    pub(super) watched: Watched,
    /// The output whose plane is drawn, counted from 0.
    pub(super) output: usize,
}

/// How far a key moves the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    /// A step.
    Step(Turn),
    /// A tenth of all steps.
    Tenth(Turn),
    /// To an end.
    End(Turn),
}

impl Chart {
    /// The step that the cursor is at.
    #[must_use]
    pub fn cursor(self) -> usize {
        self.cursor
    }

    /// What is shown.
    #[must_use]
    pub fn page(self) -> ChartPage {
        self.page
    }

    /// The output whose plane is drawn, counted from 0.
    #[must_use]
    pub fn output(self) -> usize {
        self.output
    }

    /// What is looked at.
    #[must_use]
    pub fn watched(self) -> Watched {
        self.watched
    }
}
