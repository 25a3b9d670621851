//! Where no screen can be opened, only words are written.

use crate::terminal::Start;

#[test]
fn a_dumb_terminal_gets_words() {
    let terminal = Start::gradwalk(&[]).environment("TERM", "dumb").open();
    let ended = terminal.finish();
    assert_eq!(ended.code, 2);
    assert!(ended.text.contains("gradwalk print"), "{}", ended.text);
    assert!(!ended.ever_alternate);
    ended.assert_restored();
}

#[test]
fn input_from_elsewhere_gets_words() {
    let ended = Start::shell(r#""$GRADWALK" < /dev/null"#).open().finish();
    assert_eq!(ended.code, 2);
    assert!(ended.text.contains("gradwalk print"), "{}", ended.text);
    assert!(!ended.ever_alternate);
    ended.assert_restored();
}

#[test]
fn output_to_elsewhere_gets_words() {
    let line = r#""$GRADWALK" | cat; exit "${PIPESTATUS[0]}""#;
    let ended = Start::shell(line).open().finish();
    assert_eq!(ended.code, 2);
    assert!(ended.text.contains("gradwalk print"), "{}", ended.text);
    assert!(!ended.ever_alternate);
    ended.assert_restored();
}
