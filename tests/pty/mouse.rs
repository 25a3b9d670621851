//! The mouse in a real terminal: asked for once, heard, and given back whatever happens.

use nix::sys::signal::Signal;
use vt100::MouseProtocolMode;

use crate::expect::{FIRST, SECOND};
use crate::terminal::{Key, Start, Terminal};

/// The sequence that asks a terminal to report buttons and the wheel.
const CLICKS: &str = "\x1b[?1000h";

fn wait_for_reports(terminal: &Terminal, mode: MouseProtocolMode) {
    terminal.wait_until(&format!("{mode:?}"), |screen| screen.mouse_protocol_mode() == mode);
}

#[test]
fn a_click_and_the_wheel_are_heard() {
    let mut terminal = Start::gradwalk(&[]).open();
    terminal.wait_for(FIRST);
    wait_for_reports(&terminal, MouseProtocolMode::PressRelease);
    terminal.click_on("step  ?");
    terminal.wait_for(SECOND);
    // In two pieces, as over a slow line.
    terminal.write(b"\x1b[<64;");
    terminal.write(b"5;5M");
    terminal.wait_for(FIRST);
    terminal.click_on("O2");
    terminal.wait_for("X2(1)  net input");
    assert_eq!(terminal.times_written(CLICKS), 1, "it is asked for once");
    terminal.click_on("q quit");
    let ended = terminal.finish();
    assert_eq!(ended.code, 0);
    ended.assert_restored();
}

#[test]
fn a_key_gives_it_back_and_takes_it_again() {
    let mut terminal = Start::gradwalk(&[]).open();
    terminal.wait_for(FIRST);
    terminal.press(Key::Character('M'));
    terminal.wait_for("Mouse off");
    wait_for_reports(&terminal, MouseProtocolMode::None);
    terminal.press(Key::Character('M'));
    terminal.wait_for("Mouse on");
    wait_for_reports(&terminal, MouseProtocolMode::PressRelease);
    terminal.press(Key::Control('c'));
    terminal.finish().assert_restored();
}

#[test]
fn a_lecture_hears_every_move() {
    let mut terminal = Start::gradwalk(&["--lecture", "--glyphs", "ascii"]).open();
    terminal.wait_for("1 of 12");
    wait_for_reports(&terminal, MouseProtocolMode::AnyMotion);
    terminal.write(b"\x1b[<35;1;6M");
    terminal.wait_for("O1 0.5]");
    terminal.press(Key::Character('L'));
    terminal.wait_for(FIRST);
    wait_for_reports(&terminal, MouseProtocolMode::PressRelease);
    terminal.signal(Signal::SIGTERM);
    terminal.finish().assert_restored();
}

#[test]
fn a_stopped_program_lets_go_of_it_and_takes_it_again() {
    let line = r#"set -m; "$GRADWALK"; echo stopped; read; fg"#;
    let mut terminal = Start::shell(line).open();
    terminal.wait_for(FIRST);
    wait_for_reports(&terminal, MouseProtocolMode::PressRelease);
    terminal.press(Key::Control('z'));
    terminal.wait_until("stopped, without the mouse", |screen| {
        screen.contents().contains("stopped") && screen.mouse_protocol_mode() == MouseProtocolMode::None
    });
    terminal.press(Key::Character('\n'));
    terminal.wait_for(FIRST);
    wait_for_reports(&terminal, MouseProtocolMode::PressRelease);
    assert_eq!(terminal.times_written(CLICKS), 2, "once at the start, once as it goes on");
    terminal.press(Key::Character('q'));
    terminal.finish().assert_restored();
}
