//! The path of the current term in one row, where the drawing does not fit.

use std::borrow::Cow;

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::{
    network,
    picture::{Signs, WARNING},
    size::from_top,
    target::{Place, Target, along},
    theme, trial,
};
use crate::{
    picture::{Advice, Room},
    quantity::{Layer, Quantity, Unit, Variable, Weight},
    tui::state::State,
    walk::Path,
};

/// Rows of the strip.
pub(super) const ROWS: u16 = 2;

/// How much of the path is shown, from all to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// Each with its number and the letters of its parts.
    Lettered,
    Full,
    /// The same, without blanks around the arrows.
    FullClose,
    /// The weights without their numbers: they are in the formula, and in the table.
    UnitsWithNumbers,
    /// The same, without blanks around the arrows.
    UnitsClose,
    /// Only names.
    Names,
    /// The same, without blanks around the arrows.
    NamesClose,
}

impl Manner {
    const ALL: [Self; 7] = [
        Self::Lettered,
        Self::Full,
        Self::FullClose,
        Self::UnitsWithNumbers,
        Self::UnitsClose,
        Self::Names,
        Self::NamesClose,
    ];

    fn has_number(self, quantity: Quantity) -> bool {
        match self {
            Self::Lettered | Self::Full | Self::FullClose => true,
            Self::UnitsWithNumbers | Self::UnitsClose => !matches!(quantity, Quantity::Weight(_)),
            Self::Names | Self::NamesClose => false,
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Lettered | Self::Full | Self::UnitsWithNumbers | Self::Names => " path  ",
            Self::FullClose | Self::UnitsClose | Self::NamesClose => " path ",
        }
    }

    fn arrow(self, state: &State) -> &'static str {
        match (self, state.is_ascii()) {
            (Self::FullClose | Self::UnitsClose | Self::NamesClose, true) => "->",
            (Self::FullClose | Self::UnitsClose | Self::NamesClose, false) => "─▸",
            (_, true) => " -> ",
            (_, false) => " ─▸ ",
        }
    }
}

/// The path with as many of its numbers as fit, its end never cut off; below it the derivatives that the walk has
/// reached on the way back.
pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    let [first, second] = from_top(area, 1);
    let results = of_results(state, path(state).as_ref(), usize::from(area.width));
    frame.render_widget(drawn(results), second);
    match path(state) {
        None => frame.render_widget(layers(state), first),
        Some(path) => frame.render_widget(drawn(fitting(state, &path, usize::from(area.width))), first),
    }
}

/// The places of the numbers in the strip, or in the row with its results.
pub(super) fn places(state: &State, area: Rect) -> Vec<Place> {
    let path = path(state);
    let columns = usize::from(area.width);
    let rows = match area.height {
        ROWS => {
            let [first, second] = from_top(area, 1);
            let stations = path.as_ref().map(|path| fitting(state, path, columns)).unwrap_or_default();
            vec![(first, stations), (second, of_results(state, path.as_ref(), columns))]
        }
        _ => {
            let [network, below] = network::of_picture(state, area);
            if below.is_empty() { Vec::new() } else { vec![(below, below_network(state, network, path.as_ref()))] }
        }
    };
    let in_row = |(area, stations): (Rect, Vec<Station>)| {
        let words = stations.iter().map(|station| (&*station.span.content, station.quantity.map(target)));
        along(words, area).collect::<Vec<_>>()
    };
    rows.into_iter().flat_map(in_row).collect()
}

fn target(quantity: Quantity) -> Target {
    match quantity {
        Quantity::Activation(unit) | Quantity::NetInput(unit) => Target::Unit(unit),
        other => Target::Quantity(other),
    }
}

/// Some words of a row, and their quantity.
struct Station {
    span: Span<'static>,
    quantity: Option<Quantity>,
}

impl Station {
    fn words(words: impl Into<Cow<'static, str>>, style: Style) -> Self {
        Self { span: Span::styled(words, style), quantity: None }
    }
}

fn drawn(stations: Vec<Station>) -> Line<'static> {
    Line::from(stations.into_iter().map(|station| station.span).collect::<Vec<_>>())
}

fn width_of(stations: &[Station]) -> usize {
    stations.iter().map(|station| station.span.width()).sum()
}

