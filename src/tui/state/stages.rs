//! Which lines of a step appear together.

use crate::walk::{Line, LineKind, Phase};

/// Lines that appear together, as the number of lines shown once they have appeared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stages(pub(super) Vec<usize>);

/// Which lines appear together: given numbers all at once, factors together, the numeric check with its sentences.
pub(super) fn stages(lines: &[Line], phase: Phase) -> Stages {
    if phase == Phase::Given {
        return Stages(vec![lines.len()]);
    }
    let group = |line: &Line| match line.kind {
        LineKind::Printed | LineKind::Exact | LineKind::Numeric => 1,
        LineKind::Factor => 2,
        _ => 0,
    };
    let mut ends: Vec<usize> = Vec::new();
    let mut witness = false;
    for (place, line) in lines.iter().enumerate() {
        let leading_words = line.kind == LineKind::Words && !witness && place + 1 < lines.len();
        let together = place + 1 < lines.len() && group(line) != 0 && group(line) == group(&lines[place + 1]);
        witness |= group(line) == 1;
        let before_words = witness && lines.get(place + 1).is_some_and(|next| next.kind == LineKind::Words);
        if !(leading_words && phase != Phase::After || together || before_words) {
            ends.push(place + 1);
        }
    }
    if ends.last() != Some(&lines.len()) {
        ends.push(lines.len());
    }
    Stages(ends)
}
