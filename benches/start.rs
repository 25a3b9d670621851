//! From the start of the process to its first screen, in a real terminal, beside a program that does nothing but show
//! one line with ratatui, and one that draws the very cells of that first screen.

#[cfg(unix)]
#[path = "start/cells.rs"]
mod cells;
#[cfg(unix)]
#[path = "../tests/pty/expect.rs"]
#[allow(dead_code, reason = "only the first screen is waited for")]
mod expect;
#[cfg(unix)]
#[path = "../tests/pty/terminal.rs"]
mod terminal;

/// The argument with which this very binary is the bare program.
const BARE: &str = "--bare";

/// The argument with which it draws the cells of a file.
const CELLS: &str = "--cells";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some(BARE) => show_one_line(),
        #[cfg(unix)]
        Some(CELLS) => show_cells(&arguments[2]),
        _ => divan::main(),
    }
}

/// The least that ratatui asks for: a picture, and a key to leave by.
fn show_one_line() {
    ratatui::run(|terminal| {
        terminal.draw(|frame| frame.render_widget("bare", frame.area())).unwrap();
        crossterm::event::read().unwrap();
    });
}

/// The same with cells that are known before.
#[cfg(unix)]
fn show_cells(file: &str) {
    let rows = cells::read(&std::fs::read_to_string(file).unwrap());
    ratatui::run(|terminal| {
        terminal.draw(|frame| frame.render_widget(ratatui::text::Text::from(rows), frame.area())).unwrap();
        crossterm::event::read().unwrap();
    });
}

#[cfg(unix)]
mod first_screen {
    use divan::Bencher;

    use crate::expect::FIRST;
    use crate::terminal::{Key, Start, Terminal};
    use crate::{BARE, CELLS, cells};

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
        measure(bencher, "bare", || this(&[BARE]));
    }

    #[divan::bench]
    fn ratatui_with_the_same_cells(bencher: Bencher) {
        let file = std::env::temp_dir().join(format!("gradwalk-cells-{}", std::process::id()));
        std::fs::write(&file, cells::of_first_screen()).unwrap();
        measure(bencher, FIRST, || this(&[CELLS, file.to_str().unwrap()]));
        std::fs::remove_file(&file).unwrap();
    }

    /// This very binary as another program.
    fn this(arguments: &[&str]) -> Start {
        let this = std::env::current_exe().unwrap();
        Start::program(this.to_str().unwrap(), arguments)
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
