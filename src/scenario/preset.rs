//! The scenarios that are built in.

use super::Scenario;

/// A built-in scenario.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// The name on the command line.
    pub name: &'static str,
    /// What it is, in one line.
    pub about: &'static str,
    /// Its file.
    pub toml: &'static str,
}

impl Preset {
    /// The scenario.
    pub fn scenario(&self) -> Scenario {
        let file = format!("{}.toml", self.name);
        Scenario::from_toml(self.toml, &file).expect("built-in scenarios are read in a test")
    }
}

/// All built-in scenarios; the first is the one to start with.
pub fn presets() -> &'static [Preset] {
    &[
        Preset {
            name: "regression",
            about: "2-3-1: sigmoid, one linear output, squared error",
            toml: include_str!("../../assets/scenarios/regression.toml"),
        },
        Preset {
            name: "classification",
            about: "2-3-3: sigmoid, softmax over three classes, cross-entropy",
            toml: include_str!("../../assets/scenarios/classification.toml"),
        },
    ]
}

/// The names of all built-in scenarios.
pub(super) fn names() -> Vec<&'static str> {
    presets().iter().map(|preset| preset.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_scenario_can_be_read_and_is_what_its_line_says() {
        for preset in presets() {
            let heading = preset.scenario().heading();
            let (_, sizes) = heading.split_once(' ').unwrap();
            assert!(preset.about.starts_with(sizes), "{heading}: {}", preset.about);
        }
    }
}
