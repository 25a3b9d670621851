//! What is wrong with a file, as far as there is room for it.

use crate::homework::FileFault;

/// Faults that are listed on a page; of a file that is none at all, every line is one.
pub(super) const ON_A_PAGE: usize = 50;

/// Faults that are told of a file with nothing else in it.
pub(super) const IN_A_COMPLAINT: usize = 3;

/// The first faults in words, and how many there are besides.
pub(super) fn listed(faults: &[FileFault], most: usize, words: impl Fn(&FileFault) -> String) -> Vec<String> {
    let mut listed: Vec<String> = faults.iter().take(most).map(words).collect();
    if faults.len() > most {
        listed.push(format!("and {} more", faults.len() - most));
    }
    listed
}
