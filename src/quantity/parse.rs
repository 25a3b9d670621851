//! Reads typed names, and explains why one cannot be read.

use thiserror::Error;

use super::{Layer, Notation, Quantity, Target, Unit, Variable, Weight};
use crate::network::{Bias, OutputActivation, Penalty};
use crate::scenario::Found;

/// Why a typed name cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NameError {
    /// Nothing was typed.
    #[error("no name given; names look like X1(1), O1(1), E, dE/da12(0), a12(0)'")]
    Empty,
    /// The text is not of the notation.
    #[error("unknown name `{name}`; names look like X1(1), O1(1), E, dE/da12(0), a12(0)'")]
    Unreadable {
        /// What was typed.
        name: Found,
    },
    /// The name is well formed, but this network has no such thing.
    #[error("this network has no {name}: {expected}")]
    Absent {
        /// What was typed, in the notation.
        name: Found,
        /// What there is instead.
        expected: String,
    },
    /// The indices can be divided in more than one way.
    #[error("`{name}` can mean {first} or {second}; write a comma between the indices")]
    Ambiguous {
        /// What was typed.
        name: Found,
        /// One way to read it.
        first: String,
        /// The other.
        second: String,
    },
}

impl Notation {
    /// Reads a typed name. Spaces do not matter, case does; `∂`, `α`, raised and lowered digits and the forms
    /// `a_12^(0)`, `a_{12}^{(0)}` and `a12'(0)` are accepted.
    ///
    /// # Errors
    /// [`NameError`] where the text is no name, names nothing that this network has, or can be read in two ways.
    pub fn parse(&self, typed: &str) -> Result<Quantity, NameError> {
        let plain = plain_form(typed);
        if plain.is_empty() {
            return Err(NameError::Empty);
        }
        let reader = Reader { notation: self, typed: typed.trim() };
        match plain.as_str() {
            "E" | "E(x)" => return Ok(Quantity::Loss),
            "E'" | "E(x)'" => return Ok(Quantity::LossAfter),
            "alpha" => return Ok(Quantity::LearningRate),
            "lambda" => return self.factor_of_penalty(),
            _ => {}
        }
        if let Some(sample) = reader.sample_loss(&plain)? {
            return Ok(sample.quantity());
        }
        if let Some((of, by)) = plain.strip_prefix('d').and_then(|rest| rest.split_once("/d")) {
            return reader.partial(of, by);
        }
        if let Some(weight) = updated(&plain) {
            return match reader.variable(&weight)? {
                Variable::Weight(weight) => Ok(Quantity::Updated(weight)),
                _ => Err(reader.unreadable()),
            };
        }
        match plain.chars().next() {
            Some('y' | 'l') => reader.target(&plain),
            _ => Ok(reader.variable(&plain)?.quantity()),
        }
    }

    fn factor_of_penalty(&self) -> Result<Quantity, NameError> {
        match self.architecture.penalty {
            Penalty::Squares => Ok(Quantity::Penalty),
            Penalty::None => Err(NameError::Absent {
                name: Found::new("lambda"),
                expected: "its loss has no penalty on the weights".to_owned(),
            }),
        }
    }

    fn check(&self, variable: Variable) -> Result<Variable, NameError> {
        let absent = |expected: String| NameError::Absent { name: Found::new(&variable.to_string()), expected };
        let in_layer = |unit: Unit, lowest: u8| {
            let last = self.last(unit.layer);
            if (lowest..=last).contains(&unit.index) {
                Ok(())
            } else if unit.index == 0 && unit.layer != self.output() && self.architecture.bias == Bias::None {
                Err(absent(format!("it has no bias units, and layer ({}) counts from 1", unit.layer.number())))
            } else if lowest == last {
                Err(absent(format!("layer ({}) has only index {last}", unit.layer.number())))
            } else {
                Err(absent(format!("indices of layer ({}) run from {lowest} to {last}", unit.layer.number())))
            }
        };
        match variable {
            Variable::Loss => {}
            Variable::SampleLoss(sample) => self.check_sample(sample)?,
            Variable::Activation(unit) => in_layer(unit, *self.units(unit.layer).start())?,
            Variable::NetInput(Unit { layer: Layer::INPUT, .. }) => {
                return Err(absent("inputs are given and have no net input".to_owned()));
            }
            Variable::NetInput(unit) => in_layer(unit, self.first(unit.layer))?,
            Variable::Weight(weight) => {
                in_layer(weight.source(), *self.units(weight.layer).start())?;
                in_layer(weight.destination(), self.first(weight.layer.next()))?;
            }
        }
        Ok(variable)
    }

