use super::*;
use crate::network::OutputActivation;
use crate::{
    network::{Activation, Architecture, Bias, Bounds, Loss, Sizes},
    quantity::Notation,
    scenario::{Given, Number, Scenario, presets},
};

const READINGS: [ReadingKind; 2] = [ReadingKind::Exact, ReadingKind::Document];

fn walk(preset: &str) -> Walk {
    Walk::new(Scenario::load(preset).unwrap())
}

/// The parts of a step's formula.
fn parts(walk: &Walk, step: &Step, reading: ReadingKind) -> Vec<Part> {
    let labels = (0..=u8::MAX).map(FactorLabel);
    labels.map_while(|label| walk.part(step, reading, label, Digits::default())).collect()
}

/// The sentence about each part of a quantity's formula.
fn said(preset: &str, name: &str, reading: ReadingKind) -> Vec<String> {
    let walk = walk(preset);
    let step = &walk.steps()[walk.find(Notation::of(walk.scenario()).parse(name).unwrap()).unwrap()];
    parts(&walk, step, reading).into_iter().map(|part| part.words.unwrap_or_default()).collect()
}

/// A walk for every architecture with one output and with three, and for every built-in network.
fn walks() -> Vec<Walk> {
    let mut walks: Vec<Walk> = presets().iter().map(|preset| Walk::new(preset.scenario())).collect();
    for architecture in Architecture::all() {
        let counts: &[usize] = if architecture.bias == Bias::Trained { &[1, 3] } else { &[3] };
        for count in counts.iter().filter(|count| (architecture.output, **count) != (OutputActivation::Softmax, 1)) {
            walks.push(Walk::new(Scenario::random(architecture, Sizes::new(&[2, 2, *count]).unwrap(), 4)));
        }
    }
    walks.extend(of_other_kinds());
    walks
}

/// Every depth, slopes and scales of activations, a penalty.
fn of_other_kinds() -> impl Iterator<Item = Walk> {
    let two = |own: Activation| {
        own.parameter_facts().map_or(own, |facts| {
            let value = if facts.bounds == Bounds::BelowOne { 0.25 } else { 2.0 };
            own.with_parameter(facts.with(value).unwrap())
        })
    };
    let sizes: [&[usize]; 3] = [&[3, 2], &[2, 2, 2], &[2, 2, 3, 2]];
    Activation::ALL.into_iter().map(two).flat_map(move |own| {
        sizes.map(|sizes| {
            let output = if Loss::HalfSquared.check(OutputActivation::Each(own)).is_ok() {
                OutputActivation::Each(own)
            } else {
                OutputActivation::LINEAR
            };
            let architecture =
                Architecture { hidden: own.into(), output, loss: Loss::HalfSquared, ..Architecture::REGRESSION };
            let scenario = Scenario::random(architecture, Sizes::new(sizes).unwrap(), 4);
            Walk::new(scenario.with(Given::Penalty, Number::read("0.5").unwrap()).unwrap())
        })
    })
}

#[test]
fn all_factors_of_a_slope_with_a_parameter_are_named() {
    let scenario = Scenario::from_toml(
        "alpha = 1\nx = [1]\ntarget = 1\nfirst = [[0.5], [1]]\nsecond = [[0.5], [1]]\n[network]\n\
         hidden = { name = \"sigmoid\", slope = 2 }\noutput = \"linear\"\nloss = \"squared\"\n",
        "steep.toml",
    );
    let walk = Walk::new(scenario.unwrap());
    let slope = Notation::of(walk.scenario()).parse("dO1(1)/dX1(1)").unwrap();
    let parts = parts(&walk, &walk.steps()[walk.find(slope).unwrap()], ReadingKind::Exact);
    let words: Vec<Option<&str>> = parts.iter().map(|part| part.words.as_deref()).collect();
    assert_eq!(words, [Some("A times B times C is the slope of hidden unit 1"); 3]);
}

#[test]
fn an_input_of_0_leaves_its_weight_to_the_penalty_where_there_is_one() {
    let of = |lambda: &str| {
        let toml = format!(
            "alpha = 1\nlambda = {lambda}\nx = [0]\ntarget = 1\nweights = [[[0.5], [1]]]\n[network]\n\
             output = \"linear\"\nloss = \"squared\"\n"
        );
        let walk = Walk::new(Scenario::from_toml(&toml, "idle.toml").unwrap());
        let by_weight = Notation::of(walk.scenario()).parse("dE/da10(0)").unwrap();
        let parts = parts(&walk, &walk.steps()[walk.find(by_weight).unwrap()], ReadingKind::Exact);
        parts.into_iter().filter_map(|part| part.words).find(|words| words.contains("input itself")).unwrap()
    };
    assert!(of("0").ends_with("does not learn"));
    assert!(of("0.5").ends_with("only the penalty changes the weight"));
}

fn for_each_part(mut check: impl FnMut(&Walk, &Step, &Resolver, &[Part], &Part)) {
    for walk in walks() {
        for step in walk.steps() {
            for reading in READINGS {
                let has_law =
                    |values: &&Resolver| step.quantity().is_some_and(|of| values.reading().cell(of).is_some());
                let values = walk.values_at(step, reading).filter(has_law).unwrap_or(&walk.pass(step).exact);
                let all = parts(&walk, step, reading);
                for part in &all {
                    check(&walk, step, values, &all, part);
                }
            }
        }
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1e-300)
}

