//! An exercise on a network with other sizes or another architecture: whatever still fits is kept, the rest is drawn
//! from a seed.

use super::{Example, InvalidScenario, Number, Parts, Problem, Scenario, random::Drawn};
use crate::network::{Architecture, Bias, Loss, OutputActivation, Sizes};

impl Scenario {
    /// The same exercise on another network. Numbers of remaining units keep their place; those of new units are drawn
    /// from the seed, as are targets that the new outputs cannot have.
    ///
    /// # Errors
    /// [`InvalidScenario`] where a kept number does not fit the new network, such as a loss that is not defined on its
    /// outputs.
    ///
    /// # Panics
    /// If the sizes are not within the limits that [`Sizes::new`] checks.
    ///
    /// ```
    /// use gradwalk::{network::Sizes, scenario::Scenario};
    /// let scenario = Scenario::load("regression")?;
    /// let larger = scenario.reshaped(scenario.architecture(), Sizes::new(&[2, 4, 1])?, 7)?;
    /// assert_eq!(larger.weights()[0][1][..3], scenario.weights()[0][1][..]);
    /// assert_eq!(larger.weights()[1][..4], scenario.weights()[1][..]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reshaped(&self, architecture: Architecture, sizes: Sizes, seed: u64) -> Result<Self, InvalidScenario> {
        let bias = (self.architecture().bias, architecture.bias);
        let drawn = Drawn::new(architecture, sizes, seed);
        let example = |(place, example): (usize, &Example)| {
            // Each sample draws different numbers.
            let own = Drawn::new(architecture, sizes, seed.wrapping_add(place as u64));
            Example {
                x: kept(&example.x, own.x),
                target: if has_targets_of(self.architecture(), architecture) || fits(architecture, &example.target) {
                    targets(architecture, &example.target, own.target)
                } else {
                    own.target
                },
            }
        };
        Self::new(Parts {
            title: self.parts.title.clone(),
            problem: Problem::of(architecture.output),
            architecture,
            alpha: self.parts.alpha.clone(),
            samples: self.samples().iter().enumerate().map(example).collect(),
            reduction: self.parts.reduction,
            lambda: self.parts.lambda.clone(),
            weights: weights(self.weights(), drawn.weights, bias),
        })
    }
}

/// The remaining numbers, followed by drawn ones.
fn kept(numbers: &[Number], drawn: Vec<Number>) -> Vec<Number> {
    drawn.into_iter().enumerate().map(|(place, new)| numbers.get(place).cloned().unwrap_or(new)).collect()
}

/// Table by table. The last table stays the last when layers are added or removed, and the others count from the
/// inputs.
fn weights(tables: &[Vec<Vec<Number>>], drawn: Vec<Vec<Vec<Number>>>, bias: (Bias, Bias)) -> Vec<Vec<Vec<Number>>> {
    let (before, after) = (tables.len(), drawn.len());
    let kept = |(position, new): (usize, Vec<Vec<Number>>)| {
        let old = if position + 1 == after { before - 1 } else { position };
        let has_same_part = position + 1 == after || old + 1 < before;
        if has_same_part { table(&tables[old], new, bias) } else { new }
    };
    drawn.into_iter().enumerate().map(kept).collect()
}

/// The same row by row: the row of the bias stays the row of the bias.
fn table(rows: &[Vec<Number>], drawn: Vec<Vec<Number>>, (before, after): (Bias, Bias)) -> Vec<Vec<Number>> {
    let row = |(place, new): (usize, Vec<Number>)| {
        let unit = place + 1 - after.units();
        let old = (unit + before.units()).checked_sub(1).and_then(|place| rows.get(place));
        match old {
            Some(old) => kept(old, new),
            None => new,
        }
    };
    drawn.into_iter().enumerate().map(row).collect()
}

/// Whether both kinds of outputs can learn the same targets.
fn has_targets_of(before: Architecture, after: Architecture) -> bool {
    let is_shared = |architecture: Architecture| architecture.output == OutputActivation::Softmax;
    before.output == after.output && before.loss == after.loss || !is_shared(before) && !is_bounded(after)
}

/// Whether targets have to be from 0 to 1.
fn is_bounded(architecture: Architecture) -> bool {
    architecture.output == OutputActivation::Softmax || architecture.loss == Loss::CrossEntropy
}

/// Whether targets may stay: shares are valid targets for any outputs.
fn fits(architecture: Architecture, target: &[Number]) -> bool {
    let is_share = target.iter().all(|share| (0.0..=1.0).contains(&share.value));
    is_share && architecture.output != OutputActivation::Softmax
}

/// As many targets as were drawn; a distribution keeps its sum, or is drawn.
fn targets(architecture: Architecture, target: &[Number], drawn: Vec<Number>) -> Vec<Number> {
    if architecture.output != OutputActivation::Softmax {
        return kept(target, drawn);
    }
    let mut kept: Vec<Number> = target.iter().take(drawn.len()).cloned().collect();
    kept.resize_with(drawn.len(), || Number::typed(0.0, "0"));
    let sum: f64 = kept.iter().map(|share| share.value).sum();
    if (sum - 1.0).abs() < 1e-9 { kept } else { drawn }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::presets;

    /// Every network, reshaped from every built-in one.
    #[test]
    fn every_network_can_be_made_of_every_other() {
        let sizes: [&[usize]; 6] = [&[1, 1, 1], &[2, 3, 2], &[4, 2, 3], &[16, 16, 16], &[3, 2], &[2, 3, 4, 2, 3]];
        for preset in presets() {
            let scenario = preset.scenario();
            for architecture in Architecture::all() {
                for units in sizes {
                    let sizes = Sizes::new(units).unwrap();
                    let reshaped = scenario.reshaped(architecture, sizes, 7);
                    let reshaped =
                        reshaped.unwrap_or_else(|error| panic!("{}, {architecture:?}: {error}", preset.name));
                    let hidden = architecture.hidden.of_layers(sizes.hidden().len());
                    // Lambda is a number of the exercise, which keeps it.
                    assert_eq!(
                        (reshaped.sizes(), reshaped.architecture(), reshaped.lambda()),
                        (sizes, Architecture { hidden, ..architecture }, scenario.lambda())
                    );
                    assert_eq!(reshaped.samples().len(), scenario.samples().len());
                }
            }
        }
    }

    #[test]
    fn the_same_network_is_the_same_exercise() {
        for preset in presets() {
            let scenario = preset.scenario();
            let same = scenario.reshaped(scenario.architecture(), scenario.sizes(), 7).unwrap();
            assert!(same.has_numbers_of(&scenario), "{}", preset.name);
        }
    }

    #[test]
    fn a_unit_keeps_its_weights_when_the_bias_comes_and_goes() {
        let scenario = Scenario::load("regression").unwrap();
        let without = Architecture { bias: Bias::None, ..scenario.architecture() };
        let unbiased = scenario.reshaped(without, scenario.sizes(), 7).unwrap();
        assert_eq!(unbiased.weights()[0], scenario.weights()[0][1..]);
        let again = unbiased.reshaped(scenario.architecture(), scenario.sizes(), 7).unwrap();
        assert_eq!(again.weights()[0][1..], scenario.weights()[0][1..]);
        assert_eq!(again.weights()[0][0], Drawn::new(scenario.architecture(), scenario.sizes(), 7).weights[0][0]);
    }
}
