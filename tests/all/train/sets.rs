//! The built-in samples: drawn from a seed, and learnt by their networks.

use std::sync::Arc;

use gradwalk::{
    reading::ReadingKind::Exact,
    scenario::{Accepted, SampleSet, sample_sets},
    training::{Training, Update},
};
use rand::{Rng, SeedableRng, rngs::ChaCha8Rng};

const SEED: u64 = 1;

/// The sum of four words modulo a number, minus its mean: noise that is mostly small.
fn noise(generator: &mut ChaCha8Rng, below: i64) -> i64 {
    let word = |generator: &mut ChaCha8Rng| (generator.next_u64() % below.unsigned_abs()).cast_signed();
    (0..4).map(|_| word(generator)).sum::<i64>() - 2 * below
}

/// A whole number of units in the last decimal place, as a decimal.
fn decimal(number: i64, places: u32) -> String {
    let (sign, size, unit) = (if number < 0 { "-" } else { "" }, number.abs(), 10_i64.pow(places));
    format!("{sign}{}.{:0width$}", size / unit, size % unit, width = places as usize)
}

/// y = x - x³/4 from -1.95 to 1.95, plus noise. Integer arithmetic throughout: the same on every machine.
fn curve() -> String {
    let mut generator = ChaCha8Rng::seed_from_u64(SEED);
    let point = |place: i64| {
        let x = 10 * place - 195;
        let y = 10 * x - x.pow(3) / 4000 + noise(&mut generator, 60);
        format!("{},{}\n", decimal(x, 2), decimal(y, 3))
    };
    let points: String = (0..40).map(point).collect();
    format!("# y = x - x^3/4 with noise, drawn from the seed {SEED}.\nx1,y\n{points}")
}

/// Three clouds of points that overlap a little, one point of each in turn.
fn three_classes() -> String {
    let mut generator = ChaCha8Rng::seed_from_u64(SEED);
    let centres = [[-100, -60], [100, -60], [0, 110]];
    let point = |place: usize| {
        let class = place % centres.len();
        let [x1, x2] = centres[class].map(|centre| decimal(centre + noise(&mut generator, 80), 2));
        format!("{x1},{x2},{class}\n")
    };
    let points: String = (0..90).map(point).collect();
    format!("# Three clouds of points, drawn from the seed {SEED}.\nx1,x2,class\n{points}")
}

fn set(name: &str) -> &'static SampleSet {
    sample_sets().iter().find(|set| set.name == name).unwrap()
}

#[test]
fn the_built_in_samples_are_those_that_their_seed_gives() {
    for (name, drawn) in [("curve", curve()), ("three-classes", three_classes())] {
        assert!(set(name).csv == drawn, "assets/samples/{name}.csv is not\n{drawn}");
    }
}

#[test]
fn each_set_is_learnt_by_its_network() {
    for (name, steps, share) in [("curve", 2000, 0.1), ("three-classes", 500, 0.3)] {
        let scenario = set(name).scenario();
        let samples = scenario.load_samples(name, Accepted::RegularFiles).unwrap();
        for update in Update::ALL {
            let training = Training { samples: samples.clone(), ..scenario.training(update) };
            let mut run = Exact.run(&Arc::new(training), steps).unwrap();
            run.advance(steps);
            let (first, last) = (run.losses()[0], *run.losses().last().unwrap());
            assert!(last < share * first, "{name} {update:?}: from {first} to {last}");
        }
    }
}
