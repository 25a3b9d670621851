use proptest::prelude::*;

use super::parse;
use crate::homework::answers::AnswersFile;
use crate::network::{Architecture, Sizes};
use crate::quantity::{Notation, Quantity, Unit, Variable, Weight};
use crate::reading::letters::document::{HIDDEN, INPUT};

/// An answer that somebody might write: the quantity, and the number with a decimal point, blank for none.
type Written = (Quantity, String);

fn quantity() -> impl Strategy<Value = Quantity> {
    let layer = prop::sample::select(vec![INPUT, HIDDEN]);
    (0..5, layer, 1..=16_u8, 1..=15_u8).prop_map(|(kind, layer, from, to)| {
        let weight = Weight { layer, from, to };
        let unit = Unit { layer: layer.next(), index: to };
        match kind {
            0 => Quantity::Loss,
            1 => Quantity::LossAfter,
            2 => Quantity::Updated(weight),
            3 => Quantity::loss_by(Variable::Weight(weight)),
            _ if layer.next() == HIDDEN => Quantity::Activation(unit),
            _ => Quantity::NetInput(unit),
        }
    })
}

fn written() -> impl Strategy<Value = Vec<Written>> {
    let number = prop_oneof![
        "-?(0|[1-9][0-9]{0,3})",
        "-?(0|[1-9][0-9]{0,3})\\.[0-9]{1,6}(e-?[1-9])?",
        "-?[0-9]{1,3}/[1-9][0-9]{0,2}",
        "",
    ];
    prop::collection::vec((quantity(), number), 0..12)
}

fn value(number: &str) -> Option<f64> {
    let parse = |text: &str| text.parse::<f64>().unwrap();
    match number.split_once('/') {
        Some((above, below)) => Some(parse(above) / parse(below)),
        None => (!number.is_empty()).then(|| parse(number)),
    }
}

/// Checks that a file reads back as what was written in it, a line for each answer, and its numbers as typed.
fn check(answers: &AnswersFile, written: &[Written], typed: impl Fn(&str) -> String) -> Result<(), TestCaseError> {
    prop_assert_eq!(&answers.faults, &[]);
    prop_assert_eq!(answers.entries.len(), written.len());
    let notation = Notation::new(Sizes::new(&[16, 16, 16]).unwrap(), Architecture::REGRESSION);
    for (entry, (quantity, number)) in answers.entries.iter().zip(written) {
        prop_assert_eq!(notation.parse(&entry.name), Ok(*quantity));
        prop_assert_eq!(entry.value.as_ref().map(|typed| typed.value), value(number));
        let text = entry.value.as_ref().map_or("", |typed| &typed.text);
        prop_assert_eq!(text, &*typed(number));
    }
    Ok(())
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn comma(number: &str) -> String {
    number.replace('.', ",")
}

fn is_native(number: &str) -> bool {
    !number.is_empty() && !number.contains('/')
}

/// Texts of the signs that matter here, of whole pieces of answers, and of anything.
fn whatever() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "E",
            "'",
            "dE/da12(0)",
            "a1,2(0)",
            "∂",
            "₁",
            "⁽",
            "{",
            "}",
            ",",
            ";",
            "\t",
            "\"",
            "#",
            "=",
            "[",
            "]",
            "\n",
            "\r",
            " ",
            "0.5",
            "0,5",
            "3/",
            "e",
            "e-",
            "10^",
            "·",
            "⁻³",
            "−",
            "≈",
            "%",
            "# scenario:",
            "\u{feff}",
            "sep=",
            "\u{1b}",
            "999999999999999999999",
            "\u{301}",
            "\u{2028}",
            "\\n",
            "E = \"",
            "\"\"\"",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answers_in_csv_read_back_equal(written in written(), titled in any::<bool>()) {
        let as_typed = |number: &str| number.to_owned();
        let file = |line: &dyn Fn(&str, &str) -> String| {
            let lines = written.iter().map(|(quantity, number)| line(&quantity.to_string(), number));
            let title = titled.then(|| "quantity,value".to_owned());
            parse(&title.into_iter().chain(lines).collect::<Vec<_>>().join("\n"), "a.csv")
        };
        check(&file(&|name, number| format!("{name},{number}")), &written, as_typed)?;
        check(&file(&|name, number| format!("{name};{}", comma(number))), &written, comma)?;
        check(&file(&|name, number| format!("{name}\t{}", comma(number))), &written, comma)?;
        check(&file(&|name, number| format!("{},{}", quoted(name), quoted(&comma(number)))), &written, comma)?;
    }

    #[test]
    fn answers_in_toml_read_back_equal(written in written()) {
        let file = |number: &dyn Fn(&str) -> String| {
            let lines = written.iter().map(|(name, typed)| format!("\"{name}\" = {}", number(typed)));
            parse(&lines.collect::<Vec<_>>().join("\n"), "a.toml")
        };
        let native = |number: &str| if is_native(number) { number.to_owned() } else { quoted(number) };
        check(&file(&native), &written, str::to_owned)?;
        check(&file(&|number| quoted(&comma(number))), &written, comma)?;
    }

    #[test]
    fn any_text_is_read_and_what_is_said_of_it_can_be_printed(text in whatever()) {
        let notation = Notation::new(Sizes::new(&[2, 3, 1]).unwrap(), Architecture::REGRESSION);
        for file in ["a.csv", "a.toml"] {
            let answers = parse(&text, file);
            let (resolved, faults) = answers.resolve(&notation);
            prop_assert!(resolved.len() <= answers.entries.len());
            let lines = text.split(['\n', '\r']).count();
            for fault in answers.faults.iter().chain(&faults) {
                let said = fault.to_string();
                prop_assert!(said.starts_with(file) && said.contains(": found ") && said.contains("; expected "));
                prop_assert!(said.chars().all(|sign| !sign.is_control()), "{:?}", said);
                prop_assert!(said.chars().count() < 400, "{}", said);
                prop_assert!(fault.line().is_some_and(|line| (1..=lines).contains(&line)), "{}", said);
            }
            for entry in &answers.entries {
                let typed = entry.value.as_ref();
                prop_assert!(typed.is_none_or(|typed| typed.value.is_finite() && typed.half_unit.is_finite()));
                let text = typed.map_or("", |typed| &typed.text);
                prop_assert!(entry.name.chars().chain(text.chars()).all(|sign| !sign.is_control()));
            }
        }
    }
}