    fn check_sample(&self, sample: u8) -> Result<(), NameError> {
        let expected = match self.samples {
            1 => "it has one sample, whose loss is E".to_owned(),
            last if (1..=last).contains(&usize::from(sample)) => return Ok(()),
            last => format!("samples run from 1 to {last}"),
        };
        Err(NameError::Absent { name: Found::new(&Variable::SampleLoss(sample).to_string()), expected })
    }
}

/// What is before the prime of `a12(0)'` or `a12'(0)`, without it.
fn updated(plain: &str) -> Option<String> {
    let at_the_end = plain.strip_suffix('\'').map(str::to_owned);
    at_the_end.or_else(|| plain.split_once("'(").map(|(indices, layer)| format!("{indices}({layer}")))
}

/// Takes away what does not matter (spaces, `_`, `^`, braces) and turns raised, lowered and mathematical signs
/// into the plain ones.
pub(crate) fn plain_form(typed: &str) -> String {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉";
    let mut plain = String::with_capacity(typed.len());
    for sign in typed.chars() {
        let digit = |row: &str| row.chars().position(|other| other == sign);
        match sign {
            '_' | '^' | '{' | '}' => {}
            _ if sign.is_whitespace() => {}
            '∂' => plain.push('d'),
            'α' => plain.push_str("alpha"),
            'λ' => plain.push_str("lambda"),
            '′' | '’' => plain.push('\''),
            '⁽' | '₍' => plain.push('('),
            '⁾' | '₎' => plain.push(')'),
            _ => match digit(RAISED).or_else(|| digit(LOWERED)) {
                Some(value) => plain.push(char::from(b'0' + u8::try_from(value).unwrap_or(0))),
                None => plain.push(sign),
            },
        }
    }
    plain.replace("E(x)", "E")
}

struct Reader<'a> {
    notation: &'a Notation,
    typed: &'a str,
}

