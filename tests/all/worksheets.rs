//! Worksheets contain everything that is given, and nothing that is to be worked out.

use std::process::Command;

use crate::paper::{Step, parts};
use assert_cmd::assert::OutputAssertExt;
use gradwalk::{
    formula::{Digits, digits::significant},
    homework::{
        asked::{AnswersHead, asked},
        exercise::{Exercises, Kind},
    },
    network::Reduction,
    quantity::{Layer, Notation, Quantity, Unit},
    report::{Format, render, render_key, render_worksheet},
    scenario::{Scenario, presets},
    settings::{PrintReading, Settings},
    typeset::{Glyphs, Letters},
    walk::Walk,
};

const GLYPHS: [Glyphs; 3] = [Glyphs::Tall, Glyphs::Small, Glyphs::Ascii];

fn worksheet(scenario: &Scenario, glyphs: Glyphs) -> String {
    render_worksheet(scenario, AnswersHead::default(), glyphs, Letters::Document)
}

/// The numbers in a text, as they are written.
fn numbers(text: &str) -> Vec<&str> {
    let all = text.split(|sign: char| !(sign.is_ascii_digit() || sign == '.'));
    all.map(|number| number.trim_matches('.')).filter(|number| !number.is_empty()).collect()
}

/// Every value of the walk, of every sample, as it could be printed with 3 to 10 digits.
fn worked_out(scenario: &Scenario) -> Vec<(Quantity, String)> {
    let walk = Walk::new(scenario.clone());
    let mut all = Vec::new();
    for step in walk.steps() {
        let Some(quantity) = step.quantity() else { continue };
        let values = walk.values_at(step, gradwalk::reading::ReadingKind::Exact).unwrap();
        let value = values.get(quantity).unwrap().abs();
        let digits = 4..=usize::from(u8::try_from(Digits::MOST.count()).unwrap());
        all.extend(digits.map(|digits| (quantity, significant(value, digits))));
    }
    all
}

#[track_caller]
fn assert_gives_nothing_away(scenario: &Scenario, glyphs: Glyphs) {
    let sheet = worksheet(scenario, glyphs);
    // The example in the head of the answers file belongs to no exercise.
    let first = Unit { layer: Layer::new(1), index: Notation::of(scenario).first(Layer::new(1)) };
    let example = format!("{},0.3775", Quantity::NetInput(first));
    assert_eq!(sheet.matches(&example).count(), 1, "{example}");
    let sheet = sheet.replace(&example, "");
    let written = numbers(&sheet);
    let given: Vec<String> = scenario
        .weights()
        .iter()
        .flatten()
        .flatten()
        .chain(scenario.samples().iter().flat_map(|sample| sample.x.iter().chain(&sample.target)))
        .map(|number| number.to_string().trim_start_matches('-').to_owned())
        .collect();
    for (quantity, text) in worked_out(scenario) {
        if text.contains('.') && !given.contains(&text) {
            assert!(!written.contains(&text.as_str()), "{quantity} = {text} is in\n{sheet}");
        }
    }
    assert!(!sheet.contains('≈') && !sheet.contains("~="), "{sheet}");
    assert!(!sheet.contains("numeric") && !sheet.contains("errata") && !sheet.contains("is off"), "{sheet}");
}

#[test]
fn no_worksheet_has_a_number_that_is_worked_out() {
    for scenario in crate::exercise::every().chain(crate::exercise::every_of_several()) {
        assert_gives_nothing_away(&scenario, Glyphs::Small);
    }
    for preset in presets() {
        for glyphs in GLYPHS {
            assert_gives_nothing_away(&preset.scenario(), glyphs);
        }
    }
}

#[test]
fn the_key_has_every_value_that_the_worksheet_asks_for() {
    for preset in presets() {
        let scenario = Exercises::on(Kind::of(&preset.scenario())).draw(1, 1);
        let key = render_key(&scenario, Glyphs::Ascii);
        let (table, walked) = key.split_once("\nAll steps\n").unwrap();
        let walk = Walk::new(scenario.clone());
        let values: Vec<&str> = table.split_whitespace().collect();
        for quantity in asked(&scenario) {
            let value = walk.printed(walk.exact(), quantity, Digits::default());
            let entry = [quantity.to_string(), "=".to_owned(), value];
            assert!(values.windows(3).any(|words| words == entry), "{entry:?} is not in\n{table}");
        }
        assert!(walked.contains("\n  correct: "), "{}", preset.name);
        assert!(!walked.contains("errata") && !walked.contains("as a homework document prints them"), "{walked}");
        assert!(table.lines().count() <= 60, "the table is no page:\n{table}");
        // And none of it is on the worksheet.
        assert_gives_nothing_away(&scenario, Glyphs::Tall);
    }
}

