//! How busy a process is, as Linux reports it.

use std::fs;
use std::path::Path;

use nix::unistd::Pid;

/// The work of all threads of a process so far.
#[derive(Debug, PartialEq, Eq)]
pub struct Activity {
    processor_ticks: u64,
    wake_ups: u64,
}

impl Activity {
    pub fn of(process: Pid) -> Self {
        let process = format!("/proc/{process}");
        let statistics = fs::read_to_string(format!("{process}/stat")).unwrap();
        // The name of the program, in parentheses, may itself hold spaces.
        let (_, fields) = statistics.rsplit_once(')').unwrap();
        let fields: Vec<&str> = fields.split_whitespace().collect();
        let ticks = |index: usize| fields[index].parse::<u64>().unwrap();
        let threads = fs::read_dir(format!("{process}/task")).unwrap();
        Self {
            // utime and stime, the 14th and 15th of all fields.
            processor_ticks: ticks(11) + ticks(12),
            wake_ups: threads.map(|thread| wake_ups(&thread.unwrap().path().join("status"))).sum(),
        }
    }
}

fn wake_ups(status: &Path) -> u64 {
    let status = fs::read_to_string(status).unwrap();
    let mut lines = status.lines();
    let count = lines.find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
    count.unwrap().trim().parse().unwrap()
}

/// Whether a process has ended and only waits for its parent to collect it.
pub fn has_ended(process: Pid) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    status.lines().any(|line| line.starts_with("State:\tZ"))
}
