//! The loss and all weights of every step, written as they are computed: a million steps are too many to keep.

use std::io::{self, Write};

use crate::{quantity::Notation, reading::ReadingKind, scenario::Scenario};

/// The rows of a training run, after their header.
#[derive(Debug)]
pub struct TrainingRows<W: Write> {
    writer: csv::Writer<W>,
    weights: usize,
}

impl<W: Write> TrainingRows<W> {
    /// Writes the header: the step, the reading, the loss, and a column for each weight of the scenario's network.
    ///
    /// # Errors
    /// Where nothing can be written.
    pub fn new(scenario: &Scenario, writer: W) -> io::Result<Self> {
        let mut writer = csv::Writer::from_writer(writer);
        let names: Vec<String> = Notation::of(scenario).weights().map(|weight| weight.to_string()).collect();
        let header = ["step", "reading", "loss"].into_iter().chain(names.iter().map(String::as_str));
        writer.write_record(header).map_err(of_writing)?;
        Ok(Self { writer, weights: names.len() })
    }

    /// Writes the row of a step: its loss and its weights in the order of the header.
    ///
    /// # Errors
    /// Where nothing can be written.
    pub fn add(&mut self, reading: ReadingKind, step: usize, loss: f64, weights: &[f64]) -> io::Result<()> {
        self.begin(reading, step)?;
        for number in [loss].iter().chain(weights) {
            self.writer.write_field(in_full(*number)).map_err(of_writing)?;
        }
        self.end()
    }

    /// Writes the last row of a reading whose numbers are not finite: their fields are empty.
    ///
    /// # Errors
    /// Where nothing can be written.
    pub fn add_not_finite(&mut self, reading: ReadingKind, step: usize) -> io::Result<()> {
        self.begin(reading, step)?;
        for _ in 0..=self.weights {
            self.writer.write_field("").map_err(of_writing)?;
        }
        self.end()
    }

    fn begin(&mut self, reading: ReadingKind, step: usize) -> io::Result<()> {
        self.writer.write_field(step.to_string()).map_err(of_writing)?;
        let reading = match reading {
            ReadingKind::Document => "document",
            ReadingKind::Exact => "exact",
        };
        self.writer.write_field(reading).map_err(of_writing)
    }

    fn end(&mut self) -> io::Result<()> {
        self.writer.write_record(None::<&[u8]>).map_err(of_writing)
    }

    /// Flushes the writer.
    ///
    /// # Errors
    /// Where nothing can be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// The underlying error with its own kind: a reader that stops early is not a failure.
fn of_writing(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A number in the shortest form that reads back equal; zero is unsigned.
fn in_full(number: f64) -> String {
    // Adding 0 turns -0 into 0.
    let mut text = format!("{:?}", number + 0.0);
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back_equal_and_are_short() {
        for (number, text) in
            [(-0.0, "0"), (0.1, "0.1"), (-2.0, "-2"), (1e300, "1e300"), (1.0 / 3.0, "0.3333333333333333")]
        {
            assert_eq!(in_full(number), text);
            assert_eq!(in_full(number).parse::<f64>().unwrap(), number);
        }
    }
}
