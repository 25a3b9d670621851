use super::*;
use crate::network::Expression;
use approx::assert_relative_eq;

/// With numbers put in, what an activation says of itself is a number.
impl Expression<Activation> for f64 {
    fn number(parameter: Parameter) -> f64 {
        parameter.value()
    }
    fn exp(self) -> f64 {
        f64::exp(self)
    }
    fn ln(self) -> f64 {
        f64::ln(self)
    }
    fn power(self, exponent: i32) -> f64 {
        self.powi(exponent)
    }
    fn activated(self, activation: Activation) -> f64 {
        activation.apply(self)
    }
    fn positive_part(self) -> f64 {
        self.max(0.0)
    }
    fn above_zero(self) -> f64 {
        f64::from(self > 0.0)
    }
    fn computed_as(self, computed: f64) -> f64 {
        assert_relative_eq!(self, computed, max_relative = 1e-12);
        computed
    }
}

/// All activations, and those with a parameter with another one too.
fn all() -> impl Iterator<Item = Activation> {
    let with_others = |own: Activation| {
        let others: &[f64] = match own.parameter_facts().map(|facts| facts.bounds) {
            Some(Bounds::Positive) => &[0.5, 2.0, 3.0],
            Some(Bounds::BelowOne) => &[0.0, 0.25],
            None => &[],
        };
        let with = move |value: &f64| own.with_parameter(own.parameter_facts().unwrap().with(*value).unwrap());
        std::iter::once(own).chain(others.iter().map(with))
    };
    Activation::ALL.into_iter().flat_map(with_others)
}

#[test]
fn the_slope_is_the_limit_of_difference_quotients_and_no_steeper_than_said() {
    for activation in all() {
        for step in -40..=40 {
            let x = f64::from(step) / 8.0;
            let quotient = (activation.apply(x + 1e-6) - activation.apply(x - 1e-6)) / 2e-6;
            if activation.kink().is_none_or(|kink| kink.at != x) {
                assert_relative_eq!(activation.slope(x), quotient, epsilon = 2e-9, max_relative = 1e-8);
            }
            assert!(activation.slope(x) <= activation.steepest(), "{activation:?} at {x}");
        }
    }
}

#[test]
fn what_is_written_is_what_is_computed() {
    for activation in all() {
        for x in [-3.0, -0.5, 0.0, 0.25, 2.0] {
            let output = activation.apply(x);
            assert_relative_eq!(activation.of(x), output, max_relative = 1e-14);
            assert_relative_eq!(activation.definition(x), output, max_relative = 1e-12);
            assert_relative_eq!(activation.derivative(x, output), activation.slope(x), max_relative = 1e-13);
        }
    }
}

#[test]
fn no_finite_net_input_gives_what_is_not_a_number() {
    for activation in all() {
        for x in [-1e300, -800.0, -40.0, 0.0, 40.0, 800.0, 1e300] {
            assert!(!activation.apply(x).is_nan() && activation.slope(x).is_finite(), "{activation:?} at {x}");
        }
    }
}

#[test]
fn output_and_slope_together_are_the_same_as_one_by_one() {
    for activation in all() {
        for x in [-800.0, -40.0, -1.5, -0.0, 0.0, 0.3, 2.0, 40.0, f64::MAX, f64::INFINITY, f64::NEG_INFINITY] {
            let (output, slope) = activation.output_and_slope(x);
            let one_by_one = (activation.apply(x).to_bits(), activation.slope(x).to_bits());
            assert_eq!((output.to_bits(), slope.to_bits()), one_by_one, "{activation:?} at {x}");
        }
        assert!(activation.output_and_slope(f64::NAN).0.is_nan());
    }
}

#[test]
fn at_a_kink_the_side_below_counts() {
    let below = [(Activation::Relu, 0.0), (Activation::ALL[5], 0.01), (Activation::Elu(Parameter::of(3.0)), 3.0)];
    for (activation, slope) in below {
        assert_eq!(activation.kink().unwrap().at, 0.0);
        assert_eq!((activation.slope(0.0), activation.slope(1e-300)), (slope, 1.0), "{activation:?}");
    }
}

#[test]
fn slopes_keep_their_digits_where_they_are_flat() {
    // σ(x)(1 − σ(x)) gives 0 at 40, and is really e^{−40}; 1 − tanh² is really 4 e^{−80}.
    for (activation, expected) in [(Activation::SIGMOID, -40.0_f64), (Activation::Tanh, 4.0_f64.ln() - 80.0)] {
        let slope = activation.slope(40.0);
        assert_relative_eq!(slope, expected.exp(), max_relative = 1e-13);
        assert_eq!(slope, activation.slope(-40.0));
    }
}

#[test]
fn beyond_its_kink_a_half_goes_on() {
    for activation in all() {
        for (base, x) in [(0.0, -0.5), (-1.0, -2.0), (0.5, 2.0), (2.0, 0.25)] {
            assert_eq!(activation.apply_as_at(base, x), activation.apply(x), "{activation:?}");
        }
    }
    assert_eq!(Activation::Relu.apply_as_at(0.0, 0.5), 0.0);
    assert_eq!(Activation::Relu.apply_as_at(1e-9, -0.5), -0.5);
}

#[test]
fn no_output_is_out_of_range() {
    for activation in all() {
        let (low, high) = activation.range();
        for step in -80..=80 {
            let output = activation.apply(f64::from(step) / 8.0);
            assert!((low..=high).contains(&output), "{activation:?}: {output}");
        }
    }
}

#[test]
fn a_parameter_outside_its_bounds_is_refused() {
    for (own, refused) in [(Activation::SIGMOID, [0.0, 100.5]), (Activation::ALL[5], [-0.1, 1.0])] {
        for value in refused {
            assert!(own.parameter_facts().unwrap().with(value).is_err(), "{own:?}: {value}");
        }
    }
}
