//! Formulas as trees.
//!
//! One [`Formula`] is evaluated ([`Formula::evaluate`]), has its indices bound ([`Formula::bind`]) and its numbers
//! put in ([`Formula::substitute`]). `typeset` lays out and writes the same tree, so what is shown and what is computed
//! cannot differ. A tree holds what is printed; where print and meaning differ (a misprint, a form that overflows), a
//! node holds both and says which is which.
//!
//! Formulas of the document or of calculus are not written here but in `reading`.

mod bind;
mod children;
mod compiled;
pub mod digits;
mod evaluate;
mod in_letters;
mod limits;
mod marked;
mod operands;
mod operators;
mod substitute;
mod terms;
mod written_out;

pub(crate) use compiled::{Compiled, Operands, Slot};
pub use digits::{Digits, DigitsError};
pub use evaluate::{Context, Numbers, Values};
pub use operators::{activated, constant, exp, ln, sigma, symbol};
pub use substitute::{MOST_NUMBERS, NumbersLine, PutIn, printed_result};

use crate::{
    network::Activation,
    quantity::{Index, Letter, Quantity},
};

/// Numbers for the letters of a law: `i = 1, k = 2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Binding([Option<u8>; Letter::ALL.len()]);

impl Binding {
    /// This binding, with `letter` standing for `number`.
    #[must_use]
    pub fn with(mut self, letter: Letter, number: u8) -> Self {
        self.0[letter as usize] = Some(number);
        self
    }

    /// This binding, with `letter` free again.
    #[must_use]
    pub fn without(mut self, letter: Letter) -> Self {
        self.0[letter as usize] = None;
        self
    }

    /// The number that `letter` stands for, if any.
    #[must_use]
    pub fn get(&self, letter: Letter) -> Option<u8> {
        self.0[letter as usize]
    }

    /// The number of an index under this binding; none for a free letter.
    #[must_use]
    pub fn number(&self, index: Index) -> Option<u8> {
        match index {
            Index::Number(number) => Some(number),
            Index::Letter(letter) => self.get(letter),
        }
    }

    /// An index under this binding: its number, or the letter that stays free.
    #[must_use]
    pub fn index(&self, index: Index) -> Index {
        self.number(index).map_or(index, Index::Number)
    }

    /// The quantity that a name in letters means under this binding; none where a letter stays free.
    #[must_use]
    pub fn quantity(&self, name: Quantity<Index>) -> Option<Quantity> {
        name.try_map(|index| self.number(index).ok_or(())).ok()
    }

    /// The letters that stand for a number, in the order of [`Letter::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Letter, u8)> + '_ {
        Letter::ALL.into_iter().filter_map(|letter| Some((letter, self.get(letter)?)))
    }
}

/// Whether the upper limit of a sum is printed. The document leaves it out everywhere (erratum B1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UpperLimit {
    /// `∑` from `i=0` to `2`.
    Shown,
    /// `∑` over `i=0`, as the document prints it.
    Omitted,
}

/// The range of the letter of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Range {
    /// The letter.
    pub letter: Letter,
    /// Its first number.
    pub from: u8,
    /// Its last number.
    pub to: u8,
    /// A number that it leaves out: `m ≠ n`.
    pub except: Option<Index>,
    /// Whether `to` is printed.
    pub upper: UpperLimit,
}

impl Range {
    /// `letter` from `from` to `to`, both limits printed.
    #[must_use]
    pub fn new(letter: Letter, from: u8, to: u8) -> Self {
        Self { letter, from, to, except: None, upper: UpperLimit::Shown }
    }

    /// The same range without `index`.
    #[must_use]
    pub fn except(self, index: impl Into<Index>) -> Self {
        Self { except: Some(index.into()), ..self }
    }

    /// The numbers that the letter takes under a binding of the other letters.
    pub fn numbers(self, binding: Binding) -> impl Iterator<Item = u8> {
        let left_out = self.except.and_then(|index| binding.number(index));
        (self.from..=self.to).filter(move |number| Some(*number) != left_out)
    }
}

/// The place of a factor in the product (or of a term in the sum) that a step is about: A, B, C …
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactorLabel(pub u8);

impl FactorLabel {
    /// `A` for the first; beyond `Z` the letters are doubled, beyond `ZZ` there are three.
    #[must_use]
    pub fn letters(self) -> String {
        String::from(char::from(b'A' + self.0 % 26)).repeat(usize::from(self.0 / 26) + 1)
    }
}

/// The sign of a derivative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Differential {
    /// `∂`.
    Partial,
    /// `d`.
    Total,
}

/// A function that is printed by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Function {
    /// `softmax( , )`.
    Softmax,
    /// `CE( , )`, the document's name of the cross-entropy.
    CrossEntropy,
    /// `log( )`, as the document writes the logarithm whose base it leaves open (erratum B3).
    Log,
}

/// An argument of a named function.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A formula.
    One(Formula),
    /// A whole layer, written without an index; `quantity`'s own index is not printed.
    All(Quantity<Index>),
}