/// The path in the form that fits in this many columns.
fn fitting(state: &State, path: &Path, columns: usize) -> Vec<Station> {
    let mut rows = Manner::ALL.into_iter().map(|manner| row(state, path, manner));
    let least = || row(state, path, Manner::NamesClose);
    rows.find(|row| width_of(row) <= columns).unwrap_or_else(least)
}

/// The path of the step, if it has one.
fn path(state: &State) -> Option<Path> {
    let quantity = state.step().quantity()?;
    Some(Path::of_step(quantity, &network::formula(state), state.notation()))
}

/// The row below the network, where there is one.
pub(super) fn draw_below(state: &State, frame: &mut Frame, network: Rect, below: Rect) {
    if !below.is_empty() {
        frame.render_widget(drawn(below_network(state, network, path(state).as_ref())), below);
    }
}

/// Whatever does not fit in the network: on a narrow screen the derivatives, otherwise the numbers in the formula.
fn below_network(state: &State, network: Rect, path: Option<&Path>) -> Vec<Station> {
    let columns = usize::from(network.width);
    match path {
        Some(_) if !network::is_narrow(network) => unseen(state, network),
        _ => of_results(state, path, columns),
    }
}

/// The numbers of the formula that do not fit in the network, as many as fit here, and the number of the others.
fn unseen(state: &State, network: Rect) -> Vec<Station> {
    let parts = network::parts(state);
    let all = network::unseen(state, network);
    let columns = usize::from(network.width);
    let mut row: Vec<Station> = Vec::new();
    for (place, quantity) in all.iter().enumerate() {
        let letters = network::letters(&parts, *quantity);
        let number = network::reached(state, *quantity, network::LONGEST).unwrap_or_default();
        let signs = Signs::of(state);
        let (words, style) = match quantity {
            Quantity::Partial { .. } => {
                (format!(" {quantity} {}{number}{letters} ", signs.of_derivative(&number)), theme::DERIVATIVE)
            }
            Quantity::Weight(weight) => {
                (format!(" {quantity} {number}{letters}{} ", result(state, *weight, signs)), theme::LIT)
            }
            _ => (format!(" {quantity} {number}{letters} "), theme::LIT),
        };
        let more = all.len() - place;
        let rest = if more > 1 { format!(" +{more}").len() } else { 0 };
        if width_of(&row) + words.width() + rest > columns {
            row.push(Station::words(format!(" +{more}"), theme::QUIET));
            break;
        }
        row.push(Station { quantity: Some(*quantity), ..Station::words(words, style) });
    }
    row
}

/// The result of the step for its own weight.
fn result(state: &State, weight: Weight, signs: &Signs) -> String {
    let Some(subject) = state.step().quantity() else { return String::new() };
    let number = |sign: &dyn Fn(&str) -> &'static str| {
        let number = network::reached(state, subject, network::LONGEST);
        number.map(|number| format!(" {}{number}", sign(&number))).unwrap_or_default()
    };
    match subject {
        Quantity::Partial { of: Variable::Loss, by: Variable::Weight(own) } if own == weight => {
            number(&|number| signs.of_derivative(number))
        }
        Quantity::Updated(own) if own == weight => number(&|_| signs.of_after()),
        _ => String::new(),
    }
}

fn of_results(state: &State, path: Option<&Path>, columns: usize) -> Vec<Station> {
    match path {
        Some(path) => derivatives(state, path, columns),
        None => outputs_after(state, columns),
    }
}

/// The layers, if the step has no path.
fn layers(state: &State) -> Line<'static> {
    let arrow = Manner::Full.arrow(state);
    let sizes = state.walk().scenario().sizes();
    let count = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let hidden = match sizes.hidden() {
        [only] => vec![count(usize::from(*only), "hidden unit")],
        many => many.iter().map(u8::to_string).collect(),
    };
    let ends = [count(sizes.inputs(), "input"), count(sizes.outputs(), "output")];
    let [first, last] = ends.map(|words| vec![words]);
    let words = [first, hidden, last].concat().join(arrow);
    Line::from(vec![Span::styled(" network  ", theme::QUIET), Span::styled(words, theme::LIT)])
}

/// The outputs before and after the update, as many as fit; nothing before the result.
fn outputs_after(state: &State, columns: usize) -> Vec<Station> {
    let mark = if state.is_ascii() { ">" } else { "▸" };
    let mut row: Vec<Station> = Vec::new();
    let layer = state.walk().output();
    for index in state.notation().units(layer) {
        let quantity = Quantity::Activation(Unit { layer, index });
        let before = network::reached(state, quantity, 9).unwrap_or_default();
        let Some(after) = network::after(state, quantity, Room::WithItsDigits(9)) else { continue };
        let words = format!(" {quantity} {before} {mark}{after} ");
        if width_of(&row) + words.width() <= columns {
            row.push(Station { quantity: Some(quantity), ..Station::words(words, theme::LIT) });
        }
    }
    row
}

