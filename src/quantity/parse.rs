//! Reads typed names, and explains why one cannot be read.

use thiserror::Error;

use super::{Layer, Notation, Quantity, Target, Unit, Variable, Weight};
use crate::network::{Bias, OutputActivation, Penalty};
use crate::scenario::{Found, listing::listed};

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
        match self.penalty {
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
                _ => format!("its layers of weights are {}", listed(&numbers, "and")),
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
mod tests;
