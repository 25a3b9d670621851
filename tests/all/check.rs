//! `gradwalk check`: files in, verdicts out, and exit codes.

mod exercise;

use std::{fs, path::Path};

use assert_cmd::Command;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

fn gradwalk() -> Command {
    Command::cargo_bin("gradwalk").unwrap()
}

fn write(directory: &Path, name: &str, text: &str) -> String {
    let path = directory.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

const RIGHT: &str = "# scenario: regression\nX1(1),1.0\nO1(1),0.7311\nE,0.2986\ndE/da12(0),-0.0476\n";
const WRONG: &str = "# scenario: regression\nquantity;value\nO2(1);0,3208\ndE/dX0(2);1,0929\ndE/da00(1);1,0929\nE';\n";

#[test]
fn all_right_ends_with_0_and_anything_wrong_with_1() {
    let directory = tempfile::tempdir().unwrap();
    let (right, wrong) = (write(directory.path(), "ada.csv", RIGHT), write(directory.path(), "ben.csv", WRONG));
    gradwalk().args(["check", &right]).assert().code(0);
    gradwalk().args(["check", &right, &wrong]).assert().code(1);
}

#[test]
fn a_fault_is_said_with_its_line_and_stops_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let faulty = write(directory.path(), "cem.csv", "# scenario: regression\nE,0.2986\nfoo,1\nO1(1),many\nX9(1),2\n");
    let right = write(directory.path(), "ada.csv", RIGHT);
    let missing = directory.path().join("none.csv").to_str().unwrap().to_owned();
    let output = gradwalk().args(["check", &faulty, &missing, &right, "--format", "json"]).assert().code(2);
    let output = output.get_output();
    let errors = String::from_utf8(output.stderr.clone()).unwrap();
    for place in ["cem.csv:3:", "cem.csv:4:", "cem.csv:5:", "none.csv"] {
        assert!(errors.contains(place), "{place} in {errors}");
    }
    let files: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(files[0]["score"]["right"], 1);
    assert_eq!(files[0]["errors"].as_array().unwrap().len(), 3);
    assert_eq!(files[2]["score"]["right"], 4);
}

#[test]
fn json_has_the_keys_of_the_contract() {
    let directory = tempfile::tempdir().unwrap();
    let wrong = write(directory.path(), "ben.csv", WRONG);
    let output = gradwalk().args(["check", &wrong, "--format", "json"]).assert().code(1);
    let files: Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&files[0]), ["answers", "errors", "exercise", "file", "score"]);
    assert_eq!(keys(&files[0]["score"]), ["carried", "missing", "right", "unjudged", "wrong"]);
    let answers = files[0]["answers"].as_array().unwrap();
    let of = |name: &str| answers.iter().find(|answer| answer["quantity"] == name).unwrap();
    assert_eq!(keys(of("O2(1)")), ["expected", "from_own_values", "given", "quantity", "slips", "verdict"]);
    assert_eq!((of("O2(1)")["verdict"].as_str(), of("O2(1)")["given"].as_f64()), (Some("right"), Some(0.3208)));
    let slip = &of("dE/dX0(2)")["slips"][0];
    for (key, value) in [("id", "error-sign"), ("erratum", "R1"), ("confidence", "plain")] {
        assert_eq!(slip[key], value);
    }
    assert!(slip["formula"].as_str().unwrap().contains("(y - O_0^(2))"));
    assert_eq!(of("dE/da00(1)")["verdict"], "carried");
    assert_eq!((of("E'")["verdict"].as_str(), of("E'")["given"].is_null()), (Some("missing"), true));
}

#[test]
fn csv_has_a_row_for_each_answer_and_text_a_summary_of_the_class() {
    let directory = tempfile::tempdir().unwrap();
    let (right, wrong) = (write(directory.path(), "ada.csv", RIGHT), write(directory.path(), "ben.csv", WRONG));
    let csv = gradwalk().args(["check", &right, &wrong, "--format", "csv"]).assert().code(1);
    let csv = String::from_utf8(csv.get_output().stdout.clone()).unwrap();
    let rows: Vec<&str> = csv.lines().filter(|row| !row.starts_with('#')).collect();
    assert_eq!(rows[0], "file,line,quantity,given,expected,verdict,reason,from_own_values,slips");
    assert_eq!(rows.len(), 1 + 4 + 4);
    assert!(
        rows.iter().any(|row| row.contains(",dE/dX0(2),") && row.contains(",wrong,") && row.ends_with("error-sign"))
    );

    let text = gradwalk().args(["check", &right, &wrong]).assert().code(1);
    let text = String::from_utf8(text.get_output().stdout.clone()).unwrap();
    let wrong_first = text.find("dE/dX0(2) = 1,0929 is wrong").unwrap();
    assert!(
        wrong_first
            < text
                .find("carried forward: it follows correctly from the wrong dE/dX0(2)\n    dE/da00(1) = 1,0929 ")
                .unwrap()
    );
    let tally = "number of files with each slip\n    1  wrong sign in the derivative of the loss (error-sign)\n";
    assert!(text.contains(tally), "{text}");
}

