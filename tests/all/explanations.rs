//! Explanations on the screen: the symbols of a formula, and why backpropagation works.

use crate::screen::{ask, ask_all, jump, picture, settings, text};
use gradwalk::{
    formula::digits::significant,
    quantity::{Layer, Notation, Quantity, Variable, Weight},
    reading::ReadingKind,
    scenario::{Scenario, presets},
    tui::{
        keys::Command,
        state::{Overlay, State},
    },
    typeset::Glyphs,
};

fn opened(name: &str, reading: ReadingKind) -> State {
    State::new(Scenario::load(name).unwrap(), settings(Glyphs::Ascii, reading))
}

/// The page that is open, as one row of words.
fn page(state: &State) -> String {
    let shown = text(&picture(state, 100, 60));
    let inside = shown.lines().filter_map(|row| row.strip_prefix('|')?.strip_suffix('|').map(str::trim));
    inside.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

mod symbols {
    use super::*;

    #[test]
    fn each_number_of_the_formula_is_named_with_its_value_and_its_step() {
        let mut state = opened("regression", ReadingKind::Document);
        jump(&mut state, "dE/da12(0)");
        ask(&mut state, Command::Explain);
        let shown = page(&state);
        for words in [
            "= 0.05326 loss derivative w.r.t. the weight from input 1 to hidden unit 2",
            "y = 0.8 target, given",
            "= 0.2535 output 0 of the network (step 10)",
            "= 0.4 weight from hidden unit 2 to output 0, given",
            "= 0.3208 output of hidden unit 2 (step 6)",
            "= 0.5 input 1, given",
            "activation function sigmoid: sigma(x) = 1/(1 + exp(-x))",
        ] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
    }

    #[test]
    fn the_chosen_part_is_explained_alone_and_by_its_place_in_the_chain_rule() {
        let mut state = opened("regression", ReadingKind::Exact);
        jump(&mut state, "dE/da12(0)");
        ask_all(&mut state, &[Command::NextFactor, Command::NextFactor, Command::Explain]);
        let shown = page(&state);
        assert!(shown.starts_with("dO0(2)/dO2(1)") || shown.contains("factor 2 of 4 in the chain rule"), "{shown}");
        assert!(shown.contains("= 0.4 weight from hidden unit 2 to output 0, given"), "{shown}");
        assert!(!shown.contains("target") && !shown.contains("input 1, given"), "{shown}");
    }

    /// The value of a part comes first, and the sentence about it is about the part.
    #[test]
    fn a_part_has_its_value_and_a_sentence_about_its_size() {
        let mut state = opened("classification", ReadingKind::Document);
        jump(&mut state, "dE/da10(1)");
        ask_all(&mut state, &[Command::NextFactor, Command::NextFactor]);
        let rows = text(&picture(&state, 100, 40));
        let chosen = " B  = 0.6415: the slope of the softmax, O0(2)(1 - O0(2)), after O0(2) cancels with 1/O0(2)";
        assert!(rows.contains(chosen), "{rows}");
        ask(&mut state, Command::Explain);
        let shown = page(&state);
        assert!(shown.contains("part B 1 - O_0^(2) = 0.6415"), "{shown}");
        assert!(shown.contains("In words: the slope of the softmax"), "{shown}");

        let mut state = opened("regression", ReadingKind::Document);
        jump(&mut state, "dE/da12(0)");
        for (part, words) in [
            ("part A 2*(y - O_0^(2)) = 1.093", "In words: the error"),
            ("part B a_20^(1) = 0.4", "In words: how strongly"),
            ("= 0.1218", "In words: the slope, with sigma taken twice (R2), 0.2437, times input 1 0.5000."),
        ] {
            ask_all(&mut state, &[Command::NextFactor, Command::Explain]);
            let shown = page(&state);
            assert!(shown.contains(part) && shown.contains(words), "{part}: {shown}");
            ask(&mut state, Command::Close);
        }
    }

    /// The formula of the result contains the numbers with the new weights.
    #[test]
    fn at_the_result_the_losses_of_the_samples_are_the_new_ones() {
        let mut state = opened("xor", ReadingKind::Exact);
        jump(&mut state, "E'");
        ask(&mut state, Command::Explain);
        let shown = page(&state);
        let after = state.walk().values_after(ReadingKind::Exact, Some(1)).unwrap().get(Quantity::Loss).unwrap();
        let before = state.walk().samples().next().unwrap().get(Quantity::Loss).unwrap();
        let [after, before] = [after, before].map(|loss| format!("= {}", significant(loss, 4)));
        assert!(after != before && shown.contains(&after) && !shown.contains(&before), "{after}, {before}: {shown}");
    }

    /// The loss of a sample and its derivatives have the names used in the formulas.
    #[test]
    fn the_loss_of_one_sample_is_told_from_that_of_all() {
        let mut state = opened("deep", ReadingKind::Exact);
        for (step, own, other) in [("82", "dE(x_1)/da_12^(0) =", "dE(x)"), ("200", "dE/da_12^(0) =", "dE(x)/da")] {
            jump(&mut state, step);
            ask(&mut state, Command::Explain);
            let shown = page(&state);
            assert!(shown.contains(own) && !shown.contains(other), "{shown}");
            ask(&mut state, Command::Close);
        }
    }

    /// No word is cut off beside a symbol that is wider than its column.
    #[test]
    fn a_wide_symbol_leaves_the_words_whole() {
        let mut state = opened("deep", ReadingKind::Exact);
        jump(&mut state, "82");
        ask(&mut state, Command::Explain);
        let shown = text(&picture(&state, 60, 18));
        let words: Vec<&str> =
            shown.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
        assert!(
            words.join(" ").contains("loss derivative w.r.t. the weight from input 1 to unit 2 in layer (1)"),
            "{shown}"
        );
    }

    /// Nothing is shown before the walk has reached it.
    #[test]
    fn a_value_that_has_not_appeared_is_not_told() {
        let mut state = opened("regression", ReadingKind::Exact);
        jump(&mut state, "X1(1)");
        ask(&mut state, Command::PreviousStep);
        while state.step().quantity().is_none() {
            ask(&mut state, Command::NextLine);
        }
        assert!(!state.is_complete());
        ask(&mut state, Command::Explain);
        let shown = page(&state);
        assert!(shown.contains("net input of hidden unit 1"), "{shown}");
        assert!(!shown.contains("1.000"), "{shown}");
    }

    #[test]
    fn every_step_of_every_network_has_something_to_explain() {
        for preset in presets() {
            let mut state = opened(preset.name, ReadingKind::Exact);
            for _ in 0..state.walk().steps().len() {
                ask(&mut state, Command::Explain);
                let shown = page(&state);
                assert!(shown.len() > 120, "{}, {}: {shown}", preset.name, state.step().title());
                ask_all(&mut state, &[Command::Close, Command::NextStep]);
            }
        }
    }
}

mod why {
    use super::*;

    /// The numbers on the page, from the matrices: nothing here uses a formula.
    #[test]
    fn its_numbers_are_those_of_the_network() {
        for preset in presets() {
            let scenario = preset.scenario();
            let (network, sample) = (scenario.network(), &scenario.network_samples()[0]);
            let (forward, gradient) = (network.forward(sample), network.gradient(sample));
            let mut state = opened(preset.name, ReadingKind::Exact);
            ask(&mut state, Command::Why);
            let shown = page(&state);
            let notation = Notation::of(&scenario);
            let is_of_several = scenario.samples().len() > 1;
            let named = |quantity: Quantity| if is_of_several { quantity.of_sample(1) } else { quantity };
            let mut expected = vec![
                format!("O0({}) = {}", notation.output().number(), significant(forward.output()[0], 4)),
                format!("{} = {}", named(Quantity::Loss), significant(forward.loss, 4)),
            ];
            let bias = usize::from(gradient[0].nrows() > sample.input.len());
            let of_unit_1 = (0..gradient[0].nrows().min(if is_of_several { 2 } else { 3 })).map(|row| {
                let from = u8::try_from(row + 1 - bias).unwrap();
                let weight = Weight { layer: Layer::INPUT, from, to: notation.first(Layer::new(1)) };
                let derivative = named(Quantity::loss_by(Variable::Weight(weight)));
                let value = gradient[0][(row, 0)];
                // The derivative at an input of 0 is 0, which has no digits.
                let value = if value == 0.0 { "0".to_owned() } else { significant(value, 4) };
                format!("{derivative} = {value}")
            });
            expected.extend(of_unit_1);
            for number in expected {
                assert!(shown.contains(&number), "{}: {number} is not in {shown}", preset.name);
            }
        }
    }

    /// A terminal of the usual size shows everything on one page, whatever the step.
    #[test]
    fn it_fits_on_a_usual_screen() {
        for preset in presets() {
            let mut state = opened(preset.name, ReadingKind::Exact);
            let notation = Notation::of(&preset.scenario());
            let weights =
                notation.layers_of_weights().map(|layer| Weight { layer, from: 1, to: notation.first(layer.next()) });
            let derivatives = weights.map(|weight| format!("dE/d{weight}"));
            for step in ["1".to_owned()].into_iter().chain(derivatives) {
                jump(&mut state, &step);
                assert_eq!(state.overlay, Overlay::None, "{}: {step}", preset.name);
                ask(&mut state, Command::Why);
                let shown = text(&picture(&state, 80, 24));
                assert!(shown.contains("Check it") && !shown.contains("more below"), "{}: {shown}", preset.name);
                ask(&mut state, Command::Close);
            }
        }
    }

    /// A reader can count the multiplications: the named parts add up to the totals.
    #[test]
    fn the_multiplications_are_told_in_a_way_that_can_be_counted() {
        let mut state = opened("classification", ReadingKind::Exact);
        ask(&mut state, Command::Why);
        let shown = page(&state);
        let words = "dE/dX of a hidden unit takes 4 multiplications (3 weights, the slope), 12 for 3. Each of the 15 \
                     non-bias weights takes 1 more: 27 in all. Without reuse, the 4 come again for each of 9 weights into hidden units: 51.";
        assert!(shown.contains(words), "{shown}");
        assert!(shown.contains("dE/dX1(1) serves every weight into hidden unit 1"), "{shown}");
        assert_eq!((3 * 4 + 15, 9 * 4 + 15), (27, 51));
    }

    #[test]
    fn a_small_change_is_made_to_the_weight_of_the_step_and_measured() {
        let mut state = opened("classification", ReadingKind::Exact);
        jump(&mut state, "a12(1)");
        ask(&mut state, Command::Why);
        let scenario = Scenario::load("classification").unwrap();
        let mut weights = scenario.network().weights().clone();
        weights[1][(1, 2)] += 0.001;
        let sample = scenario.sample();
        let moved = scenario.with_weights(&weights);
        let change = significant(moved.network().loss(&sample) - scenario.network().loss(&sample), 4);
        let predicted = significant(0.001 * scenario.network().gradient(&sample)[1][(1, 2)], 4);
        let derivative = significant(scenario.network().gradient(&sample)[1][(1, 2)], 4);
        let words = format!(
            "Make a12(1) larger by 0.001: the loss changes by {change}. The derivative dE/da12(1) = {derivative} \
             predicts 0.001 times that: {predicted}."
        );
        assert!(page(&state).contains(&words), "{words}: {}", page(&state));
    }

    fn why_of(file: &str, step: &str) -> String {
        let mut state =
            State::new(Scenario::from_toml(file, "a.toml").unwrap(), settings(Glyphs::Ascii, ReadingKind::Exact));
        jump(&mut state, step);
        ask(&mut state, Command::Why);
        page(&state)
    }

    /// Without biases nothing is said of one, and a penalty is said not to be counted.
    #[test]
    fn a_network_without_biases_is_told_of_none() {
        let file = "problem = \"regression\"\nx = [0.5, 1]\ntarget = 1\nalpha = 0.1\nlambda = 0.5\nweights = [[[0.1], [0.2]]]\n\
                    [network]\noutput = \"sigmoid\"\nbias = \"none\"\n";
        let shown = why_of(file, "dE/da10(0)");
        assert!(shown.contains("times the weight's input, with lambda times the weight added, it is"), "{shown}");
        assert!(shown.contains("Each of the 2 weights takes 1 multiplication, without the penalty."), "{shown}");
        assert!(!shown.contains("bias"), "{shown}");
    }

    /// At a kink a change to the right is not what the derivative from the left predicts, and that is said.
    #[test]
    fn at_a_kink_the_check_says_for_which_side_it_is() {
        let file = |bias: &str| {
            format!(
                "problem = \"regression\"\nx = [1]\ntarget = 1\nalpha = 0.1\nweights = [[[{bias}], [0.5]], [[0.1], [0.3]]]\n\
                 [network]\nhidden = \"relu\"\n"
            )
        };
        let [at, beside] = ["-0.5", "-0.4"].map(|bias| why_of(&file(bias), "dE/da11(0)"));
        let words = "The net input of hidden unit 1 is exactly at its kink. The derivative is that from the left: it predicts only changes that make this net input smaller.";
        assert!(at.contains(words) && !beside.contains("kink"), "{at} {beside}");
    }
}
