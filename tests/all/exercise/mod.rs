//! Exercises for every architecture, of one sample and of several.

use gradwalk::{
    network::{Architecture, Reduction, Sizes},
    scenario::{Example, Parts, Scenario},
};

/// Sizes with one output and with several, of every depth with its own form of laws: no hidden layer, one, several.
pub const SIZES: [&[usize]; 5] = [&[3, 2], &[1, 1, 1], &[2, 3, 1], &[3, 2, 3], &[2, 2, 3, 2]];

/// The exercise of a seed, with these sizes.
pub fn of_one(architecture: Architecture, sizes: &[usize], seed: u64) -> Scenario {
    Scenario::random(architecture, Sizes::new(sizes).unwrap(), seed)
}

/// The same with the samples of this many seeds.
pub fn of_several(
    architecture: Architecture,
    sizes: &[usize],
    reduction: Reduction,
    seeds: std::ops::Range<u64>,
) -> Scenario {
    let samples = seeds.map(|seed| of_one(architecture, sizes, seed).samples()[0].clone()).collect();
    with_samples(&of_one(architecture, sizes, 1), samples, reduction)
}

/// The parts of a scenario, for making another one.
pub fn parts(scenario: &Scenario) -> Parts {
    Parts {
        title: None,
        problem: scenario.problem(),
        architecture: scenario.architecture(),
        alpha: scenario.alpha().clone(),
        samples: scenario.samples().to_vec(),
        reduction: scenario.reduction(),
        lambda: scenario.lambda().clone(),
        weights: scenario.weights().to_vec(),
    }
}

/// The same network with other samples.
pub fn with_samples(scenario: &Scenario, samples: Vec<Example>, reduction: Reduction) -> Scenario {
    Scenario::new(Parts { samples, reduction, ..parts(scenario) }).unwrap()
}

/// Every architecture in each of the [`SIZES`].
pub fn every() -> impl Iterator<Item = Scenario> {
    Architecture::all().flat_map(|architecture| SIZES.map(|sizes| of_one(architecture, sizes, 3)))
}

/// Those with all blocks of the JSON contract.
pub fn every_with_one_hidden_layer() -> impl Iterator<Item = Scenario> {
    every().filter(|scenario| scenario.sizes().hidden().len() == 1)
}

/// Every architecture with three samples, with both reductions.
pub fn every_of_several() -> impl Iterator<Item = Scenario> {
    Architecture::all()
        .flat_map(|architecture| Reduction::ALL.map(|reduction| of_several(architecture, &[2, 3, 2], reduction, 1..4)))
}