#[test]
fn a_class_with_an_exercise_each_is_checked_in_one_call() {
    let directory = tempfile::tempdir().unwrap();
    let exercise =
        "problem = \"regression\"\nalpha = 0.2\nx = [1]\ntarget = 1\nfirst = [[0], [0.5]]\nsecond = [[0.5], [2]]\n";
    write(directory.path(), "07.toml", exercise);
    let own = write(directory.path(), "ada.csv", "# scenario: 07.toml\nX1(1),0.5\nO1(1),0.6225\n");
    let toml = write(directory.path(), "ben.toml", "scenario = \"07.toml\"\n\"X1(1)\" = 0.5\n\"O0(2)\" = 1.7449\n");
    gradwalk().args(["check", &own, &toml]).assert().code(0);
    let usual = write(directory.path(), "cem.csv", "X1(1),1.0\n");
    let output = gradwalk().args(["check", &usual]).assert().code(2);
    let errors = String::from_utf8(output.get_output().stderr.clone()).unwrap();
    assert!(errors.contains("# scenario: 07.toml") && errors.contains("--scenario"), "{errors}");
}

/// Some books define delta as minus the derivative, and add it.
#[test]
fn the_opposite_sign_of_a_derivative_that_is_added_is_said_to_be_a_convention() {
    let directory = tempfile::tempdir().unwrap();
    let said = |new_weight: &str| {
        let text = format!("# scenario: regression\ndE/dX0(2),1.093\ndE/da20(1),0.3506\na20(1)',{new_weight}\n");
        let file = write(directory.path(), "ada.csv", &text);
        let output = gradwalk().args(["check", &file]).assert().code(1);
        String::from_utf8(output.get_output().stdout.clone()).unwrap()
    };
    let convention = "not a slip if this is minus the derivative and the update adds it";
    assert!(said("0.4351").contains(convention));
    assert!(!said("0.3649").contains(convention), "here it is subtracted");
}

#[test]
fn a_convention_is_said_to_programs_and_spreadsheets_too() {
    let directory = tempfile::tempdir().unwrap();
    let said = |new_weight: &str, format: &str| {
        let text = format!("# scenario: regression\ndE/dX0(2),1.093\ndE/da20(1),0.3506\na20(1)',{new_weight}\n");
        let file = write(directory.path(), "ada.csv", &text);
        let output = gradwalk().args(["check", &file, "--format", format]).assert().code(1);
        String::from_utf8(output.get_output().stdout.clone()).unwrap()
    };
    let slip = |new_weight: &str| {
        let files: Value = serde_json::from_str(&said(new_weight, "json")).unwrap();
        files[0]["answers"][0]["slips"][0].clone()
    };
    assert_eq!(
        (slip("0.4351")["id"].as_str(), slip("0.4351")["convention"].as_bool()),
        (Some("error-sign"), Some(true))
    );
    assert_eq!((slip("0.3649")["id"].as_str(), slip("0.3649").get("convention")), (Some("error-sign"), None));
    let remark = |new_weight: &str| tables(&said(new_weight, "csv"))[1][7].clone();
    assert!(remark("0.4351").contains("not a slip if this is minus the derivative and the update adds it"));
    assert_eq!(remark("0.3649"), "", "here it is subtracted");
}

/// Without new weights on the sheet, no learning rate was used.
#[test]
fn invisible_slips_are_said_only_of_what_is_answered() {
    let directory = tempfile::tempdir().unwrap();
    let said = |answers: &str| {
        let exercise = "problem = \"regression\"\nalpha = 1\nx = [0.5]\ntarget = 1\nfirst = [[0.1, 0.2], [0.4, 0.6]]\n\
                        second = [[0.7], [0.3], [0.9]]\n";
        write(directory.path(), "07.toml", exercise);
        let file = write(directory.path(), "ada.csv", &format!("# scenario: 07.toml\n{answers}"));
        let output = gradwalk().args(["check", &file]).assert().code(1);
        String::from_utf8(output.get_output().stdout.clone()).unwrap().contains("rate-forgotten")
    };
    assert!(!said("X1(1),0.9\n"));
    assert!(said("X1(1),0.9\na10(1)',0.5\n"), "a rate of 1 may be left out");
}