impl Reader<'_> {
    fn unreadable(&self) -> NameError {
        NameError::Unreadable { name: Found::new(self.typed) }
    }

    fn partial(&self, of: &str, by: &str) -> Result<Quantity, NameError> {
        let by = self.variable(by)?;
        let softmax = self.notation.architecture.output == OutputActivation::Softmax;
        let of = match self.sample_loss(of)? {
            Some(sample) => sample,
            None if of == "E" => Variable::Loss,
            None => self.variable(of)?,
        };
        let named = match (of, by) {
            (Variable::SampleLoss(_), Variable::Weight(_) | Variable::NetInput(_)) => true,
            (Variable::Loss, Variable::Weight(_)) => true,
            (Variable::Loss, Variable::NetInput(_)) => true,
            (Variable::Loss | Variable::SampleLoss(_), Variable::Activation(unit)) => {
                unit.layer == self.notation.output() || unit.layer != Layer::INPUT && unit.index > 0
            }
            (Variable::Activation(of), Variable::NetInput(by)) => {
                of.layer == by.layer && (of.index == by.index || softmax && of.layer == self.notation.output())
            }
            _ => false,
        };
        if named {
            Ok(Quantity::Partial { of, by })
        } else {
            Err(NameError::Absent {
                name: Found::new(&Quantity::<u8>::Partial { of, by }.to_string()),
                expected: "derivatives are dE/da, dE/dX, dE/dO of hidden units and outputs, and dO/dX within a layer"
                    .to_owned(),
            })
        }
    }

    /// `E(x2)`, if it is that.
    fn sample_loss(&self, plain: &str) -> Result<Option<Variable>, NameError> {
        match plain.strip_prefix("E(x").and_then(|rest| rest.strip_suffix(')')) {
            Some(digits) => {
                let sample = digits.parse().map_err(|_| self.unreadable())?;
                self.notation.check(Variable::SampleLoss(sample)).map(Some)
            }
            None => Ok(None),
        }
    }

    fn target(&self, plain: &str) -> Result<Quantity, NameError> {
        let index = &plain[1..];
        let wanted = self.notation.target(0);
        let found = match (&plain[..1], index.parse::<u8>()) {
            ("y", _) if index.is_empty() => Target::Only,
            ("y", Ok(n)) => Target::Value(n),
            ("l", Ok(n)) => Target::Label(n),
            _ => return Err(self.unreadable()),
        };
        let last = self.notation.last(self.notation.output());
        match (wanted, found) {
            (Target::Only, Target::Only | Target::Value(0)) => Ok(Quantity::Target(Target::Only)),
            (Target::Value(_), Target::Value(n)) | (Target::Label(_), Target::Label(n)) if n <= last => {
                Ok(Quantity::Target(found))
            }
            (wanted, _) => Err(NameError::Absent {
                name: Found::new(plain),
                expected: match wanted {
                    Target::Only => "its target is y".to_owned(),
                    Target::Value(_) => format!("its targets are y0 to y{last}"),
                    Target::Label(_) => format!("its labels are l0 to l{last}"),
                },
            }),
        }
    }

    fn variable(&self, plain: &str) -> Result<Variable, NameError> {
        let mut signs = plain.chars();
        let letter = signs.next().ok_or_else(|| self.unreadable())?;
        let (indices, layer) =
            signs.as_str().strip_suffix(')').and_then(|rest| rest.split_once('(')).ok_or_else(|| self.unreadable())?;
        let layer = self.layer(layer)?;
        match letter {
            'O' => self.notation.check(Variable::Activation(Unit { layer, index: self.index(indices)? })),
            'X' => self.notation.check(Variable::NetInput(Unit { layer, index: self.index(indices)? })),
            'a' => self.weight(indices, layer),
            _ => Err(self.unreadable()),
        }
    }

    fn layer(&self, number: &str) -> Result<Layer, NameError> {
        let last = self.notation.output();
        match number.as_bytes() {
            [digit @ b'0'..=b'9'] if digit - b'0' <= last.number() => Ok(Layer::new(digit - b'0')),
            [b'0'..=b'9'] => Err(NameError::Absent {
                name: Found::new(self.typed),
                expected: format!("its layers are (0) to ({})", last.number()),
            }),
            _ => Err(self.unreadable()),
        }
    }

    fn index(&self, digits: &str) -> Result<u8, NameError> {
        let plain = !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let zero_led = digits.len() > 1 && digits.starts_with('0');
        if plain && !zero_led { digits.parse().map_err(|_| self.unreadable()) } else { Err(self.unreadable()) }
    }

    fn weight(&self, indices: &str, layer: Layer) -> Result<Variable, NameError> {
        if layer == self.notation.output() {
            let numbers: Vec<String> =
                self.notation.layers_of_weights().map(|layer| format!("({})", layer.number())).collect();
            let expected = match numbers.as_slice() {
                [only] => format!("its one layer of weights is {only}"),
                _ => format!("its layers of weights are {}", in_a_row(&numbers)),
            };
            return Err(NameError::Absent { name: Found::new(self.typed), expected });
        }
        let pair = |from: &str, to: &str| {
            let weight = Weight { layer, from: self.index(from)?, to: self.index(to)? };
            Ok::<_, NameError>(Variable::Weight(weight))
        };
        if let Some((from, to)) = indices.split_once(',') {
            return self.notation.check(pair(from, to)?);
        }
        if !indices.is_ascii() {
            return Err(self.unreadable());
        }
        let ways: Vec<Variable> =
            (1..indices.len()).filter_map(|cut| pair(&indices[..cut], &indices[cut..]).ok()).collect();
        let here: Vec<Variable> = ways.iter().copied().filter(|way| self.notation.check(*way).is_ok()).collect();
        match (here.as_slice(), ways.as_slice()) {
            ([only], _) => Ok(*only),
            ([first, second, ..], _) => Err(NameError::Ambiguous {
                name: Found::new(self.typed),
                first: with_comma(*first),
                second: with_comma(*second),
            }),
            ([], [way, ..]) => self.notation.check(*way),
            ([], []) => Err(self.unreadable()),
        }
    }
}

/// `(0), (1) and (2)`.
fn in_a_row(numbers: &[String]) -> String {
    match numbers {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => numbers.concat(),
    }
}

/// `a1,10(0)`: the unmistakable form, for messages.
fn with_comma(variable: Variable) -> String {
    match variable {
        Variable::Weight(weight) => {
            format!("a{},{}({})", weight.from, weight.to, weight.layer.number())
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
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
            let architecture = Architecture { penalty: Penalty::Squares, ..Architecture::REGRESSION };
            Notation::new(Sizes::new(units).unwrap(), architecture)
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
}
