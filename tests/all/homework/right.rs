//! Right answers are never blamed, however the numbers are rounded.

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn right_answers_are_never_blamed((scenario, figures) in (exercises(), 2..=10_usize)) {
        for judged in judge(&scenario, &right_answers(&scenario, figures)) {
            prop_assert_eq!(&judged.verdict, &Verdict::Right, "{} {:?}", judged.quantity, judged.given);
            prop_assert!(judged.slips.is_empty());
        }
    }

    /// A single number counts as right just as it does among others.
    #[test]
    fn a_right_answer_alone_is_never_blamed(
        scenario in exercises(),
        figures in 2..=10_usize,
        pick in any::<prop::sample::Index>(),
    ) {
        let all = right_answers(&scenario, figures);
        let one = &all[pick.index(all.len())];
        let judged = judge(&scenario, std::slice::from_ref(one));
        prop_assert_eq!(&judged[0].verdict, &Verdict::Right, "{} {:?}", one.quantity, one.typed);
    }
}

/// In binary 0.7 is slightly less than seven tenths.
#[test]
fn digits_that_are_not_there_are_not_cut_off() {
    let toml =
        "problem = \"regression\"\nalpha = 0.2\nx = [1]\ntarget = 1\nfirst = [[0.1], [0.6]]\nsecond = [[0.5], [2]]\n";
    let scenario = Scenario::from_toml(toml, "own.toml").unwrap();
    let cut = |name: &str, value: f64, figures: usize| {
        let judged = judge(&scenario, &[answer(quantity(&scenario, name), value, figures)]);
        judged[0].slips.iter().any(|fit| fit.id == "truncated")
    };
    assert!(!cut("X1(1)", 0.6, 1), "0.7 has no digit behind its first");
    assert!(cut("O1(1)", 0.66, 2), "0.668");
}

/// With a tolerance of half a unit, a bare 0 would be right for anything between -0.5 and 0.5.
#[test]
fn a_bare_0_or_1_is_as_exact_as_the_other_numbers() {
    let scenario = Scenario::load("regression").unwrap();
    let bare = |name: &str, value: f64| Answer {
        line: 0,
        quantity: quantity(&scenario, name),
        typed: Some(Typed { text: value.to_string(), value, half_unit: 0.5, figures: 1 }),
    };
    let answers = [
        answer(quantity(&scenario, "O2(1)"), 0.32082130082, 4),
        bare("X1(1)", 1.0),
        bare("O1(1)", 1.0),
        bare("E", 0.0),
    ];
    let judged = judge(&scenario, &answers);
    for (name, verdict) in [("X1(1)", Verdict::Right), ("O1(1)", Verdict::Wrong), ("E", Verdict::Wrong)] {
        assert_eq!(of(&judged, &scenario, name).verdict, verdict, "{name}");
    }
}

/// A softmax by hand is calculated from rounded powers of e: the last digit may differ.
#[test]
fn powers_of_e_that_were_rounded_are_no_slip() {
    let numbers = "problem = \"classification\"\nalpha = 0.5\nx = [0.5]\ntarget = 1\nfirst = [[0.4], [-0.3]]\n\
                   second = [[-3.1, -2.4, -3.7], [0.3, 0.2, -0.1]]\n";
    let scenario = Scenario::from_toml(numbers, "powers.toml").unwrap();
    let right = exact(&scenario);
    let value = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    let to = |value: f64, decimals: usize| format!("{value:.decimals$}");
    for decimals in 3..=5 {
        let powers = [0, 1, 2].map(|n| to(value(&format!("X{n}(2)")).exp(), decimals).parse::<f64>().unwrap());
        let outputs = powers.map(|power| to(power / powers.iter().sum::<f64>(), decimals));
        let names = ["O0(2)", "O1(2)", "O2(2)"];
        assert!(names.iter().zip(&outputs).any(|(name, by_hand)| to(value(name), decimals) != *by_hand));
        let answers: Vec<Answer> = names
            .iter()
            .zip(&outputs)
            .map(|(name, by_hand)| {
                let typed = Typed::read(by_hand).unwrap();
                Answer { line: 0, quantity: quantity(&scenario, name), typed }
            })
            .collect();
        for judged in judge(&scenario, &answers) {
            assert_eq!(judged.verdict, Verdict::Right, "{} to {decimals}: {:?}", judged.quantity, judged.slips);
        }
    }
}

/// `1.87` is exactly `1.87`: its consequences are as sharp as if its digits continued with zeros.
#[test]
fn a_number_that_came_out_even_leaves_nothing_open() {
    let toml = "problem = \"regression\"\nalpha = 0.5\nx = [2, 3]\ntarget = 1\n\
                first = [[0.5], [0.34], [0.23]]\nsecond = [[0.2], [0.3]]\n";
    let scenario = Scenario::from_toml(toml, "even.toml").unwrap();
    let net_input = quantity(&scenario, "X1(1)");
    assert!((exact(&scenario).get(net_input).unwrap() - 1.87).abs() < 1e-12);
    let output = quantity(&scenario, "O1(1)");
    let judged = |output_is: f64| judge(&scenario, &[answer(net_input, 1.87, 3), answer(output, output_is, 5)]);
    // From anything between 1.865 and 1.875, the output is between 0.86588 and 0.86704.
    assert_eq!(judged(0.86646)[1].verdict, Verdict::Right);
    assert_eq!(judged(0.86607)[1].verdict, Verdict::Wrong);
}

/// `1.387/(0.9852 + 0.5982 + 1.387) = 0.4669`: the powers of e with 4 figures on a sheet of 4 decimals, and their sum
/// as it results. With all digits it is 0.46699.
#[test]
fn powers_of_e_may_be_rounded_and_their_sum_not() {
    let exercise = "problem = \"classification\"\nalpha = 0.2\nx = [0]\ntarget = 0\nfirst = [[0], [0]]\n\
                    second = [[-0.0149, -0.5139, 0.3273], [0, 0, 0]]\n";
    let scenario = Scenario::from_toml(exercise, "softmax.toml").unwrap();
    let sheet = [
        ("X0(2)", "-0.0149"),
        ("X1(2)", "-0.5139"),
        ("X2(2)", "0.3273"),
        ("O0(2)", "0.3317"),
        ("O1(2)", "0.2014"),
        ("O2(2)", "0.4669"),
    ]
    .map(|(name, text)| Answer { line: 0, quantity: quantity(&scenario, name), typed: Typed::read(text).unwrap() });
    let judged = judge(&scenario, &sheet);
    assert!(judged.iter().all(|judged| judged.verdict == Verdict::Right), "{judged:#?}");
}
