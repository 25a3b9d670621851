//! The cursor on the chart of a training run, and the quantities shown there.

use crate::{picture::Scale, quantity::Quantity, tui::turn::Turn};

/// The subject of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartPage {
    /// The losses over the steps.
    Losses,
    /// The weights over the steps.
    Weights,
    /// The output of the network over the plane of its two inputs.
    Plane,
}

/// The derivative that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watched {
    /// Its name.
    pub derivative: Quantity,
    /// Its weight, by its position among all weights: table by table, each row by row.
    pub weight: Option<usize>,
}

/// The chart of a training run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chart {
    pub(super) cursor: usize,
    pub(super) page: ChartPage,
    /// The scale of the losses; the suitable one until another is chosen.
    pub(super) scale: Option<Scale>,
    pub(super) watched: Watched,
    /// The output shown over the plane, counted from 0.
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

    /// The subject of the chart.
    #[must_use]
    pub fn page(self) -> ChartPage {
        self.page
    }

    /// The output shown over the plane, counted from 0.
    #[must_use]
    pub fn output(self) -> usize {
        self.output
    }

    /// The weight that is followed.
    #[must_use]
    pub fn watched(self) -> Watched {
        self.watched
    }
}
