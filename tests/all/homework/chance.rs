//! How rarely a slip is named where none was made.

use std::thread;

use super::*;

/// How often a slip is named plainly for answers shuffled among exercises, which are wrong without any slip.
fn named_by_chance(figures: usize, exercises: impl Iterator<Item = (Scenario, Scenario)>) -> (u32, u32) {
    let exercises: Vec<(Scenario, Scenario)> = exercises.collect();
    let count = |exercises: &[(Scenario, Scenario)]| -> (u32, u32) {
        let mut checker = Checker::new();
        let counts = exercises.iter().map(|(own, other)| named_in(&mut checker, figures, own, other));
        counts.fold((0, 0), |(named, wrong), more| (named + more.0, wrong + more.1))
    };
    let (first, second) = exercises.split_at(exercises.len() / 2);
    let [first, second] = thread::scope(|scope| {
        let halves = [first, second].map(|half| scope.spawn(move || count(half)));
        halves.map(|half| half.join().unwrap())
    });
    (first.0 + second.0, first.1 + second.1)
}

/// The same in one exercise, with answers to another: how many slips are named for how many wrong answers.
fn named_in(checker: &mut Checker, figures: usize, own: &Scenario, other: &Scenario) -> (u32, u32) {
    let (mut named, mut wrong) = (0, 0);
    let right = right_answers(own, figures);
    for (place, other) in right_answers(other, figures).into_iter().enumerate() {
        let mut answers = right[..=place].to_vec();
        answers[place] = other.clone();
        let (judged, _) = checker.check(own, &answers);
        let last = judged.iter().find(|judged| judged.quantity == other.quantity).unwrap();
        if last.verdict == Verdict::Wrong {
            wrong += 1;
            named += u32::from(last.slips.iter().any(|fit| fit.confidence == Confidence::Plain));
        }
    }
    (named, wrong)
}

/// The weight of far numbers was tuned on the first networks; the others have the common activations. (With linear
/// hidden units all numbers are short, and more of them agree by chance.)
#[test]
fn slips_are_rarely_named_plainly_by_chance() {
    let documents = |seed: u64| match seed % 2 {
        0 => (Architecture::REGRESSION, Sizes::new(&[2, 3, 1]).unwrap()),
        _ => (Architecture::CLASSIFICATION, Sizes::new(&[2, 3, 3]).unwrap()),
    };
    let any = |seed: u64| {
        let all: Vec<Architecture> = Architecture::common().collect();
        (all[usize::try_from(seed).unwrap() * 7 % all.len()], Sizes::new(&[3, 2, 2]).unwrap())
    };
    let pair = |(architecture, sizes): (Architecture, Sizes), seed: u64| {
        let drawn = |seed| Scenario::random(architecture, sizes, seed);
        (drawn(seed), drawn(seed + 1000))
    };
    for (figures, most) in [(4, 0.01), (6, 0.001)] {
        let (named, wrong) = named_by_chance(figures, (0..60).map(|seed| pair(documents(seed), seed)));
        let (named_of_others, wrong_of_others) =
            named_by_chance(figures, (2000..2040).map(|seed| pair(any(seed), seed)));
        for (networks, named, wrong) in
            [("the document's networks", named, wrong), ("other networks", named_of_others, wrong_of_others)]
        {
            let rate = f64::from(named) / f64::from(wrong);
            println!("{figures} digits, {networks}: a slip is named plainly for {named} of {wrong} ({rate:.5})");
            assert!(rate < most, "{figures} digits, {networks}: {rate}");
        }
    }
}
