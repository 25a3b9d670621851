//! Training steps a second, against the same loop in plain C where there is a compiler for it; the ratio must be at
//! least 0.5.
//!
//! Not by divan, which knows nothing of a program in another language: both run the same steps in turn, some times, and
//! the fastest of each counts.

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    sync::Arc,
    time::Instant,
};

use gradwalk::{
    network::{Architecture, OutputActivation, Sizes},
    reading::ReadingKind,
    scenario::Scenario,
    training::{Training, Update},
};

/// How often each is measured.
const ROUNDS: usize = 7;

/// How many times as fast as C it must be.
const LEAST_RATIO: f64 = 0.5;

/// What one program took, and where it ended.
struct Measured {
    seconds: f64,
    loss: f64,
}

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let compiled = compile(folder.path());
    if compiled.is_none() {
        println!("no C compiler: nothing to compare with");
    }
    let mut is_fast_enough = true;
    for (name, scenario, steps) in [
        ("2-3-1 regression", Scenario::load("regression").expect("it is built in"), 1_000_000),
        ("16-16-16 regression", drawn(Architecture::REGRESSION), 200_000),
        ("16-16-16 classification", drawn(Architecture::CLASSIFICATION), 200_000),
    ] {
        let training = Arc::new(Training { learning_rate: 0.01, ..scenario.training(Update::All) });
        let mut best = [f64::INFINITY; 2];
        for _ in 0..ROUNDS {
            let own = in_matrices(&training, steps);
            best[0] = best[0].min(own.seconds);
            if let Some(program) = &compiled {
                let other = in_c(program, &training, steps);
                let difference = (own.loss - other.loss).abs();
                assert!(difference <= 1e-9 * own.loss.max(1.0), "{name}: {} and {} in C", own.loss, other.loss);
                best[1] = best[1].min(other.seconds);
            }
        }
        let rates = best.map(|seconds| steps as f64 / seconds / 1e6);
        print!("{name:<24} {:>7.3} million steps a second", rates[0]);
        if compiled.is_some() {
            let ratio = rates[0] / rates[1];
            print!(", in C {:>7.3}, ratio {ratio:.2}", rates[1]);
            is_fast_enough &= ratio >= LEAST_RATIO;
        }
        println!();
    }
    if is_fast_enough {
        return ExitCode::SUCCESS;
    }
    println!("the ratio must be at least {LEAST_RATIO}");
    ExitCode::FAILURE
}

fn drawn(architecture: Architecture) -> Scenario {
    Scenario::random(architecture, Sizes::new(&[16, 16, 16]).unwrap(), 7)
}

fn in_matrices(training: &Arc<Training>, steps: usize) -> Measured {
    let mut run = ReadingKind::Exact.run(training, steps).expect("there is always a right reading");
    let start = Instant::now();
    run.advance(steps);
    let seconds = start.elapsed().as_secs_f64();
    Measured { seconds, loss: *run.losses().last().expect("every number is finite") }
}

/// The program in C, if it can be compiled.
fn compile(folder: &Path) -> Option<PathBuf> {
    let source = folder.join("loop.c");
    fs::write(&source, include_str!("training/loop.c")).expect("a temporary folder takes files");
    let program = folder.join("loop");
    let compiler = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
    let compiled = Command::new(compiler).arg("-O2").arg("-o").arg(&program).arg(&source).arg("-lm").status();
    compiled.is_ok_and(|status| status.success()).then_some(program)
}

fn in_c(program: &Path, training: &Training, steps: usize) -> Measured {
    let (network, sample) = (&training.network, &training.samples[0]);
    let [inputs, hidden, outputs] = [0, 1, 2].map(|layer| network.sizes().units(layer));
    let is_softmax = u8::from(network.architecture().output == OutputActivation::Softmax);
    let mut input = format!("{is_softmax} {steps} {inputs} {hidden} {outputs} {:?}", training.learning_rate);
    let weights = network.weights();
    // Matrices are kept column by column.
    let tables = [weights[0].transpose(), weights[1].transpose()];
    for number in sample.input.iter().chain(&sample.target).chain(tables.iter().flatten()) {
        write!(input, " {number:?}").expect("a text takes whatever is written to it");
    }
    let piped = Command::new(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = piped.expect("what was compiled runs");
    child.stdin.take().expect("it is piped").write_all(input.as_bytes()).expect("the program reads its input");
    let output = child.wait_with_output().expect("the program ends");
    let said = String::from_utf8(output.stdout).expect("it writes numbers");
    let mut numbers = said.split_whitespace().map(|number| number.parse().expect("it writes numbers"));
    let mut next = || numbers.next().expect("it writes two numbers");
    Measured { seconds: next(), loss: next() }
}
