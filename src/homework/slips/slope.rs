//! Slips in the derivative of an activation function, of the hidden units and of outputs that have their own.

use super::delta::{other_slopes, plain_slope};
use crate::{
    formula::{Formula, activated},
    homework::slip::{Sheet, Slip, Variant},
    network::{Activation, OutputActivation},
    reading::{Erratum, exact::wanted, letters::document::*},
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "sigmoid-twice",
        title: "activation function applied twice in its derivative",
        seen: 1,
        erratum: Some(Erratum::R2),
        variants: |sheet| of_smooth(sheet, |unit| vec![plain_slope(unit.own, unit.output(), unit.once_more())]),
    },
    Slip {
        id: "derivative-at-pre-activation",
        title: "net input used instead of the output in the derivative",
        seen: 1,
        erratum: None,
        variants: |sheet| {
            let mut variants = of_smooth(sheet, |unit| vec![plain_slope(unit.own, unit.net_input(), unit.net_input())]);
            if sheet.hidden() == Activation::Relu {
                let values = [X1(k), O1(k)].map(|value| Place::Hidden.variant(value));
                variants
                    .extend(values.map(|variant| {
                        variant.called("net input or output used as the derivative of ReLU".to_owned())
                    }));
            }
            variants
        },
    },
    Slip {
        id: "derivative-of-tanh",
        title: "derivative of the wrong activation function used",
        seen: 2,
        erratum: None,
        variants: |sheet| {
            let others = other_slopes(sheet.hidden(), X1(k), O1(k));
            others.map(|slope| Place::Hidden.variant(slope)).collect()
        },
    },
    Slip {
        id: "derivative-squared",
        title: "derivative of the activation function squared",
        seen: 1,
        erratum: None,
        variants: |sheet| of_smooth(sheet, |unit| vec![unit.slope().power(2)]),
    },
    Slip {
        id: "derivative-half-h",
        title: "only O used instead of O(1 - O)",
        seen: 1,
        erratum: None,
        variants: |sheet| of_sigmoids(sheet, Smooth::output),
    },
    Slip {
        id: "derivative-half-1-h",
        title: "only 1 - O used instead of O(1 - O)",
        seen: 1,
        erratum: None,
        variants: |sheet| of_sigmoids(sheet, |unit| 1 - unit.output()),
    },
    Slip {
        id: "derivative-square-forgotten",
        title: "1 - O used instead of 1 - O^2",
        seen: 0,
        erratum: None,
        variants: |sheet| {
            of_smooth(sheet, |unit| match unit.own {
                Activation::Tanh => vec![1 - unit.output()],
                _ => Vec::new(),
            })
        },
    },
    Slip {
        id: "derivative-at-output",
        title: "activation derivative taken at an output, a target or an error",
        seen: 2,
        erratum: None,
        variants: at_output,
    },
    Slip {
        id: "derivative-at-other-unit",
        title: "activation derivative of another unit used",
        seen: 2,
        erratum: None,
        variants: |sheet| {
            of_smooth(sheet, |unit| match unit.place {
                Place::Hidden => sheet.units(HIDDEN).map(|one| plain_slope(unit.own, X1(one), O1(one))).collect(),
                Place::Output => sheet.units(OUTPUT).map(|one| plain_slope(unit.own, X2(one), O2(one))).collect(),
            })
        },
    },
];

/// The layer of a unit that has a slope of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Hidden,
    Output,
}

impl Place {
    /// The right slope taken for another one.
    fn variant(self, slope: Formula) -> Variant {
        let right = match self {
            Self::Hidden => d(O1(k), X1(k)),
            Self::Output => d(O2(n), X2(n)),
        };
        Variant::law(&right, slope.changed())
    }
}

/// A unit whose activation has a slope everywhere.
struct Smooth {
    place: Place,
    own: Activation,
}

impl Smooth {
    fn net_input(&self) -> Formula {
        match self.place {
            Place::Hidden => X1(k),
            Place::Output => X2(n),
        }
    }

    fn output(&self) -> Formula {
        match self.place {
            Place::Hidden => O1(k),
            Place::Output => O2(n),
        }
    }

    /// What the activation makes of what it has put out.
    fn once_more(&self) -> Formula {
        activated(self.own, self.output())
    }

    fn slope(&self) -> Formula {
        plain_slope(self.own, self.net_input(), self.output())
    }
}

/// Other slopes of the hidden units, and of the outputs.
fn of_smooth(sheet: &Sheet, slopes: impl Fn(&Smooth) -> Vec<Formula>) -> Vec<Variant> {
    let output = match sheet.output() {
        // A linear output has no slope to mistake.
        OutputActivation::LINEAR | OutputActivation::Softmax => None,
        OutputActivation::Each(own) => Some((Place::Output, own)),
    };
    let units = [Some((Place::Hidden, sheet.hidden())), output].into_iter().flatten();
    let smooth = units.filter(|(_, own)| own.kink().is_none()).map(|(place, own)| Smooth { place, own });
    smooth.flat_map(|unit| slopes(&unit).into_iter().map(move |slope| unit.place.variant(slope))).collect()
}

fn of_sigmoids(sheet: &Sheet, slope: fn(&Smooth) -> Formula) -> Vec<Variant> {
    of_smooth(sheet, |unit| if unit.own == Activation::SIGMOID { vec![slope(unit)] } else { Vec::new() })
}

fn at_output(sheet: &Sheet) -> Vec<Variant> {
    let outputs = || sheet.units(OUTPUT);
    of_smooth(sheet, |unit| {
        let at = |value: Formula| plain_slope(unit.own, unit.net_input(), value);
        let errors = outputs().map(|one| at(wanted(sheet.shape, one.into()) - O2(one)));
        let negative = outputs().map(|one| at(O2(one) - wanted(sheet.shape, one.into())));
        let own: Vec<Formula> = match unit.place {
            Place::Hidden => outputs().map(|one| at(O2(one))).collect(),
            Place::Output => vec![at(wanted(sheet.shape, n))],
        };
        own.into_iter().chain(errors).chain(negative).collect()
    })
}
