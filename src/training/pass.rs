//! The forward pass of a sample.

use super::Layers;
use crate::network::{Architecture, CANCELLED, Network, Sample};

/// The values of a forward pass, in memory that is reused for each sample.
#[derive(Clone, Debug)]
pub struct Pass {
    architecture: Architecture,
    layers: Layers,
    tables: Vec<TableValues>,
    output: Vec<f64>,
}

/// The inputs of one table of weights, and the net inputs that it gives.
#[derive(Clone, Debug)]
struct TableValues {
    /// The outputs before it, that of the bias first where there is one.
    outputs: Vec<f64>,
    /// The net inputs of the units that it leads to.
    net_inputs: Vec<f64>,
    /// The largest term of each of them.
    largest: Vec<f64>,
    /// `dO/dX` of those units, if they are hidden units.
    slopes: Vec<f64>,
}

impl Pass {
    pub(super) fn of(network: &Network) -> Self {
        let layers = Layers::of(network);
        let tables = (0..layers.tables()).map(|table| {
            let (rows, columns) = (layers.rows_of(table), layers.columns_of(table));
            // The bias unit, where there is one, is never written to again.
            let [net_inputs, largest, slopes] = [(); 3].map(|()| vec![0.0; columns]);
            TableValues { outputs: vec![1.0; rows], net_inputs, largest, slopes }
        });
        let output = vec![0.0; layers.columns_of(layers.tables() - 1)];
        Self { architecture: network.architecture(), tables: tables.collect(), layers, output }
    }

    /// The forward pass of a sample with these weights.
    pub(super) fn forward(&mut self, sample: &Sample, weights: &[f64]) {
        let bias = self.layers.bias_rows();
        self.tables[0].outputs[bias..].copy_from_slice(&sample.input);
        let last = self.tables.len() - 1;
        for table in 0..last {
            let hidden = self.architecture.hidden.in_layer(table + 1);
            let [own, next] = &mut self.tables[table..table + 2] else { unreachable!("there is a table after it") };
            own.multiply(self.layers.table(table, weights));
            let units = next.outputs[bias..].iter_mut().zip(&mut own.slopes).zip(&own.net_inputs);
            for ((output, slope), net_input) in units {
                (*output, *slope) = hidden.output_and_slope(*net_input);
            }
        }
        self.tables[last].multiply(self.layers.table(last, weights));
        self.architecture.output.write_outputs(&self.tables[last].net_inputs, &mut self.output);
    }

    /// The loss of the sample.
    pub(super) fn loss(&self, sample: &Sample) -> f64 {
        let Architecture { output, loss, .. } = self.architecture;
        loss.evaluate(output, self.net_inputs(self.layers.tables() - 1), &self.output, &sample.target)
    }

    /// What the network computes.
    pub fn architecture(&self) -> Architecture {
        self.architecture
    }

    /// Where the weights are.
    pub fn layers(&self) -> &Layers {
        &self.layers
    }

    /// The inputs of a table of weights: the 1 of the bias unit, if there is one, then the outputs of the units.
    pub fn inputs(&self, table: usize) -> &[f64] {
        &self.tables[table].outputs
    }

    /// The outputs of the units before a table of weights, without the bias.
    pub fn units_before(&self, table: usize) -> &[f64] {
        &self.tables[table].outputs[self.layers.bias_rows()..]
    }

    /// The net inputs of the units that a table of weights leads to.
    pub fn net_inputs(&self, table: usize) -> &[f64] {
        &self.tables[table].net_inputs
    }

    /// `dO/dX` of the hidden units that a table of weights leads to.
    pub fn slopes(&self, table: usize) -> &[f64] {
        &self.tables[table].slopes
    }

    /// The outputs of the network.
    pub fn output(&self) -> &[f64] {
        &self.output
    }
}

impl TableValues {
    /// Calculates the net inputs; as in [`Network::forward`], they are 0 where only the rounding error of terms that
    /// cancel is left.
    fn multiply(&mut self, table: &[f64]) {
        let Self { outputs, net_inputs, largest, .. } = self;
        net_inputs.fill(0.0);
        largest.fill(0.0);
        for (row, output) in table.chunks_exact(net_inputs.len()).zip(outputs) {
            for ((net_input, largest), weight) in net_inputs.iter_mut().zip(&mut *largest).zip(row) {
                let term = weight * *output;
                *net_input += term;
                *largest = if term.abs() > *largest { term.abs() } else { *largest };
            }
        }
        for (net_input, largest) in net_inputs.iter_mut().zip(largest) {
            if net_input.abs() < CANCELLED * *largest {
                *net_input = 0.0;
            }
        }
    }
}