/// Nobody can tell whether a bias of 0 was left out.
#[test]
fn slips_that_change_no_number_of_the_exercise_are_said_to_be_invisible() {
    let directory = tempfile::tempdir().unwrap();
    let said = |biases: [&str; 2]| {
        let exercise = format!(
            "problem = \"regression\"\nalpha = 0.2\nx = [0.5]\ntarget = 1\nfirst = [[{}], [0.4, 0.6]]\nsecond = [[{}], [0.3], \
             [0.9]]\n",
            biases[0], biases[1]
        );
        write(directory.path(), "07.toml", &exercise);
        let file = write(directory.path(), "ada.csv", "# scenario: 07.toml\nX1(1),0.9\n");
        let output = gradwalk().args(["check", &file]).assert().code(1);
        let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
        text.split_once("would change no answer and cannot be seen").map(|(_, slips)| slips.to_owned())
    };
    let of_zeros = said(["0, 0", "0"]).unwrap();
    for id in ["bias-forgotten-forward", "threshold-sign", "wrong-bias"] {
        assert!(of_zeros.contains(id), "{id} in {of_zeros}");
    }
    let in_a_row = of_zeros.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in
        ["bias left out of the weighted sum (bias-forgotten-forward)", "bias of another unit used (wrong-bias)"]
    {
        assert!(in_a_row.contains(words), "{words} in {of_zeros}");
    }
    assert_eq!(said(["0.1, 0.2", "0.7"]), None);
}

/// The rows after `# `, cell by cell.
fn tables(csv: &str) -> Vec<Vec<String>> {
    let text: String = csv.lines().filter_map(|row| row.strip_prefix("# ")).map(|row| format!("{row}\n")).collect();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

const FAULTY: &str = "# scenario: regression\nE,0.2986\nfoo,1\nX9(1),2\n";

/// A class in a folder: a right file, a wrong one, one with faults, and two that cannot be judged.
fn a_class() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    let files =
        [("ada.csv", RIGHT), ("ben, the other.csv", WRONG), ("cem.csv", FAULTY), ("dot.csv", "E,0.2986\nfoo;1\n")];
    for (name, text) in files {
        write(directory.path(), name, text);
    }
    directory
}

const CLASS: [&str; 5] = ["ada.csv", "ben, the other.csv", "cem.csv", "dot.csv", "none.csv"];

#[test]
fn below_the_answers_are_tables_of_the_files_and_of_the_slips_behind_a_mark() {
    let class = a_class();
    let csv = gradwalk().current_dir(&class).arg("check").args(CLASS).args(["--format", "csv"]).assert().code(2);
    let csv = String::from_utf8(csv.get_output().stdout.clone()).unwrap();
    let tables = tables(&csv);
    let expected: [&[&str]; 8] = [
        &["file", "right", "carried", "wrong", "missing", "unjudged", "first slip", "remark", "exercise"],
        &["ada.csv", "4", "0", "0", "0", "0", "", "", "regression"],
        &["ben, the other.csv", "1", "1", "1", "1", "0", "error-sign", "", "regression"],
        &["cem.csv", "1", "0", "0", "0", "0", "", "2 errors in the file", "regression"],
        &["dot.csv", "", "", "", "", "", "", "not judged: 2 errors in the file", ""],
        &["none.csv", "", "", "", "", "", "", "not judged: 1 error in the file", ""],
        &["slip", "title", "files"],
        &["error-sign", "wrong sign in the derivative of the loss", "1"],
    ];
    assert_eq!(tables, expected, "{csv}");
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(csv.as_bytes());
    assert_eq!(reader.records().filter(|row| row.as_ref().unwrap().len() == 9).count(), 4 + 4 + 1);
    assert!(csv.lines().all(|row| !row.trim_end_matches('#').is_empty()), "{csv}");
}

