//! Walks of several samples.

use super::*;

#[test]
fn each_has_a_pass_of_its_own_then_all_are_put_together_then_comes_the_update() {
    for scenario in every_of_several() {
        let walk = Walk::new(scenario);
        let mut found: Vec<(Option<u8>, Phase)> = walk.steps().iter().map(|step| (step.sample, step.phase)).collect();
        found.dedup();
        let passes = (1..=3).flat_map(|sample| PASS.map(|phase| (Some(sample), phase)));
        let rest = [Phase::AllSamples, Phase::Update, Phase::After].map(|phase| (None, phase));
        let expected: Vec<_> = std::iter::once((None, Phase::Given)).chain(passes).chain(rest).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn a_walk_of_one_sample_names_none_and_has_no_phase_for_several() {
    for scenario in crate::exercise::every() {
        let walk = Walk::new(scenario);
        assert!(walk.steps().iter().all(|step| step.sample.is_none() && step.phase != Phase::AllSamples));
        assert_eq!(walk.samples().count(), 0);
    }
}

#[test]
fn general_laws_are_derived_only_once() {
    let is_general = |step: &&Step| {
        matches!(step.topic, Topic::ChainRule(_) | Topic::ActivationDerivation(_) | Topic::SoftmaxDerivation)
    };
    for scenario in every_of_several() {
        let one = Walk::new(scenario.only(0));
        let several = Walk::new(scenario);
        let topics = |walk: &Walk| walk.steps().iter().filter(is_general).map(|step| step.topic).collect::<Vec<_>>();
        assert_eq!(topics(&several), topics(&one));
        assert!(several.steps().iter().filter(is_general).all(|step| step.sample == Some(1)));
        let different: HashSet<Topic> = topics(&several).into_iter().collect();
        assert_eq!(different.len(), topics(&several).len());
    }
}

#[test]
fn every_sample_has_the_numbers_of_its_own() {
    let walk = three();
    for step in walk.steps() {
        let Some(quantity) = step.quantity() else { continue };
        let values = walk.values_at(step, ReadingKind::Exact).unwrap();
        let expected = match step.sample {
            Some(sample) => Walk::new(walk.scenario().only(usize::from(sample) - 1)).exact().get(quantity),
            None => walk.exact().get(quantity),
        };
        assert!(expected.is_some());
        assert_eq!(values.get(quantity), expected, "{:?} {quantity}", step.sample);
    }
}

#[test]
fn the_law_of_all_samples_has_the_derivative_of_each_without_brackets() {
    let walk = three();
    let lines = walk.lines(find(&walk, "dE/da11(0)"), Formulas::Correct, Digits::default());
    let law = lines.iter().find_map(|own| match &own.content {
        Content::Statement(statement, _) => Some(line(statement, Glyphs::Ascii)),
        Content::Words(_) => None,
    });
    assert!(law.as_ref().is_some_and(|law| law.contains("SUM[s=1..3] dE(x_s)/da_ik^(0)")), "{law:?}");
}

#[test]
fn what_all_samples_have_in_common_is_the_loss_and_the_derivative_of_every_weight() {
    let walk = three();
    let of_all = walk.steps().iter().filter(|step| step.phase == Phase::AllSamples);
    let found: HashSet<Quantity> = of_all.filter_map(Step::quantity).collect();
    let derivatives = walk.weights().map(|weight| Quantity::loss_by(Variable::Weight(weight)));
    assert_eq!(found, derivatives.chain([Quantity::Loss]).collect());
}

#[test]
fn a_name_leads_to_what_all_have_in_common_where_there_is_that() {
    let walk = three();
    for (name, phase) in [
        ("E", Phase::AllSamples),
        ("dE/da12(0)", Phase::AllSamples),
        ("a12(0)", Phase::AllSamples),
        ("a12(0)'", Phase::Update),
        ("E'", Phase::After),
        ("alpha", Phase::Given),
    ] {
        let step = find(&walk, name);
        assert_eq!((step.sample, step.phase), (None, phase), "{name}");
    }
}

#[test]
fn what_only_samples_have_is_looked_for_in_the_first() {
    let walk = three();
    for (name, phase) in [
        ("X1(1)", Phase::Forward),
        ("O0(2)", Phase::Forward),
        ("dE/dX1(1)", Phase::Backward(Layer::new(1))),
        ("y", Phase::Given),
        ("O1(0)", Phase::Given),
    ] {
        let step = find(&walk, name);
        assert_eq!((step.sample, step.phase), (Some(1), phase), "{name}");
    }
}

#[test]
fn a_name_with_a_sample_leads_to_that_one() {
    let walk = three();
    for (name, sample, phase) in [
        ("E(x1)", 1, Phase::Loss),
        ("E(x3)", 3, Phase::Loss),
        ("dE(x2)/da12(0)", 2, Phase::Backward(Layer::new(1))),
        ("dE(x3)/da10(1)", 3, Phase::Backward(Layer::new(2))),
    ] {
        let step = find(&walk, name);
        assert_eq!((step.sample, step.phase), (Some(sample), phase), "{name}");
        let quantity = Notation::of(walk.scenario()).parse(name).unwrap();
        assert_eq!(quantity.to_string(), name);
    }
}

#[test]
fn a_sample_that_there_is_not_has_no_name() {
    let several = three();
    for name in ["E(x4)", "dE(x4)/da12(0)", "E(x0)"] {
        assert!(Notation::of(several.scenario()).parse(name).is_err(), "{name}");
    }
    let one = Walk::new(several.scenario().only(0));
    for name in ["E(x2)", "dE(x2)/da12(0)"] {
        assert!(Notation::of(one.scenario()).parse(name).is_err(), "{name}");
    }
}

#[test]
fn from_a_samples_step_a_name_leads_to_the_same_sample() {
    let walk = three();
    let notation = Notation::of(walk.scenario());
    let near = |from: &str, name: &str| {
        let place = walk.find_near(find(&walk, from), notation.parse(name).unwrap()).unwrap();
        (walk.steps()[place].sample, walk.steps()[place].phase)
    };
    assert_eq!(near("E(x2)", "dE/da12(0)"), (Some(2), Phase::Backward(Layer::new(1))));
    assert_eq!(near("E(x2)", "X1(1)"), (Some(2), Phase::Forward));
    assert_eq!(near("E(x3)", "y"), (Some(3), Phase::Given));
    assert_eq!(near("E(x3)", "dE(x2)/da12(0)"), (Some(2), Phase::Backward(Layer::new(1))));
    // Whatever a single sample lacks, all of them have together.
    assert_eq!(near("E(x3)", "a12(0)'"), (None, Phase::Update));
    assert_eq!(near("a12(0)'", "dE/da12(0)"), (None, Phase::AllSamples));
}

#[test]
fn every_step_of_a_sample_can_be_found_from_any_other_of_it() {
    let walk = three();
    let second = |step: &&Step| step.sample == Some(2);
    let from = walk.steps().iter().find(second).unwrap();
    for step in walk.steps().iter().filter(second) {
        let Some(quantity) = step.quantity() else { continue };
        assert_eq!(walk.find_near(from, quantity).map(|place| &walk.steps()[place]), Some(step));
    }
}

#[test]
fn the_step_is_that_of_the_reduced_loss() {
    for reduction in Reduction::ALL {
        let scenario = of_several(Architecture::CLASSIFICATION, &[2, 3, 3], reduction, 1..4);
        let walk = Walk::new(scenario.clone());
        let (network, samples) = (scenario.network(), scenario.network_samples());
        let outcome = walk.outcome(ReadingKind::Exact).unwrap();
        let after = walk.stepped(ReadingKind::Exact).unwrap().network();
        for (found, expected) in [
            (outcome.before, network.objective(&samples, reduction).loss()),
            (outcome.after, after.objective(&samples, reduction).loss()),
        ] {
            assert!((found - expected).abs() <= 1e-11, "{found}, expected {expected}");
        }
    }
}
