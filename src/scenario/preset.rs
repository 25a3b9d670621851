//! The built-in scenarios.

use std::sync::OnceLock;

use super::Scenario;

/// A built-in scenario.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// The name on the command line.
    pub name: &'static str,
    /// A description in one line.
    pub about: &'static str,
    /// Its file.
    pub toml: &'static str,
}

impl Preset {
    /// The scenario, read only once.
    pub fn scenario(&self) -> Scenario {
        let place = presets().iter().position(|own| own.name == self.name).expect("a preset is one of them");
        self.kept_in(&READ[place]).clone()
    }

    fn kept_in<'a>(&self, read: &'a OnceLock<Scenario>) -> &'a Scenario {
        read.get_or_init(|| {
            let file = format!("{}.toml", self.name);
            Scenario::from_toml(self.toml, &file).expect("built-in scenarios are read in a test")
        })
    }
}

/// The scenarios read so far.
static READ: [OnceLock<Scenario>; COUNT] = [const { OnceLock::new() }; COUNT];

const COUNT: usize = 12;

/// All built-in scenarios; the first is the one to start with.
pub fn presets() -> &'static [Preset; COUNT] {
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
        Preset {
            name: "textbook",
            about: "2-2-2: sigmoid throughout, half squared error, fixed biases",
            toml: include_str!("../../assets/scenarios/textbook.toml"),
        },
        Preset {
            name: "softmax",
            about: "2-2-3: sigmoid, softmax, cross-entropy, fixed biases",
            toml: include_str!("../../assets/scenarios/softmax.toml"),
        },
        Preset {
            name: "tanh",
            about: "2-2-1: tanh throughout, squared error",
            toml: include_str!("../../assets/scenarios/tanh.toml"),
        },
        Preset {
            name: "bipolar",
            about: "2-2-1: bipolar sigmoid throughout, half squared error",
            toml: include_str!("../../assets/scenarios/bipolar.toml"),
        },
        Preset {
            name: "relu",
            about: "2-2-1: ReLU, one linear output, half squared error",
            toml: include_str!("../../assets/scenarios/relu.toml"),
        },
        Preset {
            name: "xor",
            about: "2-2-1: sigmoid throughout, half squared error, four samples",
            toml: include_str!("../../assets/scenarios/xor.toml"),
        },
        Preset {
            name: "logistic",
            about: "2-1: no hidden layer, sigmoid, binary cross-entropy",
            toml: include_str!("../../assets/scenarios/logistic.toml"),
        },
        Preset {
            name: "softmax-regression",
            about: "2-3: no hidden layer, softmax, cross-entropy",
            toml: include_str!("../../assets/scenarios/softmax-regression.toml"),
        },
        Preset {
            name: "deep",
            about: "2-4-3-2: sigmoid, cross-entropy, lambda, two samples",
            toml: include_str!("../../assets/scenarios/deep.toml"),
        },
        Preset {
            name: "deep-softmax",
            about: "3-3-3-3: ReLU, sigmoid, softmax, fixed biases",
            toml: include_str!("../../assets/scenarios/deep-softmax.toml"),
        },
    ]
}

impl Scenario {
    /// The name of an exercise that has changed since it was opened: its name in the list if it is built in ("softmax
    /// 2-2-3"), otherwise its problem and sizes.
    #[must_use]
    pub fn heading_since(&self, opened: &Scenario) -> String {
        match preset_of(opened) {
            Some(preset) => self.named(preset.name),
            None => self.heading(),
        }
    }
}

/// The built-in scenario that equals this one, number for number.
fn preset_of(scenario: &Scenario) -> Option<&'static Preset> {
    // A different title rules a scenario out before it is read.
    let title = scenario.title();
    let has_title = |preset: &&Preset| title.is_none_or(|title| preset.toml.contains(title));
    presets()
        .iter()
        .zip(&READ)
        .filter(|(preset, _)| has_title(preset))
        .find_map(|(preset, read)| (preset.kept_in(read) == scenario).then_some(preset))
}

/// The names of all built-in scenarios.
pub(super) fn names() -> Vec<&'static str> {
    presets().iter().map(|preset| preset.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{Activation, Architecture, Bias, Loss, OutputActivation, Reduction};

    #[test]
    fn every_built_in_scenario_can_be_read_and_is_what_its_line_says() {
        for preset in presets() {
            let scenario = preset.scenario();
            let heading = scenario.heading();
            let (_, sizes) = heading.split_once(' ').unwrap();
            assert!(preset.about.starts_with(&format!("{sizes}: ")), "{heading}: {}", preset.about);
            // The title is not cut.
            assert_eq!(scenario.display_title().as_deref(), scenario.title(), "{heading}");
        }
    }

    #[test]
    fn lines_of_the_list_fit_on_a_screen() {
        let widest = names().into_iter().map(str::len).max().unwrap();
        for preset in presets() {
            assert!(widest + 2 + preset.about.len() <= 80, "{}", preset.about);
        }
    }

    #[test]
    fn the_built_in_networks_are_those_that_their_sources_describe() {
        let architecture = |name: &str| Scenario::load(name).unwrap().architecture();
        let sigmoids = Architecture {
            hidden: Activation::SIGMOID.into(),
            output: OutputActivation::Each(Activation::SIGMOID),
            loss: Loss::HalfSquared,
            bias: Bias::Fixed,
        };
        assert_eq!(architecture("textbook"), sigmoids);
        assert_eq!(architecture("xor"), sigmoids);
        assert_eq!(architecture("softmax"), Architecture { bias: Bias::Fixed, ..Architecture::CLASSIFICATION });
        let output = OutputActivation::Each(Activation::Tanh);
        assert_eq!(
            architecture("tanh"),
            Architecture { hidden: Activation::Tanh.into(), output, ..Architecture::REGRESSION }
        );
        let relu =
            Architecture { hidden: Activation::Relu.into(), loss: Loss::HalfSquared, ..Architecture::REGRESSION };
        assert_eq!(architecture("relu"), relu);
    }

    #[test]
    fn xor_is_learnt_from_all_its_rows() {
        let xor = Scenario::load("xor").unwrap();
        let rows: Vec<(Vec<f64>, f64)> =
            xor.network_samples().into_iter().map(|sample| (sample.input, sample.target[0])).collect();
        let expected = [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)];
        assert_eq!(rows, expected.map(|(x, y)| (x.to_vec(), y)));
        assert_eq!(xor.reduction(), Reduction::Mean);
    }
}