#[test]
fn a_slip_that_was_made_in_several_ways_is_not_said_to_be_one_of_them() {
    let directory = tempfile::tempdir().unwrap();
    let [one, same, other] = [("ada", "7.311"), ("ben", "7.311"), ("cem", "0.07311")]
        .map(|(name, output)| write(directory.path(), name, &format!("# scenario: regression\nO1(1),{output}\n")));
    let last = |files: &[&String]| {
        let csv = gradwalk().arg("check").args(files).args(["--format", "csv"]).assert().code(1);
        tables(&String::from_utf8(csv.get_output().stdout.clone()).unwrap()).pop().unwrap()
    };
    assert_eq!(last(&[&one, &same]), ["decimal-shift", "decimal point shifted one place to the right", "2"]);
    let of_both = ["decimal-shift", "decimal point shifted one place to the right, or similar", "3"];
    assert_eq!(last(&[&one, &same, &other]), of_both);
}

/// A file called `#1.csv` is not taken for a comment.
#[test]
fn answers_in_a_file_whose_name_begins_like_a_comment_are_rows_all_the_same() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "#1.csv", RIGHT);
    let csv = gradwalk().current_dir(&directory).args(["check", "#1.csv", "--format", "csv"]).assert().code(0);
    let csv = csv.get_output().stdout.clone();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(csv.as_slice());
    assert_eq!(reader.records().filter(|row| &row.as_ref().unwrap()[0] == "#1.csv").count(), 4);
}

#[test]
fn a_file_that_cannot_be_judged_is_not_said_to_have_nothing_right() {
    let class = a_class();
    let text = gradwalk().current_dir(&class).arg("check").args(CLASS).assert().code(2);
    let text = String::from_utf8(text.get_output().stdout.clone()).unwrap();
    assert!(!text.contains("0 right"), "{text}");
    for row in ["dot.csv: not judged", "none.csv: not judged", "ada.csv: 4 right"] {
        assert!(text.lines().any(|said| said.starts_with(row)), "{row} in {text}");
    }
    let (_, summary) = text.split_once("first slip\n").unwrap();
    for name in ["dot.csv", "none.csv"] {
        let row = summary.lines().find(|row| row.starts_with(name)).unwrap();
        assert_eq!(row.split_whitespace().collect::<Vec<_>>(), [name, "not", "judged", "(has", "errors)"]);
    }
    // An exercise for all files does not make an unreadable one readable.
    let text = gradwalk().current_dir(&class).args(["check", "none.csv", "--scenario", "regression"]).assert().code(2);
    let text = String::from_utf8(text.get_output().stdout.clone()).unwrap();
    assert!(text.starts_with("none.csv: not judged"), "{text}");
}

/// The columns before a word, in the row of a file.
fn columns_before(text: &str, file: &str, word: &str) -> usize {
    let row = text.lines().find(|row| row.trim_start().starts_with(file) && row.contains(word));
    let row = row.unwrap_or_else(|| panic!("no row of {file} with {word} in {text}"));
    row[..row.find(word).unwrap()].width()
}

#[test]
fn names_of_any_script_leave_the_columns_of_the_summary_straight() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["ada.csv", "漢字.csv"] {
        write(directory.path(), name, WRONG);
    }
    let output = gradwalk().current_dir(directory.path()).args(["check", "ada.csv", "漢字.csv"]).assert().code(1);
    let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    let of = |name: &str| columns_before(&text, name, "  error-sign");
    assert_eq!(of("ada.csv"), of("漢字.csv"), "{text}");
}

#[test]
fn what_was_changed_is_marked_below_in_every_kind_of_signs() {
    let directory = tempfile::tempdir().unwrap();
    let file = write(directory.path(), "ada.csv", "# scenario: regression\nX1(1),0.8\n");
    for (glyphs, done) in [
        ("small", &["used     X₁⁽¹⁾ = -a₀₁⁽⁰⁾ + ∑[i=1..2] Oᵢ⁽⁰⁾·aᵢ₁⁽⁰⁾", "                 ^^^^^^^"][..]),
        ("ascii", &["used     X_1^(1) = -a_01^(0) + SUM[i=1..2] O_i^(0)*a_i1^(0)", "                   ^^^^^^^^^"]),
        (
            "tall",
            &[
                "          (1)     (0)    2   (0)  (0)",
                "used     X    = -a    +  ∑  O   ·a",
                "          1       01    i=1  i    i1",
                "                ^^^^^",
            ],
        ),
    ] {
        let output = gradwalk().args(["check", &file, "--glyphs", glyphs]).assert().code(1);
        let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
        let done: String = done.iter().map(|row| format!("      {row}\n")).collect();
        assert!(text.contains(&done), "{text}");
        let numbers = "        = -0.1 + (0.5·0.4 + (-1.0)·(-0.7)) = 0.8000\n                  ^^^^\n";
        let numbers = if glyphs == "ascii" { numbers.replace('·', "*") } else { numbers.to_owned() };
        assert!(text.contains(&numbers), "{text}");
    }
}

