//! Walks of several samples, and the remarks of a walk: dead units, kinks, fixed biases, the slip P1.

use gradwalk::quantity::Layer;
use std::collections::HashSet;

use crate::exercise::{every_of_several, of_several};
use gradwalk::{
    formula::Digits,
    network::{Activation, Architecture, Bias, Reduction},
    quantity::{Notation, Quantity, Variable},
    reading::{Erratum, ReadingKind},
    scenario::Scenario,
    typeset::{Glyphs, line},
    walk::{Content, Formulas, Line, Phase, Step, Topic, Walk},
};

/// The phases of one sample's pass.
const PASS: [Phase; 5] =
    [Phase::Given, Phase::Forward, Phase::Loss, Phase::Backward(Layer::new(2)), Phase::Backward(Layer::new(1))];

fn walk(toml: &str) -> Walk {
    Walk::new(Scenario::from_toml(toml, "walk.toml").unwrap())
}

/// Three samples of a regression.
fn three() -> Walk {
    Walk::new(of_several(Architecture::REGRESSION, &[2, 3, 1], Reduction::Mean, 1..4))
}

fn find<'a>(walk: &'a Walk, name: &str) -> &'a Step {
    let quantity = Notation::of(walk.scenario()).parse(name).unwrap();
    &walk.steps()[walk.find(quantity).unwrap_or_else(|| panic!("{name} leads nowhere"))]
}

/// The sentences of a step.
fn words(walk: &Walk, step: &Step) -> Vec<String> {
    let sentence = |line: Line| match line.content {
        Content::Words(words) => Some(words),
        Content::Statement(..) => None,
    };
    walk.lines(step, Formulas::Compared, Digits::default()).into_iter().filter_map(sentence).collect()
}

#[track_caller]
fn says(walk: &Walk, name: &str, sentence: &str) {
    let words = words(walk, find(walk, name));
    assert!(words.iter().any(|line| line == sentence), "{name} says {words:?}");
}

mod several_samples {
    use super::*;

