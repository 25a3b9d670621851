//! Typed names, and what is said where one cannot be read.

use super::*;
use crate::network::{Architecture, Sizes};

fn notation(inputs: usize, hidden: usize, outputs: usize, output: OutputActivation) -> Notation {
    let sizes = Sizes::new(&[inputs, hidden, outputs]).unwrap();
    Notation::new(sizes, Architecture { output, ..Architecture::REGRESSION })
}

#[test]
fn every_form_of_a_name_is_read() {
    let regression = notation(2, 3, 1, OutputActivation::LINEAR);
    for (typed, name) in [
        ("dE/da12(0)", "dE/da12(0)"),
        ("∂E/∂a₁₂⁽⁰⁾", "dE/da12(0)"),
        ("∂E(x)/∂a_{12}^{(0)}", "dE/da12(0)"),
        (" a_12^(0) ' ", "a12(0)'"),
        ("a12'(0)", "a12(0)'"),
        ("a1,2(0)", "a12(0)"),
        ("X1(1)", "X1(1)"),
        ("O0(0)", "O0(0)"),
        ("E′", "E'"),
        ("α", "alpha"),
        ("y0", "y"),
        ("dE/dO1(1)", "dE/dO1(1)"),
    ] {
        assert_eq!(regression.parse(typed).map(|quantity| quantity.to_string()), Ok(name.to_owned()), "{typed}");
    }
}

#[test]
fn any_number_of_layers_has_names() {
    let of = |units: &[usize]| {
        Notation::new(Sizes::new(units).unwrap(), Architecture::REGRESSION).with_penalty(Penalty::Squares)
    };
    let (deep, flat) = (of(&[2, 3, 4, 2]), of(&[2, 1]));
    for typed in ["X4(2)", "O1(3)", "dE/da04(1)", "a41(2)'", "dE/dO3(1)", "dO0(3)/dX0(3)", "lambda"] {
        assert_eq!(deep.parse(typed).unwrap().to_string(), typed);
    }
    assert_eq!(flat.parse("dE/da20(0)").unwrap().to_string(), "dE/da20(0)");
    assert_eq!(deep.parse("λ"), Ok(Quantity::Penalty));
    let refused = |notation: Notation, typed: &str| notation.parse(typed).unwrap_err().to_string();
    assert_eq!(refused(deep, "a10(3)"), "this network has no a10(3): its layers of weights are (0), (1) and (2)");
    assert_eq!(refused(flat, "a10(1)"), "this network has no a10(1): its one layer of weights is (0)");
    assert_eq!(refused(flat, "X1(1)"), "this network has no X1(1): layer (1) has only index 0");
}

#[test]
fn every_layer_has_a_letter_of_its_own() {
    for (units, letters) in
        [(&[1, 1][..], "in"), (&[1, 1, 1], "ikn"), (&[1, 1, 1, 1], "ijkn"), (&[1, 1, 1, 1, 1, 1, 1], "ijkprtn")]
    {
        let notation = Notation::new(Sizes::new(units).unwrap(), Architecture::REGRESSION);
        assert_eq!(notation.layers().map(|layer| notation.letter(layer).as_char()).collect::<String>(), letters);
        for layer in notation.layers() {
            assert_eq!(notation.layer_of(notation.letter(layer)), Some(layer));
        }
    }
}

#[test]
fn run_together_indices_are_read_where_one_way_is_left() {
    let wide = notation(1, 16, 1, OutputActivation::LINEAR);
    assert_eq!(wide.parse("a110(0)").unwrap().to_string(), "a1,10(0)");
    let both = notation(16, 16, 1, OutputActivation::LINEAR);
    let message = both.parse("a111(0)").unwrap_err().to_string();
    assert_eq!(message, "`a111(0)` can mean a1,11(0) or a11,1(0); write a comma between the indices");
    assert_eq!(both.parse("a110(0)").unwrap().to_string(), "a1,10(0)");
}

#[test]
fn what_is_not_there_is_named_with_what_is() {
    let regression = notation(2, 3, 1, OutputActivation::LINEAR);
    for (typed, message) in [
        ("", "no name given; names look like X1(1), O1(1), E, dE/da12(0), a12(0)'"),
        ("foo", "unknown name `foo`; names look like X1(1), O1(1), E, dE/da12(0), a12(0)'"),
        ("a12'(0)'", "unknown name `a12'(0)'`; names look like X1(1), O1(1), E, dE/da12(0), a12(0)'"),
        ("O1'(1)", "unknown name `O1'(1)`; names look like X1(1), O1(1), E, dE/da12(0), a12(0)'"),
        ("x1(1)", "unknown name `x1(1)`; names look like X1(1), O1(1), E, dE/da12(0), a12(0)'"),
        ("X4(1)", "this network has no X4(1): indices of layer (1) run from 1 to 3"),
        ("X0(1)", "this network has no X0(1): indices of layer (1) run from 1 to 3"),
        ("O1(2)", "this network has no O1(2): layer (2) has only index 0"),
        ("dE/da13(1)", "this network has no a13(1): layer (2) has only index 0"),
        ("l0", "this network has no l0: its target is y"),
        ("a10(2)", "this network has no a10(2): its layers of weights are (0) and (1)"),
        ("O1(3)", "this network has no O1(3): its layers are (0) to (2)"),
        ("lambda", "this network has no lambda: its loss has no penalty on the weights"),
    ] {
        assert_eq!(regression.parse(typed).unwrap_err().to_string(), message, "{typed}");
    }
}

#[test]
fn softmax_outputs_depend_on_every_net_input() {
    let classification = notation(2, 3, 3, OutputActivation::Softmax);
    assert!(classification.parse("dO1(2)/dX0(2)").is_ok());
    assert!(classification.parse("l2").is_ok());
    assert!(classification.parse("y").is_err());
    let regression = notation(2, 3, 2, OutputActivation::LINEAR);
    assert!(regression.parse("dO1(2)/dX0(2)").is_err());
    assert!(regression.parse("y1").is_ok());
}

#[test]
fn without_bias_units_no_index_is_0() {
    let biased = notation(2, 3, 1, OutputActivation::LINEAR);
    let architecture = Architecture { bias: Bias::None, ..Architecture::REGRESSION };
    let unbiased = Notation { architecture, ..biased };
    assert_eq!((biased.units(Layer::new(1)), unbiased.units(Layer::new(1))), (0..=3, 1..=3));
    assert_eq!((biased.units(Layer::new(2)), unbiased.units(Layer::new(2))), (0..=0, 0..=0));
    for typed in ["dE/da01(0)", "O0(1)"] {
        assert!(biased.parse(typed).is_ok());
        let message = unbiased.parse(typed).unwrap_err().to_string();
        assert!(
            message.ends_with("it has no bias units, and layer (1) counts from 1") || message.contains("layer (0)"),
            "{message}"
        );
    }
}

#[test]
fn several_samples_have_losses_of_their_own() {
    let single = notation(2, 3, 1, OutputActivation::LINEAR);
    let several = Notation { samples: 4, ..single };
    for name in ["E(x2)", "dE(x4)/da12(0)"] {
        assert_eq!(several.parse(name).unwrap().to_string(), name);
    }
    let message = several.parse("E(x5)").unwrap_err().to_string();
    assert_eq!(message, "this network has no E(x5): samples run from 1 to 4");
    let message = single.parse("E(x1)").unwrap_err().to_string();
    assert_eq!(message, "this network has no E(x1): it has one sample, whose loss is E");
}
