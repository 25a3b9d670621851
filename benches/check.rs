//! A class checked: 1,000 files of 60 answers each, a tenth of them wrong; and what takes longest, new weights alone that
//! nothing explains.

use std::fs;

use gradwalk::{
    homework::{
        Checker, ExerciseChoice,
        answers::{Answer, Typed},
        check_files,
    },
    quantity::Quantity,
    reading::Resolver,
    scenario::Scenario,
    walk::{Step, Walk},
};

const FILES: usize = 1000;
const ANSWERS: usize = 60;

fn main() {
    divan::main();
}

/// Files of right answers with 4 figures, every tenth of them off by the sign, a factor 2 or a little.
fn class(directory: &std::path::Path) -> Vec<std::path::PathBuf> {
    let scenario = Scenario::load("classification").expect("it is built in");
    let right = Resolver::exact(&scenario);
    let walk = Walk::new(scenario);
    let asked: Vec<Quantity> = walk.steps().iter().filter_map(Step::quantity).take(ANSWERS).collect();
    (0..FILES)
        .map(|file| {
            let lines = asked.iter().enumerate().map(|(place, quantity)| {
                let value = right.get(*quantity).unwrap_or(f64::NAN);
                let value = match (place + file) % 30 {
                    0 => -value,
                    10 => 2.0 * value,
                    20 => value + 0.0123,
                    _ => value,
                };
                format!("{quantity},{value:.4}\n")
            });
            let path = directory.join(format!("{file:04}.csv"));
            let text: String = std::iter::once("# scenario: classification\n".to_owned()).chain(lines).collect();
            fs::write(&path, text).expect("a temporary directory takes files");
            path
        })
        .collect()
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn a_thousand_files(bencher: divan::Bencher) {
    let directory = tempfile::tempdir().expect("there is room for a few files");
    let files = class(directory.path());
    bencher.bench(|| check_files(&files, ExerciseChoice::Own));
}

/// Each new weight of the network is off in its own way: single slips, pairs of them and rates are all tried in vain.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn new_weights_that_nothing_explains(bencher: divan::Bencher) {
    let scenario = Scenario::load("classification").expect("it is built in");
    let right = Resolver::exact(&scenario);
    let answers: Vec<Answer> = Walk::new(scenario.clone())
        .weights()
        .enumerate()
        .map(|(place, weight)| {
            let quantity = Quantity::Updated(weight);
            let value = right.get(quantity).unwrap_or(f64::NAN) + 0.0371 * (1.7 * place as f64).sin();
            let typed = Typed::read(&format!("{value:.6}")).expect("it is a number");
            Answer { line: place, quantity, typed }
        })
        .collect();
    bencher.with_inputs(Checker::new).bench_local_refs(|checker| checker.check(&scenario, &answers));
}