/// The text of a walk below the headings of its steps.
fn bodies(text: &str) -> Vec<String> {
    parts(text).iter().flat_map(|part| &part.steps).map(Step::body).collect()
}

#[test]
fn below_its_table_the_key_is_the_walk_that_is_printed_but_for_words_about_the_document() {
    for preset in presets() {
        for glyphs in GLYPHS {
            let scenario = preset.scenario();
            let settings = Settings {
                glyphs,
                letters: Letters::Document,
                digits: Digits::default(),
                reading: PrintReading::Exact,
            };
            let key = bodies(&render_key(&scenario, glyphs));
            let printed = bodies(&render(&scenario, Format::Text, settings));
            assert_eq!(key.len(), Walk::new(scenario.clone()).steps().len());
            assert_eq!(key[1..], printed[1..], "{}", preset.name);
            // The given numbers, as on the worksheet.
            assert_eq!(key[0], bodies(&worksheet(&scenario, glyphs))[0], "{}", preset.name);
        }
    }
}

#[test]
fn every_quantity_has_its_law_and_room_for_its_value() {
    for preset in presets() {
        let scenario = preset.scenario();
        let sheet = worksheet(&scenario, Glyphs::Ascii);
        let walk = Walk::new(scenario.clone());
        let counted = walk.steps().iter().filter(|step| step.quantity().is_some()).count();
        assert_eq!(sheet.matches("\n  value: = ____").count(), counted + 1, "{}", preset.name);
        for quantity in asked(&scenario) {
            assert!(sheet.contains(&format!("\n{quantity},\n")), "{quantity}");
        }
    }
}

#[test]
fn a_worksheet_shows_each_formula_in_symbols_with_room_below_its_parts() {
    let sheet = worksheet(&presets()[0].scenario(), Glyphs::Tall);
    let expected = "
step 3 of 52  X1(1)  net input of hidden unit 1

  k = 1:
   (1)    2   (0)  (0)
  X    =  ∑  O   ·a
   1     i=0  i    i1

      (0)  (0)     (0)  (0)     (0)  (0)
   = O   ·a     + O   ·a     + O   ·a
      0    01      1    11      2    21
     └───┬───┘    └───┬───┘    └───┬───┘
     A ________   B ________   C ________

   = ________________________________________________
   = ____________
";
    assert!(sheet.contains(expected), "{sheet}");
}

#[test]
fn worksheets_fit_on_a_page_and_in_ascii_have_nothing_else() {
    for preset in presets() {
        for glyphs in [Glyphs::Tall, Glyphs::Small] {
            let sheet = worksheet(&preset.scenario(), glyphs);
            let (pages, _) = sheet.split_once("Answers file").unwrap();
            for row in pages.lines() {
                assert!(row.chars().count() <= 100, "{}: {row}", preset.name);
            }
        }
        assert!(worksheet(&preset.scenario(), Glyphs::Ascii).is_ascii(), "{}", preset.name);
    }
}

#[test]
fn of_several_samples_each_has_its_pages_and_then_all_together() {
    let scenario =
        crate::exercise::of_several(presets()[0].scenario().architecture(), &[2, 3, 1], Reduction::Mean, 1..3);
    let sheet = worksheet(&scenario, Glyphs::Ascii);
    let places = ["Sample 1 of 2: Forward", "Sample 2 of 2: Forward", "All samples", "Update", "Answers file"]
        .map(|heading| sheet.find(&format!("\n{heading}")).unwrap_or_else(|| panic!("no {heading}")));
    assert!(places.is_sorted(), "{places:?}");
}

#[track_caller]
fn print(options: &[&str]) -> assert_cmd::assert::Assert {
    Command::new(env!("CARGO_BIN_EXE_gradwalk")).arg("print").args(options).assert()
}

#[test]
fn a_blank_walk_is_printed_of_the_right_formulas_and_for_people_only() {
    let printed = |options: &[&str]| String::from_utf8(print(options).success().get_output().stdout.clone()).unwrap();
    let sheet = printed(&["--blank", "--reading", "exact", "--glyphs", "ascii"]);
    assert_eq!(printed(&["--blank", "--glyphs", "ascii"]), sheet);
    assert!(sheet.contains("\n# scenario: regression\n# name:\n"), "{sheet}");
    assert!(!printed(&["--blank", "--seed", "3"]).contains("# scenario"));
    for (options, reason) in [
        (["--blank", "--reading", "document"], "worksheets use the correct formulas"),
        (["--blank", "--format", "json"], "a worksheet is text with blanks"),
    ] {
        let assert = print(&options).code(2).stdout("");
        let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert!(said.contains(reason), "{said}");
    }
}
