//! The whole walk as text and as JSON: the built-in scenarios, and the largest network that there is.

use divan::Bencher;
use gradwalk::{
    formula::Digits,
    network::{Architecture, MAX_UNITS, Sizes},
    report::{self, Format},
    scenario::Scenario,
    settings::{PrintReading, Settings},
    typeset::{Glyphs, Letters},
};

fn main() {
    divan::main();
}

const SCENARIOS: [&str; 3] = ["regression", "classification", "largest"];

fn scenario(name: &str) -> Scenario {
    if name == "largest" {
        let sizes = Sizes::new(&[MAX_UNITS, 36, MAX_UNITS]).unwrap();
        return Scenario::random(Architecture::CLASSIFICATION, sizes, 1);
    }
    Scenario::load(name).unwrap()
}

fn measure(bencher: Bencher, name: &str, format: Format, glyphs: Glyphs) {
    let scenario = scenario(name);
    let settings =
        Settings { glyphs, letters: Letters::Document, digits: Digits::default(), reading: PrintReading::Both };
    bencher.bench(|| report::render(&scenario, format, settings));
}

#[divan::bench(args = SCENARIOS)]
fn text(bencher: Bencher, name: &str) {
    measure(bencher, name, Format::Text, Glyphs::Tall);
}

#[divan::bench(args = SCENARIOS)]
fn ascii_text(bencher: Bencher, name: &str) {
    measure(bencher, name, Format::Text, Glyphs::Ascii);
}

#[divan::bench(args = SCENARIOS)]
fn json(bencher: Bencher, name: &str) {
    measure(bencher, name, Format::Json, Glyphs::Ascii);
}