#[test]
fn a_sheet_that_was_left_blank_is_said_to_be_blank_and_is_not_all_right() {
    let directory = tempfile::tempdir().unwrap();
    let file = write(directory.path(), "ada.csv", "# scenario: regression\nX1(1),\nE,\n");
    let check = |format: &str| {
        let output = gradwalk().args(["check", &file, "--format", format]).assert().code(1).stderr("");
        String::from_utf8(output.get_output().stdout.clone()).unwrap()
    };
    let (text, csv) = (check("text"), check("csv"));
    assert!(text.lines().next().unwrap().contains(": no answers"), "{text}");
    assert!(csv.lines().last().unwrap().ends_with(",no answers,regression"), "{csv}");
}

#[test]
fn a_file_without_a_line_that_could_be_an_answer_is_no_blank_sheet() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("ada.csv");
    let one_line = [b'\xff'; 1_000_000];
    for garbage in
        [&b""[..], b"\n\n", b"# scenario: regression\n", b"quantity,value\n", b"once upon a time\n", &one_line]
    {
        fs::write(&path, garbage).unwrap();
        for options in [&[][..], &["--scenario", "regression"]] {
            let output = gradwalk().arg("check").arg(&path).args(options).assert().code(2);
            let (said, text) = (&output.get_output().stderr, &output.get_output().stdout);
            let said = String::from_utf8(said.clone()).unwrap();
            assert!(said.ends_with("ada.csv: found no answers; expected lines such as X1(1), 0.25\n"), "{said}");
            assert!(String::from_utf8(text.clone()).unwrap().contains("ada.csv: not judged"));
        }
    }
}

/// Each answer has its correct number and its line, and the softmax between the slip and the answer is shown too.
#[test]
fn what_one_slip_gives_is_listed_and_how_it_comes_to_the_answer_is_shown() {
    let directory = tempfile::tempdir().unwrap();
    let sheet = "# scenario: classification\nO0(2),0.3585\nO1(2),0.2697\nO2(2),0.3718\n\
                 dE/dX0(2),-0.3585\ndE/dX1(2),0.7303\ndE/da10(1),0.2621\ndE/da11(1),0.5339\n";
    let file = write(directory.path(), "ada.csv", sheet);
    let output = gradwalk().args(["check", &file, "--glyphs", "ascii"]).assert().code(1);
    let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    assert!(
        text.contains("    check: recalculate from the marked part on\n    the same slip explains\n      dE/dX1(2) = 0.7303  should be -0.73026  (line 6)\n"),
        "{text}"
    );

    let alone = write(directory.path(), "ben.csv", "# scenario: classification\ndE/da10(1),-0.26209043\n");
    let output = gradwalk().args(["check", &alone, "--glyphs", "ascii"]).assert().code(1);
    let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    let left_sides: Vec<&str> =
        text.lines().filter_map(|row| row.split_once(" ~= ")).map(|(left, _)| left.trim()).collect();
    assert!(left_sides.contains(&"dE(x)/dX_0^(2)") && left_sides.contains(&"dE(x)/da_10^(1)"), "{text}");
}

/// A report no wider than its page, with formulas broken before operators.
#[test]
fn no_row_of_the_report_is_wider_than_a_page() {
    let directory = tempfile::tempdir().unwrap();
    let wide = "problem = \"classification\"\nalpha = 0.2\nx = [1, 0.5, -0.5, 0.3, 0.7, -0.2, 0.9, 0.4]\ntarget = 0\n\
                first = [[0.1], [0.2], [0.3], [0.4], [0.5], [0.6], [0.7], [0.8], [0.9]]\nsecond = [[0.5, 0.1], [2, 1]]\n";
    write(directory.path(), "wide.toml", wide);
    let file = write(directory.path(), "ada.csv", "# scenario: wide.toml\nX1(1),1.56\n");
    for (glyphs, times) in [("small", "·"), ("ascii", "*"), ("tall", "·")] {
        let output = gradwalk().args(["check", &file, "--glyphs", glyphs]).assert().code(1);
        let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
        assert!(text.contains("·0.8\n                     + 0.4·0.9\n".replace('·', times).as_str()), "{text}");
        let widest = text.lines().map(|row| row.chars().count()).max().unwrap_or_default();
        assert!(widest <= 100, "{widest} columns:\n{text}");
    }
}
