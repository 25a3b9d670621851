//! A screen that is only looked at costs nothing.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::expect::FIRST;
use crate::terminal::{Key, Start};

#[test]
fn looking_costs_no_processor_time() {
    let mut terminal = Start::gradwalk(&[]).open();
    terminal.wait_for(FIRST);
    let process = format!("/proc/{}", terminal.pid());
    // The drawing has just been seen; let the thread that made it fall asleep.
    thread::sleep(Duration::from_millis(100));
    let before = Activity::of(&process);
    thread::sleep(Duration::from_secs(1));
    assert_eq!(Activity::of(&process), before);
    terminal.press(Key::Character('q'));
    terminal.finish().assert_restored();
}

#[derive(Debug, PartialEq, Eq)]
struct Activity {
    processor_ticks: u64,
    wake_ups: u64,
}

impl Activity {
    fn of(process: &str) -> Self {
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

fn wake_ups(status: &std::path::Path) -> u64 {
    let status = fs::read_to_string(status).unwrap();
    let mut lines = status.lines();
    let count = lines.find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
    count.unwrap().trim().parse().unwrap()
}
