//! A class checked: 1,000 files of 60 answers each, a tenth of them wrong.

use std::fs;

use gradwalk::{
    homework::check_files,
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
    bencher.bench(|| check_files(&files, None));
}
