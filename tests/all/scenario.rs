//! Scenario files with all kinds of text: reading never panics, and a written file reads back equal.

use gradwalk::network::{Architecture, Sizes};
use gradwalk::scenario::{Scenario, presets};
use proptest::prelude::*;

/// A built-in scenario with one part of the text replaced.
fn damaged() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[\\[\\]{}\",.=#+0-9eE_ \n\r\t/-]{0,8}",
        prop::sample::select(vec![
            "nan",
            "-inf",
            "1e999",
            "[[",
            "]]",
            "[network]\n",
            "\n[network]\nbias = \"none\"\n",
            "\n[network]\noutput = \"sigmoid\"\n",
            "[sample]\n",
            "[[sample]]\n",
            "\n[[sample]]\nx = [1, 2]\ntarget = 1\n",
            "reduction = \"sum\"\n",
            "problem = \"other\"\n",
            "seed = 1\n",
            "\"\"\"",
            "\u{feff}",
            "\u{1b}[2J",
            "漢字",
            "e\u{301}",
            "0,5",
            "x = []\n",
            "true",
            "'",
            "1979-05-27",
        ])
        .prop_map(String::from),
    ];
    let text = prop::sample::select(presets().iter().map(|preset| preset.toml).collect::<Vec<_>>());
    (text, any::<prop::sample::Index>(), 0..12_usize, piece).prop_map(|(text, at, length, piece)| {
        let mut text: Vec<char> = text.chars().collect();
        let start = at.index(text.len());
        let end = (start + length).min(text.len());
        text.splice(start..end, piece.chars());
        text.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_text_is_read_or_answered_with_one_printable_message(text in damaged()) {
        match Scenario::from_toml(&text, "a.toml") {
            Ok(scenario) => {
                prop_assert_eq!(Scenario::from_toml(&scenario.to_toml(), "b.toml").unwrap(), scenario);
            }
            Err(error) => {
                let message = error.to_string();
                prop_assert!(message.starts_with("a.toml:"), "{}", message);
                let says_what = message.contains(": found ") || message.contains(": missing; ");
                prop_assert!(says_what && message.contains("; expected "), "{}", message);
                prop_assert!(message.lines().count() == 1 || message.lines().count() == 3, "{}", message);
                prop_assert!(message.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", message);
            }
        }
    }

    #[test]
    fn drawn_scenarios_read_back_equal(
        architecture in prop::sample::select(Architecture::all().collect::<Vec<_>>()),
        inputs in 1..=16_usize,
        hidden in 1..=16_usize,
        outputs in 1..=16_usize,
        seed in any::<u64>(),
    ) {
        let scenario = Scenario::random(architecture, Sizes::new(&[inputs, hidden, outputs]).unwrap(), seed);
        prop_assert_eq!(Scenario::from_toml(&scenario.to_toml(), "a.toml").unwrap(), scenario);
    }
}
