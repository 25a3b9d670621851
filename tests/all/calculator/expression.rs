//! A pocket calculator: it reads an expression as anyone would and evaluates it. It knows nothing of the program.

/// The value of an expression, or where it cannot be read.
pub fn evaluate(text: &str) -> Result<f64, String> {
    let mut keys = Keys { text, place: 0 };
    let value = keys.sum()?;
    match keys.peek() {
        None => Ok(value),
        Some(sign) => Err(keys.stuck(&format!("`{sign}` after the end"))),
    }
}

/// The text and the current position in it.
struct Keys<'a> {
    text: &'a str,
    place: usize,
}

impl Keys<'_> {
    fn rest(&self) -> &str {
        self.text[self.place..].trim_start()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn stuck(&self, what: &str) -> String {
        format!("{what} at {} of {}", self.place, self.text)
    }

    fn take(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(sign);
        if found {
            self.place = self.text.len() - self.rest().len() + sign.len_utf8();
        }
        found
    }

    fn expect(&mut self, sign: char) -> Result<(), String> {
        if self.take(sign) { Ok(()) } else { Err(self.stuck(&format!("no `{sign}`"))) }
    }

    fn sum(&mut self) -> Result<f64, String> {
        let mut value = self.product()?;
        loop {
            if self.take('+') {
                value += self.unsigned_product()?;
            } else if self.take('-') {
                value -= self.unsigned_product()?;
            } else {
                return Ok(value);
            }
        }
    }

    /// Two signs in a row, `a - -b`, cannot be typed: a minus after an operator needs brackets.
    fn unsigned_product(&mut self) -> Result<f64, String> {
        self.refuse_minus()?;
        self.product()
    }

    fn refuse_minus(&self) -> Result<(), String> {
        if self.peek() == Some('-') { Err(self.stuck("two operators in a row")) } else { Ok(()) }
    }

    fn product(&mut self) -> Result<f64, String> {
        let mut value = self.signed()?;
        loop {
            if self.take('*') {
                self.refuse_minus()?;
                value *= self.signed()?;
            } else if self.take('/') {
                self.refuse_minus()?;
                value /= self.signed()?;
            } else {
                return Ok(value);
            }
        }
    }

    /// A power binds tighter than the minus before it: `-2^2` is -4.
    fn signed(&mut self) -> Result<f64, String> {
        if self.take('-') { Ok(-self.power()?) } else { self.power() }
    }

    fn power(&mut self) -> Result<f64, String> {
        let base = self.operand()?;
        if !self.take('^') {
            return Ok(base);
        }
        let exponent = self.operand()?;
        if self.peek() == Some('^') { Err(self.stuck("a power of a power")) } else { Ok(base.powf(exponent)) }
    }

    fn operand(&mut self) -> Result<f64, String> {
        match self.peek() {
            Some('(') => self.brackets(),
            Some(sign) if sign.is_ascii_alphabetic() => self.function(),
            _ => self.number(),
        }
    }

    /// The content of brackets: a sum, or a comparison, which is 1 where it holds and 0 elsewhere.
    fn brackets(&mut self) -> Result<f64, String> {
        self.expect('(')?;
        let mut value = self.sum()?;
        if self.take('>') {
            value = f64::from(value > self.sum()?);
        }
        self.expect(')')?;
        Ok(value)
    }

    /// The larger of two values.
    fn largest(&mut self) -> Result<f64, String> {
        self.expect('(')?;
        let first = self.sum()?;
        self.expect(',')?;
        let second = self.sum()?;
        self.expect(')')?;
        Ok(first.max(second))
    }

    fn function(&mut self) -> Result<f64, String> {
        let name: String = self.rest().chars().take_while(char::is_ascii_alphabetic).collect();
        let function: fn(f64) -> f64 = match name.as_str() {
            "exp" => f64::exp,
            "ln" => f64::ln,
            "tanh" => f64::tanh,
            "max" => {
                self.skip(&name);
                return self.largest();
            }
            "sigma" => |x| 1.0 / (1.0 + (-x).exp()),
            _ => return Err(self.stuck(&format!("no key `{name}`"))),
        };
        self.skip(&name);
        Ok(function(self.brackets()?))
    }

    fn skip(&mut self, name: &str) {
        self.place = self.text.len() - self.rest().len() + name.len();
    }

    fn number(&mut self) -> Result<f64, String> {
        let rest = self.rest();
        let digits = |text: &str| text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let mut length = digits(rest);
        if let Some(exponent) = rest[length..].strip_prefix('e') {
            let sign = usize::from(exponent.starts_with('-'));
            length += 1 + sign + digits(&exponent[sign..]);
        }
        let value = rest[..length].parse().map_err(|_| self.stuck("no number"))?;
        self.place = self.text.len() - rest.len() + length;
        Ok(value)
    }
}

#[test]
fn expressions_are_read_as_anyone_would() {
    for (text, value) in [
        ("1 + 2*3", 7.0),
        ("-2^2", -4.0),
        ("(-2)^2", 4.0),
        ("2^(-1)", 0.5),
        ("8/2*4", 16.0),
        ("1 - 2 - 3", -4.0),
        ("-1.5e-5 + 2e2", 199.999985),
        ("exp(0) + ln(1)", 1.0),
        ("sigma(0)*(1 - sigma(0))", 0.25),
        ("1 - tanh(0.5)^2", 0.786_447_732_965_927),
        ("max(0, 1.5 - 2)", 0.0),
        ("2*max(0, 1.5)", 3.0),
        ("0.5*(0.25 > 0)*3", 1.5),
        ("(0 > 0) + (-1 > 0)", 0.0),
    ] {
        assert!((evaluate(text).unwrap() - value).abs() < 1e-12, "{text}");
    }
}

#[test]
fn what_no_calculator_takes_is_refused() {
    for text in [
        "",
        "1 +",
        "2*-3",
        "1 - -2",
        "a_1 + 2",
        "(1",
        "1)",
        "2 3",
        "max(1)",
        "max(1, 2, 3)",
        "max 1, 2",
        "1, 2",
        "1 > 0",
        "(1 > 0 > 0)",
        "tanh 1",
        "ReLU(1)",
        "1..2",
    ] {
        assert!(evaluate(text).is_err(), "{text}");
    }
}
