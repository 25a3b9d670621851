//! The slip P1 on a published page.

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
    for (own, other) in [("alpha = 0.5", "alpha = 0.4"), ("[0.4, 0.5]", "[0.4, 0.6]"), ("\"fixed\"", "\"trained\"")] {
        let walk = walk(&TEXTBOOK.replace(own, other));
        assert!(walk.steps().iter().all(|step| step.errata.is_empty()), "{other}");
        assert!(!words(&walk, walk.steps().last().unwrap()).join("\n").contains("0.291027924"), "{other}");
    }
}
