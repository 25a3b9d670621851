//! Every way out leaves the terminal as it was found, and its exit code tells which it was.

use std::fs;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use crate::expect::FIRST;
use crate::terminal::{Key, Start};

#[test]
fn quitting() {
    for key in [Key::Character('q'), Key::Control('c')] {
        let mut terminal = Start::gradwalk(&[]).open();
        terminal.wait_for(FIRST);
        assert!(!terminal.is_set_as_before(), "raw mode is not seen here");
        terminal.press(key);
        let ended = terminal.finish();
        assert_eq!(ended.code, 0, "{key:?}");
        assert!(ended.ever_alternate);
        ended.assert_restored();
    }
}

#[test]
fn signals_end_it_without_a_word() {
    let ending = [
        Signal::SIGTERM,
        Signal::SIGHUP,
        Signal::SIGINT,
        Signal::SIGQUIT,
        Signal::SIGUSR1,
        Signal::SIGUSR2,
        Signal::SIGALRM,
        Signal::SIGABRT,
    ];
    for signal in ending {
        let terminal = Start::gradwalk(&[]).open();
        terminal.wait_for(FIRST);
        terminal.signal(signal);
        let ended = terminal.finish();
        assert_eq!(ended.code, 128 + signal as u32, "{signal}");
        assert_eq!(ended.text.trim(), "", "{signal}");
        ended.assert_restored();
    }
}

#[test]
fn a_closed_window_ends_it() {
    let terminal = Start::gradwalk(&[]).open();
    terminal.wait_for(FIRST);
    assert_eq!(terminal.close().finish(), 128 + Signal::SIGHUP as u32);
}

#[test]
fn a_closed_window_ends_it_where_no_signal_says_so() {
    let directory = tempfile::tempdir().unwrap();
    let code = directory.path().join("code");
    // The shell leads the session, so the signal goes to it alone, and the shell ignores it.
    let line = r#"trap '' HUP; "$GRADWALK"; echo $? > "$CODE""#;
    let terminal = Start::shell(line).environment("CODE", code.to_str().unwrap()).open();
    terminal.wait_for(FIRST);
    let closed = Instant::now();
    terminal.close().finish();
    assert_eq!(fs::read_to_string(code).unwrap().trim(), "129");
    assert!(closed.elapsed() < Duration::from_secs(5), "it lingered");
}