/// The slopes of all units.
fn slopes(walk: &Walk, values: &Resolver) -> Vec<f64> {
    let notation = Notation::of(walk.scenario());
    let units =
        notation.computing_layers().flat_map(|layer| notation.units(layer).map(move |index| Unit { layer, index }));
    units.filter_map(|unit| values.get(Quantity::slope_of(unit))).collect()
}

#[test]
fn a_quantity_that_is_named_is_in_the_part_or_is_what_the_part_comes_to() {
    for_each_part(|walk, step, values, _, part| {
        let notation = Notation::of(walk.scenario());
        let words = part.words.clone().unwrap_or_default();
        for named in words.split(|sign: char| " ,:;".contains(sign)).filter_map(|word| notation.parse(word).ok()) {
            let inside = part.letters.quantities(crate::formula::Binding::default());
            let is_value = || values.get(named).is_some_and(|value| near(value, part.value));
            let is_of_slope = || {
                matches!(named, Quantity::NetInput(unit)
                if values.get(Quantity::slope_of(unit)).is_some_and(|slope| near(slope, part.value)))
            };
            // The derivative with respect to the weight itself is printed in full in the document's updates.
            let is_in_update = || {
                matches!(step.quantity(), Some(Quantity::Updated(weight))
                if named == Quantity::Weight(weight))
            };
            let is_by = || {
                inside.iter().any(|quantity| {
                    matches!(quantity,
                Quantity::Partial { of: Variable::Loss, by } if by.quantity() == named)
                })
            };
            let is_share = || {
                inside.iter().any(|quantity| {
                    matches!(quantity, Quantity::Weight(_))
                        && values
                            .get(named)
                            .zip(values.get(*quantity))
                            .is_some_and(|(by, weight)| near(by * weight, part.value))
                })
            };
            assert!(
                inside.contains(&named) || is_by() || is_share() || is_value() || is_of_slope() || is_in_update(),
                "{named} in {:?}: {words}",
                step.quantity()
            );
        }
    });
}

#[test]
fn only_a_slope_is_called_one() {
    let mut told = 0;
    for_each_part(|walk, step, values, all, part| {
        let Some(words) = part.words.as_ref().filter(|words| words.contains("slope")) else { return };
        let slopes = slopes(walk, values);
        let is_slope = |value: f64| slopes.iter().any(|slope| near(*slope, value));
        told += 1;
        let product: f64 = all.iter().map(|part| part.value).product();
        if words.starts_with("A times B") {
            let letters: Vec<String> = (0..).map(|place| FactorLabel(place).letters()).take(all.len()).collect();
            assert!(words.starts_with(&format!("{} is the slope", letters.join(" times "))), "{words}");
            assert!(is_slope(product), "{:?}: {words}", step.quantity());
        } else if words.contains("sigma taken twice") {
            assert!(words.contains("(R2)") && step.errata.contains(&crate::reading::Erratum::R2));
        } else if words.contains("after") {
            let output = words.split_once("after ").unwrap().1.split(' ').next().unwrap();
            let output = values.get(Notation::of(walk.scenario()).parse(output).unwrap()).unwrap();
            assert!(is_slope(output * part.value), "{:?}: {words}", step.quantity());
        } else {
            assert!(is_slope(part.value), "{:?}: {words}", step.quantity());
        }
    });
    assert!(told > 100, "{told}");
}

#[test]
fn each_part_is_explained() {
    let mut without = Vec::new();
    for_each_part(|walk, step, _, _, part| {
        if part.words.is_none() {
            without.push(format!("{} {:?} {:?}", walk.scenario().heading(), step.title(), part.letters));
        }
    });
    assert!(without.is_empty(), "{}: {:#?}", without.len(), &without[..without.len().min(12)]);
}

#[test]
fn a_derivative_of_the_first_layer_says_why_each_factor_is_as_large_as_it_is() {
    assert_eq!(
        said("regression", "dE/da12(0)", ReadingKind::Exact),
        [
            "the error: O0(2) is 0.5465 below y",
            "how strongly hidden unit 2 acts on output 0, and so how much is passed back",
            "the slope of the sigmoid at X2(1) = -0.7500; it is at most 0.25",
            "the input itself: a weight from an input of 0 does not learn",
        ]
    );
    let printed = said("regression", "dE/da12(0)", ReadingKind::Document);
    assert_eq!(printed[0], "the error: O0(2) is 0.5465 below y; printed without the factor -1 (R1)");
    assert_eq!(printed[2], "the slope, with sigma taken twice (R2), 0.2437, times input 1 0.5000");
}

#[test]
fn a_part_of_the_softmax_is_what_it_is_and_not_the_output_in_it() {
    assert_eq!(
        said("classification", "dE/da10(1)", ReadingKind::Document),
        [
            "the target l0 with a minus, from the logarithm in the loss",
            "the slope of the softmax, O0(2)(1 - O0(2)), after O0(2) cancels with 1/O0(2)",
            "the output of hidden unit 1, which this weight multiplies",
        ]
    );
    let walk = walk("classification");
    let step = &walk.steps()[walk.find(Notation::of(walk.scenario()).parse("dE/da10(1)").unwrap()).unwrap()];
    let part = &parts(&walk, step, ReadingKind::Document)[1];
    assert_eq!(significant(part.value, 4), "0.6415");
    assert_eq!(crate::typeset::line_of(&part.letters, crate::typeset::Glyphs::Ascii), "1 - O_0^(2)");
}