/// The derivatives at the units of the path, as many as fit.
fn derivatives(state: &State, path: &Path, columns: usize) -> Vec<Station> {
    let mut row: Vec<Station> = Vec::new();
    for unit in path.units.iter().filter(|unit| unit.layer != Layer::INPUT) {
        let quantity = Quantity::loss_by(Variable::NetInput(*unit));
        let Some(number) = network::reached(state, quantity, 9) else { continue };
        let warning = if network::advice(state, quantity) == Advice::Wrong { WARNING } else { "" };
        let words = format!(" {quantity} {}{number}{warning} ", Signs::of(state).of_derivative(&number));
        if width_of(&row) + words.width() <= columns {
            row.push(Station { quantity: Some(quantity), ..Station::words(words, theme::DERIVATIVE) });
        }
    }
    row
}

fn row(state: &State, path: &Path, manner: Manner) -> Vec<Station> {
    let mut stations = Vec::new();
    for layer in state.notation().layers() {
        let units: Vec<Quantity> =
            path.units.iter().filter(|unit| unit.layer == layer).map(|unit| at_unit(state, *unit)).collect();
        let edges: Vec<Quantity> =
            path.edges.iter().filter(|edge| edge.layer == layer).map(|edge| Quantity::Weight(*edge)).collect();
        stations.extend(station(state, &units, "units", manner));
        stations.extend(station(state, &edges, "weights", manner));
    }
    stations.extend(rest(state, path, manner).into_iter().map(|words| Station::words(words, theme::QUIET)));
    let mut row = vec![Station::words(manner.heading(), theme::QUIET)];
    for (place, station) in stations.into_iter().enumerate() {
        if place > 0 {
            row.push(Station::words(manner.arrow(state), theme::QUIET));
        }
        row.push(station);
    }
    row
}

/// For a derivative that consists of those of the next layer, the layers from there on to the loss.
fn rest(state: &State, path: &Path, manner: Manner) -> Vec<String> {
    let is_derivative = matches!(state.step().quantity(), Some(Quantity::Partial { of: Variable::Loss, .. }));
    let Some(last) = path.units.last().filter(|_| is_derivative) else { return Vec::new() };
    let layers: Vec<String> = state
        .notation()
        .layers()
        .filter(|layer| *layer > last.layer)
        .map(|layer| format!("({})", layer.number()))
        .collect();
    match (layers.is_empty(), manner) {
        (true, _) => Vec::new(),
        (false, Manner::UnitsClose | Manner::NamesClose) => vec![state.in_its_signs("…"), "E".to_owned()],
        (false, _) => layers.into_iter().chain(["E".to_owned()]).collect(),
    }
}

/// The known number of a unit: its output, or before the walk has reached that, its net input.
fn at_unit(state: &State, unit: Unit) -> Quantity {
    let [output, net_input] = [Quantity::Activation(unit), Quantity::NetInput(unit)];
    let is_reached = |quantity| network::reached(state, quantity, ANY).is_some();
    if !is_reached(output) && is_reached(net_input) { net_input } else { output }
}

/// A number may have as many columns as it needs.
const ANY: usize = usize::MAX;

fn station(state: &State, quantities: &[Quantity], kind: &str, manner: Manner) -> Option<Station> {
    let chosen = network::chosen_values(state);
    let style = if quantities.iter().any(|quantity| chosen.contains(quantity)) { theme::CHOSEN } else { theme::LIT };
    match quantities {
        [] => None,
        [only] => {
            let number = match manner.has_number(*only) {
                true => network::reached(state, *only, ANY).unwrap_or_default(),
                false => String::new(),
            };
            let style = trial::styled(state, *only, style);
            let letters = if manner == Manner::Lettered {
                network::letters(&network::parts(state), *only)
            } else {
                String::new()
            };
            let words = format!("{}{letters}", format!("{only} {number}").trim_end());
            Some(Station { quantity: Some(*only), ..Station::words(words, style) })
        }
        many => Some(Station::words(format!("{} {kind}", many.len()), style)),
    }
}
