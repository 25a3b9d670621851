//! Kinks: where an activation changes from one rule to another.

/// The net input at which an activation changes from one rule to another; there, the rule below it still holds. Where
/// the slopes of the two rules differ, the activation has no derivative there.
#[derive(Clone, Debug, PartialEq)]
pub struct Kink {
    /// The net input.
    pub at: f64,
    /// The unit below the kink and on it.
    pub below: Side,
    /// The unit above the kink.
    pub above: Side,
}

/// One side of a kink, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The state of the unit: "is active".
    pub unit: &'static str,
    /// Its output on this side: "the output is constant".
    pub output: String,
    /// The derivative of the rule of this side, at the kink.
    pub slope: f64,
}

impl Kink {
    /// Whether both rules have the same derivative at the kink.
    #[must_use]
    pub fn is_smooth(&self) -> bool {
        self.below.slope == self.above.slope
    }
}

impl Side {
    pub(super) fn active() -> Self {
        Self { unit: "is active", output: "the output is the net input itself".to_owned(), slope: 1.0 }
    }

    pub(super) fn inactive() -> Self {
        let output = "the output is constant. Small changes of its weights have no effect".to_owned();
        Self { unit: "is inactive", output, slope: 0.0 }
    }

    pub(super) fn on_its_exponential(output: String, slope: f64) -> Self {
        Self { unit: "is on its exponential part", output, slope }
    }

    pub(super) fn below(output: String, slope: f64) -> Self {
        Self { unit: "is below its kink", output, slope }
    }
}
