//! A terminal with a program in it: start it, press keys, wait for what appears, see how it ends.

#![allow(dead_code, reason = "the benches use a part of this vocabulary")]

use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::sys::termios::Termios;
use nix::unistd::Pid;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;
use vt100::MouseProtocolMode;

/// Nothing takes nearly as long; this allows for a busy machine.
const GENEROUS: Duration = Duration::from_secs(20);

/// A key by its name.
#[derive(Debug, Clone, Copy)]
pub enum Key {
    Left,
    Right,
    Character(char),
    Control(char),
}

impl Key {
    fn bytes(self) -> Vec<u8> {
        match self {
            Self::Left => b"\x1b[D".to_vec(),
            Self::Right => b"\x1b[C".to_vec(),
            Self::Character(character) => character.to_string().into_bytes(),
            Self::Control(letter) => vec![letter.to_ascii_lowercase() as u8 & 0x1f],
        }
    }
}

/// What to start, and in which terminal.
pub struct Start {
    command: CommandBuilder,
    size: PtySize,
    /// The folders of a separate user, so that nothing of the real one is read or written.
    home: Option<TempDir>,
}

impl Start {
    /// The program itself.
    pub fn gradwalk(arguments: &[&str]) -> Self {
        Self::program(env!("CARGO_BIN_EXE_gradwalk"), arguments)
    }

    /// A line for bash with job control, in which `$GRADWALK` is the program.
    pub fn shell(line: &str) -> Self {
        Self::program("bash", &["--norc", "--noprofile", "-c", line])
            .environment("GRADWALK", env!("CARGO_BIN_EXE_gradwalk"))
    }

    pub fn program(program: &str, arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env_remove("NO_COLOR");
        command.env_remove("RUST_BACKTRACE");
        let own = tempfile::tempdir().unwrap();
        let start = Self { command, size: size(24, 80), home: None }.home(own.path());
        Self { home: Some(own), ..start }
    }

    /// The folder in which the program remembers things.
    pub fn home(mut self, home: &Path) -> Self {
        self.command.env("HOME", home);
        self.command.env("XDG_CONFIG_HOME", home.join("config"));
        self.command.env("XDG_STATE_HOME", home.join("state"));
        self
    }

    pub fn environment(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn size(mut self, rows: u16, columns: u16) -> Self {
        self.size = size(rows, columns);
        self
    }

    pub fn open(self) -> Terminal {
        let pair = native_pty_system().openpty(self.size).unwrap();
        let before = pair.master.get_termios().unwrap();
        let child = pair.slave.spawn_command(self.command).unwrap();
        let picture = Arc::new(Picture::new(self.size));
        let reader = {
            let picture = Arc::clone(&picture);
            let output = pair.master.try_clone_reader().unwrap();
            thread::spawn(move || picture.follow(output))
        };
        Terminal { writer: None, master: pair.master, child, picture, reader, before, home: self.home }
    }
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, ..PtySize::default() }
}

/// A terminal with a running program in it.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    /// Taken away at the first key, as dropping it types Return and Ctrl-D.
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    picture: Arc<Picture>,
    reader: JoinHandle<()>,
    before: Termios,
    home: Option<TempDir>,
}

impl Terminal {
    pub fn press(&mut self, key: Key) {
        self.write(&key.bytes());
    }

    /// All at once, as from a key that is held down.
    pub fn press_many(&mut self, keys: impl IntoIterator<Item = Key>) {
        let bytes: Vec<u8> = keys.into_iter().flat_map(Key::bytes).collect();
        self.write(&bytes);
    }

    /// Sends bytes as a terminal might.
    pub fn write(&mut self, bytes: &[u8]) {
        let master = &self.master;
        let writer = self.writer.get_or_insert_with(|| master.take_writer().unwrap());
        writer.write_all(bytes).unwrap();
        writer.flush().unwrap();
    }

