//! stand-in
use crate::network::*;
use std::sync::Arc;
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    pub value: f64,
    typed: Option<Arc<str>>,
}
impl Number {
    pub fn typed(value: f64, t: &str) -> Self {
        Self { value, typed: Some(t.into()) }
    }
    pub fn computed(value: f64) -> Self {
        Self { value, typed: None }
    }
    pub fn source(&self) -> Option<&str> {
        self.typed.as_deref()
    }
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    Regression,
    Classification,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    title: Option<String>,
    problem: Problem,
    alpha: Number,
    x: Vec<Number>,
    target: Vec<Number>,
    first: Vec<Vec<Number>>,
    second: Vec<Vec<Number>>,
}
fn t(s: &str) -> Number {
    Number::typed(s.parse().unwrap(), s)
}
fn row(s: &str) -> Vec<Number> {
    s.split(' ').map(t).collect()
}
impl Scenario {
    pub fn load(n: &str) -> Result<Self, String> {
        let first = vec![row("0.1 -0.2 0.3"), row("0.4 0.5 -0.6"), row("-0.7 0.8 0.9")];
        let c = n == "classification";
        Ok(Self {
            title: None,
            problem: if c { Problem::Classification } else { Problem::Regression },
            alpha: t("0.1"),
            x: row("0.5 -1.0"),
            target: if c { row("0 1 0") } else { row("0.8") },
            first,
            second: if c {
                vec![row("0.2 -0.1 0.1"), row("-0.3 0.2 0.4"), row("0.4 0.3 -0.5"), row("0.5 -0.6 0.2")]
            } else {
                vec![row("0.2"), row("-0.3"), row("0.4"), row("0.5")]
            },
        })
    }
    pub fn sizes(&self) -> Sizes {
        Sizes::new(self.x.len(), self.first[0].len(), self.second[0].len()).unwrap()
    }
    pub fn network(&self) -> Network {
        let f = |r: &Vec<Vec<Number>>| nalgebra::DMatrix::from_fn(r.len(), r[0].len(), |i, j| r[i][j].value);
        Network::new(
            if self.problem == Problem::Regression { Architecture::REGRESSION } else { Architecture::CLASSIFICATION },
            Weights { first: f(&self.first), second: f(&self.second) },
        )
        .unwrap()
    }
    pub fn sample(&self) -> Sample {
        Sample {
            input: self.x.iter().map(|n| n.value).collect(),
            target: self.target.iter().map(|n| n.value).collect(),
        }
    }
    pub fn problem(&self) -> Problem {
        self.problem
    }
    pub fn alpha(&self) -> &Number {
        &self.alpha
    }
    pub fn x(&self) -> &[Number] {
        &self.x
    }
    pub fn target(&self) -> &[Number] {
        &self.target
    }
    pub fn first(&self) -> &[Vec<Number>] {
        &self.first
    }
    pub fn second(&self) -> &[Vec<Number>] {
        &self.second
    }
    pub fn heading(&self) -> String {
        "regression 2-3-1".into()
    }
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }
    pub fn display_title(&self) -> Option<String> {
        None
    }
    pub fn with_weights(&self, w: &Weights) -> Scenario {
        let mut s = self.clone();
        for (r, row) in s.first.iter_mut().enumerate() {
            for (c, n) in row.iter_mut().enumerate() {
                *n = Number::computed(w.first[(r, c)])
            }
        }
        s
    }
}
