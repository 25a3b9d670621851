//! `Ctrl-Z` gives the terminal back, `fg` takes it again.

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::expect::{FIRST, SECOND};
use crate::terminal::{Key, Start};

#[test]
fn a_stopped_program_comes_back_where_it_was() {
    let line = r#"set -m; "$GRADWALK"; stty -a; echo stopped; read; fg; echo ended $?"#;
    let mut terminal = Start::shell(line).open();
    terminal.wait_for(FIRST);
    terminal.press(Key::Right);
    terminal.wait_for(SECOND);
    terminal.press(Key::Control('z'));
    terminal.wait_until("stopped, on the shell's own screen", |screen| {
        screen.contents().contains("stopped") && !screen.alternate_screen() && !screen.hide_cursor()
    });
    let settings = terminal.text();
    assert!(settings.contains(" icanon "), "still raw:\n{settings}");
    terminal.press(Key::Character('\n'));
    terminal
        .wait_until("the whole screen again", |screen| screen.alternate_screen() && screen.contents().contains(SECOND));
    terminal.press(Key::Left);
    terminal.wait_for(FIRST);
    assert_eq!(terminal.times_taken(), 2, "once at the start, once as it goes on");
    terminal.press(Key::Character('q'));
    let ended = terminal.finish();
    assert!(ended.text.contains("ended 0"), "{}", ended.text);
    ended.assert_restored();
}

#[test]
fn a_stop_that_is_asked_for_from_outside_gives_the_terminal_back_too() {
    let line = r#"set -m; "$GRADWALK" & echo job $!; fg; stty -a; echo stopped; read; fg; echo ended $?"#;
    let mut terminal = Start::shell(line).open();
    terminal.wait_for(FIRST);
    let job = job(&terminal.output()).unwrap();
    kill(job, Signal::SIGTSTP).unwrap();
    terminal.wait_until("stopped, on the shell's own screen", |screen| {
        screen.contents().contains("stopped") && !screen.alternate_screen() && !screen.hide_cursor()
    });
    let settings = terminal.text();
    assert!(settings.contains(" icanon "), "still raw:\n{settings}");
    terminal.press(Key::Character('\n'));
    terminal.wait_until("the screen again", |screen| screen.alternate_screen() && screen.contents().contains(FIRST));
    terminal.press(Key::Character('q'));
    let ended = terminal.finish();
    assert!(ended.text.contains("ended 0"), "{}", ended.text);
    ended.assert_restored();
}

#[test]
fn a_program_stopped_from_outside_takes_the_terminal_back() {
    // In the background the program is stopped when it reaches for the terminal. If it continued before that, it would
    // be stopped a moment later, in the foreground: the shell waits until it has happened.
    let line = r#"set -m; "$GRADWALK" & until [ -n "$(jobs -s)" ]; do sleep 0.02; done
        echo job $!; read; fg; stty sane; echo stopped; read; fg"#;
    let mut terminal = Start::shell(line).open();
    terminal.wait_until("the job", |screen| job(&screen.contents()).is_some());
    let job = job(&terminal.text()).unwrap();
    terminal.press(Key::Character('\n'));
    terminal.wait_for(FIRST);
    // A stop that cannot be noticed: the terminal stays raw and on the alternate screen.
    kill(job, Signal::SIGSTOP).unwrap();
    terminal.wait_for("stopped");
    terminal.press(Key::Character('\n'));
    terminal.wait_until("nothing but the screen", |screen| {
        screen.contents().contains(FIRST) && !screen.contents().contains("stopped")
    });
    // A key that needs raw mode to arrive without Return.
    terminal.press(Key::Right);
    terminal.wait_for(SECOND);
    terminal.press(Key::Character('q'));
    terminal.finish();
}

fn job(screen: &str) -> Option<Pid> {
    let mut words = screen.split_whitespace();
    words.find(|word| *word == "job")?;
    words.next()?.parse().ok().map(Pid::from_raw)
}

#[test]
fn where_nobody_could_continue_it_the_screen_stays() {
    let mut terminal = Start::gradwalk(&[]).open();
    terminal.wait_for(FIRST);
    terminal.press(Key::Control('z'));
    terminal.press(Key::Right);
    terminal.wait_for(SECOND);
    terminal.press(Key::Character('q'));
    terminal.finish().assert_restored();
}