/// A number put in for a symbol.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The number in full.
    pub full: f64,
    /// The number as it is printed.
    pub text: String,
    /// Whether `text` has all its digits.
    pub exactness: Exactness,
    /// The quantity that it is the value of.
    pub of: Option<Quantity>,
}

/// Whether a printed number is the whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exactness {
    /// Given by the scenario, or a short number in full.
    Exact,
    /// Digits were left out.
    Rounded,
}

/// The relation between the two sides of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// `=`.
    Equals,
    /// `≈`: digits were left out on the right.
    Approximately,
    /// `:=`: the left side takes the value of the right.
    Becomes,
}

/// A number with all its digits is equal, a rounded one approximately equal.
impl From<Exactness> for Relation {
    fn from(exactness: Exactness) -> Self {
        match exactness {
            Exactness::Exact => Self::Equals,
            Exactness::Rounded => Self::Approximately,
        }
    }
}

/// One or more equations in a row: `left = first = second`.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The left side; a continued statement has none.
    pub left: Option<Formula>,
    /// Each right side with the relation before it.
    pub right: Vec<(Relation, Formula)>,
}

impl Statement {
    /// `left = right`.
    #[must_use]
    pub fn equals(left: Formula, right: Formula) -> Self {
        Self { left: Some(left), right: vec![(Relation::Equals, right)] }
    }

    /// `left := right`.
    #[must_use]
    pub fn becomes(left: Formula, right: Formula) -> Self {
        Self { left: Some(left), right: vec![(Relation::Becomes, right)] }
    }

    /// This statement followed by ` = next`.
    #[must_use]
    pub fn then(mut self, next: Formula) -> Self {
        self.right.push((Relation::Equals, next));
        self
    }
}

/// A formula: see the [module](self).
#[derive(Debug, Clone, PartialEq)]
pub enum Formula {
    /// A number of the law itself: the 2 of the squared error's derivative.
    Constant(i32),
    /// A number put in for a symbol.
    Value(Value),
    /// A blank to fill in by hand, of this width in columns: it has no value.
    Blank(usize),
    /// A quantity's symbol. A derivative is printed as a fraction.
    Symbol(Quantity<Index>),
    /// A symbol printed without what tells it apart: without its superscript, in a misprint; without the `(x)` of a
    /// loss, where it is of all samples.
    Bare(Quantity<Index>),
    /// The free variable x of a derivation.
    X,
    /// `-a`.
    Negative(Box<Formula>),
    /// `a + b - c`.
    Sum(Vec<Formula>),
    /// `a · b`.
    Product(Vec<Formula>),
    /// `a / b`, printed as a fraction.
    Quotient(Box<Formula>, Box<Formula>),
    /// `a²`, `a^{-1}`.
    Power(Box<Formula>, i32),
    /// `e^a`.
    Exponential(Box<Formula>),
    /// The natural logarithm.
    Logarithm(Box<Formula>),
    /// `σ(a)`, `tanh(a)`, `ReLU(a)`, evaluated so that it never overflows.
    Activated(Activation, Box<Formula>),
    /// `max(0, a)`.
    PositivePart(Box<Formula>),
    /// `[a > 0]`: 1 where that holds, else 0.
    IsPositive(Box<Formula>),
    /// `∑ a`.
    Series(Range, Box<Formula>),
    /// The largest of a row of numbers.
    Largest(Range, Box<Formula>),
    /// `f(a, b)`, evaluated as `is`.
    Call {
        /// The name.
        function: Function,
        /// What is printed between the brackets.
        arguments: Vec<Argument>,
        /// Its meaning.
        is: Box<Formula>,
    },
    /// A derivative of something that has no symbol, printed as a fraction and evaluated as `is`.
    Derivative {
        /// The sign of differentiation.
        sign: Differential,
        /// The function that is differentiated.
        of: Box<Formula>,
        /// The variable of differentiation.
        by: Box<Formula>,
        /// The derivative itself.
        is: Box<Formula>,
    },
    /// A part that can be pointed at. Inside a sum over a letter each term is a factor of its own.
    Factor(FactorLabel, Box<Formula>),
    /// A misprint: `printed` is shown, `meant` is evaluated.
    ReadAs {
        /// As the document prints it.
        printed: Box<Formula>,
        /// As it is to be read.
        meant: Box<Formula>,
    },
    /// The part of a formula in which a slip departs from the correct one.
    Changed(Box<Formula>),
    /// Two forms of one value: `shown` is what people write, `computed` is what keeps its digits where `shown` would
    /// cancel, overflow or be 0/0. A value that someone put in for a symbol of `shown` is respected: then `shown`
    /// itself is evaluated.
    Stable {
        /// The form that is shown.
        shown: Box<Formula>,
        /// The form that is evaluated.
        computed: Box<Formula>,
    },
    /// The formula with the weights as they are after the update.
    AfterStep(Box<Formula>),
}
