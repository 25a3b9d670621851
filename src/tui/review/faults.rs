//! The faults in a file, as far as there is room for them.

use crate::homework::FileFault;

/// The faults listed on a page; in a file of another kind, every line is one.
pub(super) const ON_A_PAGE: usize = 50;

/// The faults listed for a file with nothing else in it.
pub(super) const IN_A_COMPLAINT: usize = 3;

/// The first faults in words, and the number of the others.
pub(super) fn listed(faults: &[FileFault], most: usize, words: impl Fn(&FileFault) -> String) -> Vec<String> {
    let mut listed: Vec<String> = faults.iter().take(most).map(words).collect();
    if faults.len() > most {
        listed.push(format!("and {} more", faults.len() - most));
    }
    listed
}
