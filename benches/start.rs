//! From the start of the process to its first screen, in a real terminal, beside a program that
//! does nothing but show one line with ratatui.

#[cfg(unix)]
#[path = "../tests/pty/expect.rs"]
#[allow(dead_code, reason = "only the first screen is waited for")]
mod expect;
#[cfg(unix)]
#[path = "../tests/pty/terminal.rs"]
mod terminal;

/// The argument with which this very binary is the bare program.
const BARE: &str = "--bare";

fn main() {
    if std::env::args().any(|argument| argument == BARE) {
        show_one_line();
    } else {
        divan::main();
    }
}

/// The least that ratatui asks for: a picture, and a key to leave by.
fn show_one_line() {
    ratatui::run(|terminal| {
        terminal.draw(|frame| frame.render_widget("bare", frame.area())).unwrap();
        crossterm::event::read().unwrap();
    });
}

#[cfg(unix)]
mod first_screen {
    use divan::Bencher;

    use crate::BARE;
    use crate::expect::FIRST;
    use crate::terminal::{Key, Start, Terminal};

    #[divan::bench]
    fn gradwalk(bencher: Bencher) {
        measure(bencher, FIRST, || Start::gradwalk(&[]));
    }

    #[divan::bench]
    fn gradwalk_classification(bencher: Bencher) {
        measure(bencher, "step 1 of 86", || Start::gradwalk(&["classification"]));
    }

    #[divan::bench]
    fn bare_ratatui(bencher: Bencher) {
        let this = std::env::current_exe().unwrap();
        let this = this.to_str().unwrap();
        measure(bencher, "bare", || Start::program(this, &[BARE]));
    }

    fn measure(bencher: Bencher, text: &str, start: impl Fn() -> Start + Sync) {
        bencher.with_inputs(start).bench_local_values(|start| {
            let terminal = start.open();
            terminal.wait_for(text);
            // Given back to be dropped, for only what comes before is measured.
            Finished(Some(terminal))
        });
    }

    /// Ends the program after the measurement.
    struct Finished(Option<Terminal>);

    impl Drop for Finished {
        fn drop(&mut self) {
            if let Some(mut terminal) = self.0.take() {
                terminal.press(Key::Character('q'));
                terminal.finish();
            }
        }
    }
}
