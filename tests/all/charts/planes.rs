//! The outputs over the plane of two inputs.

use super::*;

/// The digits of the plane from the first row of the plot on, including the marks of the samples.
fn plane(shown: &str) -> Vec<Vec<char>> {
    let rows = shown.lines().skip_while(|row| !row.contains("O2(0)")).take_while(|row| row.contains('|'));
    rows.map(|row| row.split_once('|').unwrap().1.chars().collect()).collect()
}

#[test]
fn the_plane_shows_what_the_network_computes_and_where_the_samples_are() {
    // From the top: 0 1 is 1, 1 1 is 0; 0 0 is 0, 1 0 is 1.
    check_plane("xor", (-1.0, 2.0), (-1.0, 2.0), &['+', '-', '-', '+']);
    check_plane("classification", (-0.5, 1.5), (-2.0, 0.0), &['B']);
}

fn check_plane(name: &str, across: (f64, f64), up: (f64, f64), signs: &[char]) {
    let start = Scenario::load(name).unwrap();
    let mut state = built_in(name, Exact);
    state.settings.glyphs = Glyphs::Ascii;
    train(&mut state, 2);
    ask_all(&mut state, &[Command::SwitchChart, Command::SwitchChart]);
    let network = stepped(&start, Exact, 2).network();
    for size in SIZES {
        let rows = plane(&shown(&state, size));
        let (height, width) = (rows.len(), rows[0].len());
        let at = |(low, high): (f64, f64), place: usize, of: usize| low + (high - low) * place as f64 / (of - 1) as f64;
        let mut samples = Vec::new();
        for (y, row) in rows.iter().enumerate() {
            for (x, sign) in row.iter().enumerate() {
                let input = vec![at(across, x, width), at(up, height - 1 - y, height)];
                let output = network.forward(&Sample { input, target: start.sample().target }).output()[0];
                match sign.to_digit(10) {
                    Some(digit) => {
                        assert!((f64::from(digit) + 0.5 - 10.0 * output).abs() <= 0.5 + 1e-9, "{digit} {output}");
                    }
                    None => samples.push(*sign),
                }
            }
        }
        assert_eq!(samples, signs, "{name} {size:?}");
    }
}

#[test]
fn the_plane_is_drawn_anew_while_the_network_is_trained() {
    let mut state = built_in("classification", Exact);
    begin(&mut state, 10_000);
    for _ in 0..2 {
        only_press(&mut state, Command::SwitchChart);
    }
    state.train_on(1);
    let first = shown(&state, (80, 24));
    state.train_on(2000);
    let (_, first) = first.split_once("samples").unwrap();
    let later = shown(&state, (80, 24));
    let (_, later) = later.split_once("samples").unwrap();
    assert_ne!(first, later);
}

#[test]
fn each_output_has_a_plane() {
    let mut state = built_in("classification", Exact);
    train(&mut state, 100);
    ask_all(&mut state, &[Command::SwitchChart, Command::SwitchChart]);
    let mut planes = Vec::new();
    for output in ["O0(2):", "O1(2):", "O2(2):"] {
        let shown = shown(&state, (80, 24));
        assert!(shown.contains(output) && shown.contains("output"), "{shown}");
        let (_, plane) = shown.split_once("classes 0 1 ..").unwrap();
        planes.push(plane.matches('█').count());
        ask(&mut state, Command::RowDown);
    }
    // The sample is of class 1, whose output is the high one.
    assert!(planes[1] > planes[0] && planes[1] > planes[2], "{planes:?}");
    assert!(shown(&state, (80, 24)).contains("O0(2):"), "around the end");
}

#[test]
fn only_networks_of_two_inputs_have_a_plane() {
    let mut state = drawn(Problem::Regression, 3);
    train(&mut state, 5);
    for page in [ChartPage::Losses, ChartPage::Weights, ChartPage::Losses] {
        assert_eq!(state.chart().unwrap().page(), page);
        ask(&mut state, Command::SwitchChart);
    }
}
