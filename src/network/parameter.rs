//! The parameter of an activation: a slope or a scale.

use thiserror::Error;

/// The parameter of an activation. It is compared by its bits, as it is given and never calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Parameter(u64);

impl Parameter {
    /// 1, which changes nothing as a factor.
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

/// The name, the usual value and the bounds of a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParameterFacts {
    /// Its name in files.
    pub name: &'static str,
    /// Its value unless another is given.
    pub usual: Parameter,
    /// Its bounds.
    pub bounds: Bounds,
}

/// The bounds of a parameter.
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
    /// Its bounds.
    pub expected: Bounds,
}

impl ParameterFacts {
    /// The parameter with this number.
    ///
    /// # Errors
    /// [`ParameterError`] if the number is outside the bounds.
    pub fn with(self, value: f64) -> Result<Parameter, ParameterError> {
        if self.bounds.hold(value) {
            // −0 counts as 0, so that 0 has only one form in bits.
            return Ok(Parameter::of(value + 0.0));
        }
        Err(ParameterError { found: value, expected: self.bounds })
    }
}
