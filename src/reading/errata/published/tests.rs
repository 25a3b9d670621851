//! The pages' numbers against what their mistakes give.

use super::{page::Cause, *};
use crate::{
    quantity::{Notation, Quantity},
    scenario::presets,
};

#[test]
fn the_page_of_the_textbook_prints_the_loss_of_the_slip() {
    let page = page_of(&Scenario::load("textbook").unwrap()).unwrap();
    let loss = page.comparison(Quantity::LossAfter).unwrap();
    assert_eq!(
        (loss.printed, loss.own.as_str(), loss.correct.as_str()),
        (Some("0.291027924"), "0.291027924", "0.291027774")
    );
}

#[test]
fn only_the_built_in_example_is_that_of_a_page() {
    for preset in presets() {
        let of = pages().into_iter().filter(|page| page.is_of(&preset.scenario()));
        assert_eq!(of.count(), usize::from(["textbook", "deep-softmax"].contains(&preset.name)), "{}", preset.name);
    }
}

/// Each erratum is of one page, is made somewhere, and each place is a number of that network, told once.
#[test]
fn the_tables_of_the_pages_are_whole() {
    let all: Vec<Erratum> = pages().into_iter().flat_map(Page::errata).collect();
    let expected: Vec<Erratum> = Erratum::ALL.into_iter().filter(|erratum| erratum.is_of_a_page()).collect();
    assert_eq!(all, expected);
    for page in pages() {
        let notation = Notation::of(page.scenario());
        for (place, number) in page.numbers.iter().enumerate() {
            assert_eq!(notation.parse(&number.of.to_string()), Ok(number.of), "{}", number.of);
            assert!(page.numbers[..place].iter().all(|other| other.of != number.of), "{} twice", number.of);
        }
        for erratum in page.errata() {
            assert!(page.made_at(erratum).next().is_some(), "{erratum}");
        }
    }
}

/// With the numbers that the page prints before, its formulas give the next one: to two units of its last digit, as
/// it was rounded on the way. A few of its numbers are calculated wrongly besides.
#[test]
fn the_mistakes_give_what_the_pages_print() {
    let mut others = Vec::new();
    for page in pages() {
        for (number, [own, correct]) in page.numbers.iter().zip(page.values(page.scenario())) {
            assert!(own.is_finite() && correct.is_finite(), "{}", number.of);
            let Some(text) = number.text else {
                assert!((own - correct).abs() > 1e-3, "{}", number.of);
                continue;
            };
            let printed: f64 = text.parse().unwrap();
            let decimals = text.split_once('.').unwrap().1.len();
            let last_digit = 0.1_f64.powi(i32::try_from(decimals).unwrap());
            if (own - printed).abs() > 2.0 * last_digit {
                others.push(number.of.to_string());
            }
            if number.cause != Cause::Rounded {
                assert!((printed - correct).abs() > last_digit, "{} is right", number.of);
            }
        }
    }
    let expected = "X3(2), E, dO0(3)/dX0(3), dO2(3)/dX2(3), a11(2)', a21(2)', a31(2)', dE/dO1(2), dE/dO2(2), dE/dO3(2)";
    assert_eq!(others.join(", "), expected);
}
