//! The sigmoid in numbers, in forms that neither overflow nor lose digits.

/// `σ(x) = 1 / (1 + e^{−x})`, never NaN for a finite `x`.
///
/// Of the two equal forms, the one whose exponential cannot overflow is used for each sign of `x`.
pub fn sigmoid(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + (-x).exp())
    } else {
        let power = x.exp();
        power / (1.0 + power)
    }
}

/// `σ(x)` and `σ(−x)`, which share an exponential.
pub(super) fn both_sigmoids(x: f64) -> [f64; 2] {
    let power = (-x.abs()).exp();
    let (larger, smaller) = (1.0 / (1.0 + power), power / (1.0 + power));
    if x >= 0.0 { [larger, smaller] } else { [smaller, larger] }
}

/// `ln σ(x) = −ln(1 + e^{−x})`, which stays finite where σ underflows and keeps its digits where σ is close to 1.
pub fn log_sigmoid(x: f64) -> f64 {
    x.min(0.0) - (-x.abs()).exp().ln_1p()
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn the_sigmoid_holds_at_both_ends() {
        assert_eq!(sigmoid(0.0), 0.5);
        assert_eq!((sigmoid(f64::MAX), sigmoid(-f64::MAX)), (1.0, 0.0));
        assert_relative_eq!(sigmoid(-40.0), (-40.0_f64).exp(), max_relative = 1e-15);
        assert_relative_eq!(sigmoid(1.0), 0.731_058_578_630_004_9, max_relative = 1e-15);
        assert_eq!((log_sigmoid(1e6), log_sigmoid(-1e6)), (0.0, -1e6));
        assert_relative_eq!(log_sigmoid(40.0), -(-40.0_f64).exp(), max_relative = 1e-15);
        assert_relative_eq!(log_sigmoid(-0.3), sigmoid(-0.3).ln(), max_relative = 1e-15);
    }
}
