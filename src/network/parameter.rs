//! The number that an activation may have in it: a slope, a scale.

use thiserror::Error;

/// A number that is part of an activation, compared by its bits: it is given, never worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Parameter(u64);

impl Parameter {
    /// The parameter that changes nothing where it is a factor.
    pub const ONE: Self = Self::of(1.0);

    pub(super) const fn of(value: f64) -> Self {
        Self(value.to_bits())
    }

    /// Its number.
    pub const fn value(self) -> f64 {
        f64::from_bits(self.0)
    }
}

impl std::fmt::Display for Parameter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value().fmt(f)
    }
}

/// What is known of the parameter that an activation has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParameterFacts {
    /// The word for it in files.
    pub name: &'static str,
    /// What it is where nothing is said of it.
    pub usual: Parameter,
    /// Which numbers it may be.
    pub bounds: Bounds,
}

/// Which numbers a parameter may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bounds {
    /// Above 0 and at most 100.
    Positive,
    /// From 0 to below 1.
    BelowOne,
}

impl Bounds {
    /// The largest slope or scale.
    const MOST: f64 = 100.0;

    fn hold(self, value: f64) -> bool {
        match self {
            Self::Positive => value > 0.0 && value <= Self::MOST,
            Self::BelowOne => (0.0..1.0).contains(&value),
        }
    }
}

impl std::fmt::Display for Bounds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Positive => "a number above 0 and at most 100",
            Self::BelowOne => "a number from 0 to below 1",
        })
    }
}

/// A parameter outside its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[error("found {found}, expected {expected}")]
pub struct ParameterError {
    /// The number.
    pub found: f64,
    /// What it may be.
    pub expected: Bounds,
}

impl ParameterFacts {
    /// The parameter with this number.
    ///
    /// # Errors
    /// [`ParameterError`] where it may not be this number.
    pub fn with(self, value: f64) -> Result<Parameter, ParameterError> {
        if self.bounds.hold(value) {
            // −0 is 0, of which there is only one.
            return Ok(Parameter::of(value + 0.0));
        }
        Err(ParameterError { found: value, expected: self.bounds })
    }
}