    /// Clicks on the first occurrence of a text on the screen.
    #[track_caller]
    pub fn click_on(&mut self, text: &str) {
        let screen = self.text();
        let place = screen.lines().enumerate().find_map(|(row, line)| Some((row, line.find(text)?, line)));
        let (row, byte, line) = place.unwrap_or_else(|| panic!("no {text:?} on\n{screen}"));
        let (column, row) = (line[..byte].chars().count() + 1, row + 1);
        self.write(format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m").as_bytes());
    }

    /// How often something has been written.
    pub fn times_written(&self, text: &str) -> usize {
        self.output().matches(text).count()
    }

    /// Waits until the text is on the screen.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until something has been written, including escape sequences.
    #[track_caller]
    pub fn wait_for_output(&self, text: &str) {
        self.wait_until(text, |_| self.output().contains(text));
    }

    /// Waits until the screen is as described.
    #[track_caller]
    pub fn wait_until(&self, description: &str, seen: impl Fn(&vt100::Screen) -> bool) {
        let parser = self.picture.parser.lock().unwrap();
        let (parser, waited) =
            self.picture.changed.wait_timeout_while(parser, GENEROUS, |parser| !seen(parser.screen())).unwrap();
        let contents = parser.screen().contents();
        drop(parser);
        assert!(!waited.timed_out(), "waited for {description:?}, but the screen is\n{contents}");
    }

    /// What is on the screen.
    pub fn text(&self) -> String {
        self.picture.parser.lock().unwrap().screen().contents()
    }

    /// All that has been written on either screen, including escape sequences.
    pub fn output(&self) -> String {
        String::from_utf8_lossy(&self.picture.output.lock().unwrap()).into_owned()
    }

    /// How often the program has entered the alternate screen.
    pub fn times_taken(&self) -> usize {
        let output = self.picture.output.lock().unwrap();
        let enter = b"\x1b[?1049h";
        output.windows(enter.len()).filter(|bytes| bytes == enter).count()
    }

    /// Tells the program about a size for which no picture of it is kept.
    pub fn claim_size(&self, rows: u16, columns: u16) {
        self.master.resize(size(rows, columns)).unwrap();
    }

    /// Drags the window to another size.
    pub fn resize(&self, rows: u16, columns: u16) {
        let size = size(rows, columns);
        self.picture.resize(size);
        self.master.resize(size).unwrap();
    }

    pub fn signal(&self, signal: Signal) {
        kill(self.pid(), signal).unwrap();
    }

    pub fn pid(&self) -> Pid {
        let id = self.child.process_id().unwrap();
        Pid::from_raw(id.try_into().unwrap())
    }

    /// Whether the terminal is set as it was before the program was started.
    pub fn is_set_as_before(&self) -> bool {
        self.master.get_termios().unwrap() == self.before
    }

    /// Writes on the screen without the program's knowledge, as another process might.
    pub fn scribble(&self, text: &str) {
        let name = self.master.tty_name().unwrap();
        let mut other = File::options().write(true).open(name).unwrap();
        other.write_all(text.as_bytes()).unwrap();
    }

    /// Reads nothing from the program and shows nothing, until the guard is dropped.
    pub fn stall(&self) -> MutexGuard<'_, vt100::Parser> {
        self.picture.parser.lock().unwrap()
    }

    /// Closes the window with the program still in it, which is left alone.
    pub fn close(self) -> Orphan {
        self.picture.closing.store(true, Ordering::SeqCst);
        // A waiting reader would keep the window open; this gives it something to read.
        self.scribble(" ");
        self.reader.join().unwrap();
        Orphan { child: self.child, home: self.home }
    }

    /// Waits for the program to end.
    pub fn finish(mut self) -> Ended {
        let code = wait(&mut *self.child);
        let after = self.master.get_termios().unwrap();
        drop(self.writer);
        drop(self.master);
        self.reader.join().unwrap();
        let screen = self.picture.parser.lock().unwrap().screen().clone();
        Ended {
            code,
            text: screen.contents(),
            ever_alternate: self.picture.ever_alternate.load(Ordering::SeqCst),
            screen,
            before: self.before,
            after,
        }
    }
}

/// A program whose terminal is gone.
pub struct Orphan {
    child: Box<dyn Child + Send + Sync>,
    home: Option<TempDir>,
}

impl Orphan {
    pub fn finish(mut self) -> u32 {
        wait(&mut *self.child)
    }
}

#[track_caller]
fn wait(child: &mut (dyn Child + Send + Sync)) -> u32 {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.exit_code();
        }
        if start.elapsed() > GENEROUS {
            let _ = child.kill();
            panic!("the program has not ended");
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// How a program ended, and what it left behind.
pub struct Ended {
    pub code: u32,
    pub text: String,
    pub ever_alternate: bool,
    screen: vt100::Screen,
    before: Termios,
    after: Termios,
}

impl Ended {
    #[track_caller]
    pub fn assert_restored(&self) {
        let screen = &self.screen;
        assert!(!screen.alternate_screen(), "still on the other screen");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        assert!(!screen.bracketed_paste(), "pasting is still bracketed");
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None, "the mouse is still reported");
        assert_eq!(self.after, self.before, "the terminal is set differently");
    }
}

/// What the terminal shows.
struct Picture {
    parser: Mutex<vt100::Parser>,
    changed: Condvar,
    closing: AtomicBool,
    ever_alternate: AtomicBool,
    /// All that has been written.
    output: Mutex<Vec<u8>>,
}

impl Picture {
    fn new(size: PtySize) -> Self {
        let (rows, columns) = (non_zero(size.rows), non_zero(size.cols));
        Self {
            parser: Mutex::new(vt100::Parser::new(rows, columns, 0)),
            changed: Condvar::new(),
            closing: AtomicBool::new(false),
            ever_alternate: AtomicBool::new(false),
            output: Mutex::default(),
        }
    }

    fn follow(&self, mut output: impl Read) {
        let mut buffer = [0; 16 * 1024];
        while let Ok(count) = output.read(&mut buffer)
            && count > 0
        {
            let mut parser = self.parser.lock().unwrap();
            self.output.lock().unwrap().extend(&buffer[..count]);
            parser.process(&buffer[..count]);
            if parser.screen().alternate_screen() {
                self.ever_alternate.store(true, Ordering::SeqCst);
            }
            self.changed.notify_all();
            if self.closing.load(Ordering::SeqCst) {
                return;
            }
        }
    }

    fn resize(&self, size: PtySize) {
        let mut parser = self.parser.lock().unwrap();
        let screen = parser.screen_mut();
        screen.set_size(non_zero(size.rows), non_zero(size.cols));
    }
}

fn non_zero(length: u16) -> NonZeroU16 {
    NonZeroU16::new(length).unwrap()
}
