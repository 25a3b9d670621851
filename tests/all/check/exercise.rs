//! The exercise that answers are checked against, which every report names.

use super::*;

/// A class with one file that names no exercise, one that names the right one, one that names an easier one, and one
/// that names a missing file.
fn a_class_with_an_exercise() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    let exercise = |weight: &str| {
        format!(
            "title = \"By {weight}\"\nproblem = \"regression\"\nalpha = 0.2\nx = [1]\ntarget = 1\n\
             first = [[0], [{weight}]]\nsecond = [[0.5], [2]]\n"
        )
    };
    fs::create_dir(directory.path().join("class")).unwrap();
    for (name, text) in [
        ("class/07.toml", exercise("0.5").as_str()),
        ("class/easy.toml", &exercise("0")),
        ("class/ada.csv", "X1(1),0.5\n"),
        ("class/ben.csv", "# scenario: ../class/07.toml\nX1(1),0.5\n"),
        ("class/cem.csv", "# scenario: easy.toml\nX1(1),0\n"),
        ("class/dot.csv", "# scenario: none.toml\nX1(1),0.5\n"),
        ("class/eva.csv", "# scenario: regression\nX1(1),1.0\n"),
    ] {
        write(directory.path(), name, text);
    }
    directory
}

#[test]
fn the_scenario_of_the_command_line_is_the_exercise_of_all_files_and_the_report_says_so() {
    let class = a_class_with_an_exercise();
    let check = |format: &str| {
        let files = ["class/ada.csv", "class/ben.csv", "class/cem.csv", "class/dot.csv", "class/eva.csv"];
        let options = ["--scenario", "class/07.toml", "--format", format];
        let output = gradwalk().current_dir(&class).arg("check").args(files).args(options).assert().code(1).stderr("");
        String::from_utf8(output.get_output().stdout.clone()).unwrap()
    };
    let files: Value = serde_json::from_str(&check("json")).unwrap();
    let plain = serde_json::json!({"title": "By 0.5", "file": "class/07.toml"});
    let in_place_of =
        |named: &str| serde_json::json!({"title": "By 0.5", "file": "class/07.toml", "in_place_of": named});
    let expected = [
        (plain.clone(), "right"),
        (plain, "right"),
        (in_place_of("class/easy.toml"), "wrong"),
        (in_place_of("class/none.toml"), "right"),
        (in_place_of("regression"), "wrong"),
    ];
    for (file, (exercise, verdict)) in files.as_array().unwrap().iter().zip(&expected) {
        assert_eq!((&file["exercise"], file["answers"][0]["verdict"].as_str()), (exercise, Some(*verdict)));
    }
    let text = check("text");
    for row in [
        "class/ben.csv: 1 right  (exercise class/07.toml: regression 1-1-1, By 0.5)\n\n",
        "class/cem.csv: 0 right, 1 wrong  (exercise class/07.toml: regression 1-1-1, By 0.5)\n  \
         checked with class/07.toml, although the file names class/easy.toml\n",
        "  checked with class/07.toml, although the file names class/none.toml\n",
        "  checked with class/07.toml, although the file names regression\n",
    ] {
        assert!(text.contains(row), "{row} in {text}");
    }
    let rows = tables(&check("csv"));
    assert_eq!(rows[1][7..], ["", "class/07.toml"]);
    assert_eq!(rows[3][7..], ["checked with class/07.toml, although the file names class/easy.toml", "class/07.toml"]);
}

#[test]
fn without_it_each_file_is_marked_with_its_own_which_is_said() {
    let class = a_class_with_an_exercise();
    let check = |format: &str| {
        let files = ["class/ben.csv", "class/cem.csv", "class/eva.csv", "class/dot.csv"];
        let output =
            gradwalk().current_dir(&class).arg("check").args(files).args(["--format", format]).assert().code(2);
        String::from_utf8(output.get_output().stdout.clone()).unwrap()
    };
    let files: Value = serde_json::from_str(&check("json")).unwrap();
    let exercises: Vec<&Value> = files.as_array().unwrap().iter().map(|file| &file["exercise"]).collect();
    assert_eq!(exercises[0]["file"], "class/../class/07.toml");
    assert_eq!(*exercises[1], serde_json::json!({"title": "By 0", "file": "class/easy.toml"}));
    assert_eq!(*exercises[2], serde_json::json!({"title": "Regression", "file": "regression"}));
    assert!(exercises[3].is_null());
    let text = check("text");
    assert!(text.contains("(exercise class/easy.toml: regression 1-1-1, By 0)\n"), "{text}");
    assert!(text.contains("(exercise regression: regression 2-3-1, Regression)\n"), "{text}");
    assert!(!text.contains("although the file names"), "{text}");
    let exercises: Vec<String> = tables(&check("csv"))[1..5].iter().map(|row| row[8].clone()).collect();
    assert_eq!(exercises, ["class/../class/07.toml", "class/easy.toml", "regression", ""]);
}
