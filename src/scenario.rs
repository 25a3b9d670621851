//! One exercise. A stand-in for the real module: it knows names and numbers nothing else.

/// One exercise.
#[derive(Debug, Clone)]
pub struct Scenario {
    title: String,
}

/// A built-in scenario.
#[derive(Debug, Clone, Copy)]
pub struct Preset {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it is, in one line.
    pub about: &'static str,
}

/// The kinds of problem that have a random exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// One linear output, squared loss.
    Regression,
    /// Softmax outputs, cross-entropy.
    Classification,
}

/// How many units each layer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// Inputs.
    pub inputs: usize,
    /// Hidden units.
    pub hidden: usize,
    /// Outputs.
    pub outputs: usize,
}

/// Why there is no such exercise.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioError {
    /// The file cannot be read.
    #[error("{file}: {reason}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        reason: std::io::Error,
    },
}

/// The built-in scenarios.
#[must_use]
pub fn presets() -> &'static [Preset] {
    &[
        Preset {
            name: "regression",
            about: "one number is predicted; linear output, squared error",
        },
        Preset {
            name: "classification",
            about: "one of three classes is predicted; softmax, cross-entropy",
        },
    ]
}

impl Scenario {
    /// A built-in scenario by its name, any other by its file.
    ///
    /// # Errors
    /// When there is none.
    pub fn load(name_or_file: &str) -> Result<Self, ScenarioError> {
        if !presets().iter().any(|preset| preset.name == name_or_file) {
            std::fs::read_to_string(name_or_file).map_err(|reason| ScenarioError::Unreadable {
                file: name_or_file.to_owned(),
                reason,
            })?;
        }
        Ok(Self {
            title: name_or_file.to_owned(),
        })
    }

    /// A random exercise.
    #[must_use]
    pub fn random(problem: Problem, sizes: Sizes, seed: u64) -> Self {
        Self {
            title: format!("random {problem:?} of {} inputs, seed {seed}", sizes.inputs),
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }
}
