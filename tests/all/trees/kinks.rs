//! ReLU units exactly where their slope changes: trees, matrices and losses alone take the left side.

use gradwalk::{
    network::{Activation, Architecture},
    quantity::{Layer, Quantity, Unit, Variable},
    scenario::Scenario,
    walk::Walk,
};

use super::checks::check_witness;
use super::names::{derivative, exact, weights};

const HIDDEN_1: Unit = Unit { layer: Layer::new(1), index: 1 };

/// Two inputs of 1 and −1, whose weights into the first hidden unit are equal.
fn on_a_kink(architecture: Architecture) -> Scenario {
    let bias = architecture.bias.units();
    let rows = |bias: &[&str], others: &[&str]| [&bias[..bias.len()], others].concat().join(", ");
    let bias_rows = |row: &'static str| if bias == 1 { vec![row] } else { vec![] };
    let toml = format!(
        "alpha = 0.5\nx = [1, -1]\ntarget = [0, 1]\nfirst = [{}]\nsecond = [{}]\n\
         [network]\nhidden = \"relu\"\noutput = \"{}\"\nloss = \"{}\"\nbias = \"{}\"\n",
        rows(&bias_rows("[0, 0.5]"), &["[0.25, 0.5]", "[0.25, -0.25]"]),
        rows(&bias_rows("[0.5, -0.5]"), &["[0.75, 0.5]", "[-1, 0.25]"]),
        architecture.output.name(),
        architecture.loss.name(),
        architecture.bias.name(),
    );
    Scenario::from_toml(&toml, "kink.toml").unwrap()
}

fn all_on_a_kink() -> impl Iterator<Item = Scenario> {
    Architecture::all().filter(|architecture| architecture.hidden.in_layer(1) == Activation::Relu).map(on_a_kink)
}

#[test]
fn the_left_side_counts_whoever_computes_it() {
    for scenario in all_on_a_kink() {
        let values = exact(&scenario);
        assert_eq!(values.get(Quantity::NetInput(HIDDEN_1)), Some(0.0));
        let slope = Quantity::Partial { of: Variable::Activation(HIDDEN_1), by: Variable::NetInput(HIDDEN_1) };
        assert_eq!(values.get(slope), Some(0.0));
        let gradient = scenario.network().gradient(&scenario.sample());
        let numeric = Walk::new(scenario.clone()).numeric();
        for (weight, at) in weights(&scenario).filter(|(weight, _)| weight.destination() == HIDDEN_1) {
            assert_eq!(values.get(derivative(weight)), Some(0.0), "{weight}");
            assert_eq!((gradient[0][at], numeric[0][at]), (0.0, 0.0), "{weight}");
        }
    }
}

/// Three inputs of 1, whose sum into the second hidden layer is as close to the kink of its first unit as requested.
fn near_a_later_kink(activation: &str, off: &str) -> Scenario {
    let toml = format!(
        "alpha = 0.5\nx = [1]\ntarget = [0.25, 1]\n\
         weights = [[[0.5, -0.5]], [[0.5, 0.75], [{off}, 0.5]], [[0.75, -0.5], [-1, 0.25]]]\n\
         [network]\nhidden = [\"linear\", {activation}]\noutput = \"linear\"\nloss = \"half-squared\"\n\
         bias = \"none\"\n"
    );
    Scenario::from_toml(&toml, "kink.toml").unwrap()
}

/// The derivatives with respect to units and weights of the layers before it.
#[test]
fn no_step_crosses_a_kink_of_a_later_layer() {
    for activation in ["\"relu\"", "{ name = \"leaky-relu\", slope = 0.2 }", "{ name = \"elu\", scale = 3 }"] {
        for (off, net_input) in [("0.5", 0.0), ("0.4998", 1e-4), ("0.5002", -1e-4)] {
            let scenario = near_a_later_kink(activation, off);
            let behind = Quantity::NetInput(Unit { layer: Layer::new(2), index: 1 });
            assert!((exact(&scenario).get(behind).unwrap() - net_input).abs() < 1e-15, "{activation}");
            check_witness(&scenario).unwrap();
        }
    }
}

#[test]
fn the_witness_of_every_step_takes_the_same_side() {
    for scenario in all_on_a_kink() {
        check_witness(&scenario).unwrap();
    }
}