    #[test]
    fn each_has_a_pass_of_its_own_then_all_are_put_together_then_comes_the_update() {
        for scenario in every_of_several() {
            let walk = Walk::new(scenario);
            let mut found: Vec<(Option<u8>, Phase)> =
                walk.steps().iter().map(|step| (step.sample, step.phase)).collect();
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
            let topics =
                |walk: &Walk| walk.steps().iter().filter(is_general).map(|step| step.topic).collect::<Vec<_>>();
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
}

mod relu {
    use super::*;

    /// Unit 1 is off, unit 2 on, unit 3 exactly at 0.
    fn off_on_and_between() -> Walk {
        walk(
            "problem = \"regression\"\nalpha = 0.1\nx = [1]\ntarget = 1\n\
             first = [[-1, 1, 0.5], [0.5, 0.5, -0.5]]\nsecond = [[0.1], [0.2], [0.3], [0.4]]\n\
             [network]\nhidden = \"relu\"\n",
        )
    }

    #[test]
    fn a_unit_that_is_off_says_why_its_derivatives_are_0() {
        let walk = off_on_and_between();
        let why = "Hidden unit 1 is inactive (X1(1) is below 0). Its derivative is 0, and so is this one.";
        for name in ["dE/dX1(1)", "dE/da01(0)", "dE/da11(0)"] {
            says(&walk, name, why);
            assert_eq!(walk.exact().get(find(&walk, name).quantity().unwrap()), Some(0.0), "{name}");
        }
        says(
            &walk,
            "dO1(1)/dX1(1)",
            "Hidden unit 1 is inactive: X1(1) is below 0. There the output is constant. Small changes of its weights \
             have no effect.",
        );
    }

    #[test]
    fn a_unit_that_is_on_says_so_at_its_slope_alone() {
        let walk = off_on_and_between();
        let on = "[X > 0] is 1 if the condition holds, otherwise 0. Hidden unit 2 is active: X2(1) is above 0.";
        says(&walk, "dO2(1)/dX2(1)", on);
        for name in ["dE/dX2(1)", "dE/da02(0)", "dE/da12(0)"] {
            assert!(words(&walk, find(&walk, name)).iter().all(|line| !line.contains("Hidden unit")), "{name}");
        }
    }

    #[test]
    fn a_net_input_of_exactly_0_says_which_side_is_taken() {
        let walk = off_on_and_between();
        let sides = "X3(1) is exactly 0, where the derivative is not defined; the value from the left, 0, is used.";
        for name in ["dO3(1)/dX3(1)", "dE/dX3(1)", "dE/da03(0)", "dE/da13(0)"] {
            says(&walk, name, sides);
            assert_eq!(walk.exact().get(find(&walk, name).quantity().unwrap()), Some(0.0), "{name}");
        }
    }

    #[test]
    fn every_other_step_is_silent_of_it_and_so_is_every_smooth_unit() {
        let about = |line: &String| line.contains("Hidden unit ") || line.contains("the value from the left");
        let walk = off_on_and_between();
        for name in ["X1(1)", "O1(1)", "dE/dO1(1)", "dE/da10(1)", "a11(0)'", "E"] {
            assert!(!words(&walk, find(&walk, name)).iter().any(about), "{name}");
        }
        for hidden in [Activation::SIGMOID, Activation::Tanh] {
            let architecture = Architecture { hidden: hidden.into(), ..Architecture::REGRESSION };
            let walk = Walk::new(crate::exercise::of_one(architecture, &[2, 3, 1], 1));
            assert!(walk.steps().iter().all(|step| !words(&walk, step).iter().any(about)));
        }
    }

    /// 0.1 + 0.2 − 0.3 is 0 for anyone who works it out by hand, and 5.6e−17 in binary.
    #[test]
    fn a_net_input_that_is_printed_as_0_is_on_the_kink() {
        let walk = walk(
            "problem = \"regression\"\nalpha = 0.1\nx = [1, 1]\ntarget = 1\n\
             first = [[0.1], [0.2], [-0.3]]\nsecond = [[0.1], [0.2]]\n[network]\nhidden = \"relu\"\n",
        );
        let printed = walk.printed(walk.exact(), find(&walk, "X1(1)").quantity().unwrap(), Digits::default());
        assert_eq!(printed, "0");
        assert_eq!(walk.exact().get(find(&walk, "dO1(1)/dX1(1)").quantity().unwrap()), Some(0.0));
        let words = words(&walk, find(&walk, "dE/da11(0)"));
        assert!(words.iter().any(|line| line.contains("the value from the left, 0, is used")), "{words:?}");
    }

    #[test]
    fn each_of_several_samples_has_units_of_its_own_that_are_off() {
        let walk = walk(
            "problem = \"regression\"\nalpha = 0.1\nreduction = \"sum\"\nfirst = [[0], [1]]\nsecond = [[0.5], [1]]\n\
             [network]\nhidden = \"relu\"\n[[sample]]\nx = [1]\ntarget = 0\n[[sample]]\nx = [-1]\ntarget = 0\n",
        );
        let is_off = |name: &str| words(&walk, find(&walk, name)).iter().any(|line| line.contains("is inactive"));
        assert!(!is_off("dE(x1)/da11(0)") && is_off("dE(x2)/da11(0)") && !is_off("dE/da11(0)"));
    }
}

mod biases {
    use super::*;

    const KEPT: &str = "The biases are fixed: they are used but not updated.";

    fn fixed(bias: Bias) -> Walk {
        let architecture = Architecture { bias, ..Architecture::REGRESSION };
        Walk::new(crate::exercise::of_one(architecture, &[2, 3, 1], 1))
    }

    #[test]
    fn fixed_ones_have_derivatives_and_say_that_they_stay() {
        let walk = fixed(Bias::Fixed);
        for (derivative, update, weight) in [("dE/da01(0)", "a01(0)'", "a01(0)"), ("dE/da00(1)", "a00(1)'", "a00(1)")] {
            let value = |name: &str| walk.exact().get(Notation::of(walk.scenario()).parse(name).unwrap()).unwrap();
            assert_ne!(value(derivative), 0.0);
            assert_eq!(value(update), value(weight));
            says(&walk, update, KEPT);
        }
    }

    #[test]
    fn no_other_update_says_so() {
        for bias in Bias::ALL {
            let walk = fixed(bias);
            let saying = walk.steps().iter().filter(|step| words(&walk, step).iter().any(|line| line == KEPT));
            // Three biases of hidden units and one of the output.
            assert_eq!(saying.count(), if bias == Bias::Fixed { 4 } else { 0 });
        }
    }

    #[test]
    fn without_any_there_is_no_step_about_one() {
        let walk = fixed(Bias::None);
        assert!(walk.weights().all(|weight| weight.from > 0));
        assert_eq!(walk.weights().count(), 2 * 3 + 3);
        assert!(Notation::of(walk.scenario()).parse("dE/da01(0)").is_err());
    }
}

mod the_slip_p1 {
    use super::*;

    const TEXTBOOK: &str = "alpha = 0.5\nx = [0.05, 0.1]\ntarget = [0.01, 0.99]\n\
                            first = [[0.35, 0.35], [0.15, 0.25], [0.2, 0.3]]\n\
                            second = [[0.6, 0.6], [0.4, 0.5], [0.45, 0.55]]\n\
                            [network]\noutput = \"sigmoid\"\nloss = \"half-squared\"\nbias = \"fixed\"\n";

    #[test]
    fn both_losses_are_told_after_the_step() {
        let walk = walk(TEXTBOOK);
        let last = walk.steps().last().unwrap();
        assert_eq!((last.topic, last.errata.as_slice()), (Topic::Outcome, &[Erratum::P1][..]));
        let told = words(&walk, last).join("\n");
        assert!(told.contains("0.291027924") && told.contains("0.291027774") && told.contains("(P1)"), "{told}");
        let after = walk.outcome(ReadingKind::Exact).unwrap().after;
        assert!((after - 0.291027773694).abs() < 1e-12, "{after}");
    }

    /// The page prints every other number right.
    #[test]
    fn no_step_but_the_last_carries_its_id() {
        let walk = walk(TEXTBOOK);
        let (last, others) = walk.steps().split_last().unwrap();
        assert_eq!(last.errata, [Erratum::P1]);
        assert!(others.iter().all(|step| step.errata.is_empty()));
        assert_eq!(walk.errata(), [Erratum::P1]);
    }

    /// A page with many of them: each is mentioned at the steps whose numbers it affects, and in no other network.
    #[test]
    fn the_errata_of_a_page_are_at_the_steps_of_its_wrong_numbers() {
        use Erratum::{P2, P3, P4, P5, P6, P7};
        let walk = Walk::new(Scenario::load("deep-softmax").unwrap());
        let notation = Notation::of(walk.scenario());
        for (name, errata, told) in [
            ("X1(1)", &[][..], None),
            ("X3(2)", &[], Some("has 4.001 as this value. The correct value is 4.004.")),
            ("O1(2)", &[], None),
            ("O0(3)", &[P2], Some("has 0.2698 as this value. The correct value is 0.1984.")),
            ("E", &[P3], Some("has 0.9850 as this loss. The correct loss is 1.617.")),
            ("dE/dO0(3)", &[P2], Some("has -3.70644 as this value.")),
            ("dE/dO1(3)", &[P4], Some("has -1.4755 as this value. The correct value is 0.")),
            ("dE/dX0(3)", &[P5], None),
            ("dE/da11(2)", &[], None),
            ("dE/dO1(2)", &[P4, P5], Some("has -0.8903 as this value.")),
            ("dE/dO1(1)", &[P6], Some("has -0.01035 as this value.")),
            ("a10(2)'", &[P4, P5], Some("has 0.105531 as this value.")),
            ("a20(2)'", &[P7], Some("has 0.30055 as this value.")),
            ("a33(1)'", &[P7], Some("has 0.803813 as this value.")),
            ("a31(0)'", &[P6], Some("has 0.40007245 as this value.")),
            ("a01(0)'", &[], None),
        ] {
            let step = &walk.steps()[walk.find(notation.parse(name).unwrap()).unwrap()];
            assert_eq!(step.errata, errata, "{name}");
            let lines = walk.lines(step, Formulas::Correct, Digits::default());
            let page = lines.iter().find_map(|line| match &line.content {
                Content::Words(words) if words.starts_with("The article this example is from ") => Some(words.as_str()),
                _ => None,
            });
            match (page, told) {
                (page, None) => assert_eq!(page, None, "{name}"),
                (page, Some(told)) => assert!(page.is_some_and(|page| page.contains(told)), "{name}: {page:?}"),
            }
        }
        assert_eq!(walk.errata(), [P2, P3, P4, P5, P6, P7]);
        let other = Scenario::load("deep-softmax").unwrap().to_toml().replace("0.01\n", "0.02\n");
        let walk = self::walk(&other);
        assert!(walk.errata().is_empty() && walk.steps().iter().all(|step| step.errata.is_empty()));
    }

    #[test]
    fn numbers_that_are_not_the_pages_carry_no_slip() {
        for (own, other) in [("alpha = 0.5", "alpha = 0.4"), ("[0.4, 0.5]", "[0.4, 0.6]"), ("\"fixed\"", "\"trained\"")]
        {
            let walk = walk(&TEXTBOOK.replace(own, other));
            assert!(walk.steps().iter().all(|step| step.errata.is_empty()), "{other}");
            assert!(!words(&walk, walk.steps().last().unwrap()).join("\n").contains("0.291027924"), "{other}");
        }
    }
}
