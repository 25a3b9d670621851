//! The format of a scenario file, for `gradwalk new --help`: an example with everything in it.

use crate::network::Activation;

/// The example, which is a valid scenario file.
const EXAMPLE: &str = include_str!("../../assets/example.toml");

/// The example after an introductory sentence, with the names of the activation functions.
pub(super) fn scenario_file() -> String {
    let names = Activation::ALL.map(Activation::name);
    format!(
        "A scenario file holds a network, its samples and the learning rate, as in this example:\n\n{EXAMPLE}\nActivation \
         functions: {}.",
        names.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn the_example_is_a_scenario_whose_rows_fit_a_page() {
        let scenario = Scenario::from_toml(EXAMPLE, "example.toml").unwrap();
        assert_eq!((scenario.samples().len(), scenario.sizes().hidden().len()), (2, 2));
        let widest = EXAMPLE.lines().max_by_key(|line| line.len()).unwrap();
        assert!(widest.len() <= 80, "{widest}");
    }
}
