//! The built-in samples, each with a network that learns them.

use super::Scenario;

/// Built-in samples.
#[derive(Clone, Copy, Debug)]
pub struct SampleSet {
    /// The name on the command line.
    pub name: &'static str,
    /// A description in one line.
    pub about: &'static str,
    /// Its file.
    pub csv: &'static str,
    /// The scenario file of a network for it, with the first sample.
    pub network: &'static str,
}

impl SampleSet {
    /// A network for it.
    pub fn scenario(&self) -> Scenario {
        let file = format!("{}.toml", self.name);
        Scenario::from_toml(self.network, &file).expect("built-in scenarios are read in a test")
    }
}

/// All built-in samples.
pub fn sample_sets() -> &'static [SampleSet] {
    &[
        SampleSet {
            name: "curve",
            about: "40 points of a smooth curve with noise: one input, one value",
            csv: include_str!("../../assets/samples/curve.csv"),
            network: include_str!("../../assets/samples/curve.toml"),
        },
        SampleSet {
            name: "three-classes",
            about: "90 points in a plane, of three classes: two inputs",
            csv: include_str!("../../assets/samples/three-classes.csv"),
            network: include_str!("../../assets/samples/three-classes.toml"),
        },
    ]
}

/// The built-in samples with a name.
pub(super) fn find(name: &str) -> Option<&'static SampleSet> {
    sample_sets().iter().find(|set| set.name == name)
}

/// The names of all built-in samples.
pub(super) fn names() -> Vec<&'static str> {
    sample_sets().iter().map(|set| set.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Accepted;

    #[test]
    fn every_set_fits_its_network_which_has_its_first_sample() {
        for set in sample_sets() {
            let scenario = set.scenario();
            let samples = scenario.load_samples(set.name, Accepted::RegularFiles).unwrap();
            assert_eq!(scenario.sample(), samples[0], "{}", set.name);
            assert!(set.about.starts_with(&format!("{} ", samples.len())));
        }
    }
}
