use super::*;

/// Letters with combining marks and composed ones, other scripts, other directions, an emoji.
const HONEST: [&str; 7] = ["Übung", "e\u{301}mile", "Жанна", "李小龍", "مريم", "שָׁרָה", "हिन्दी"];

#[test]
fn a_file_is_called_what_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    for honest in HONEST {
        let name = format!("{honest}.csv");
        write(folder.path(), &name, "# scenario: regression\nX1(1),0.9\nfoo,1\n");
        for format in ["text", "csv", "json"] {
            let output = run(folder.path(), &["check", &name, "--format", format]);
            let [said, errors] = [&output.stdout, &output.stderr].map(|bytes| str::from_utf8(bytes).unwrap());
            assert!(said.contains(&name), "{format}: {said}");
            assert!(errors.contains(&format!("{name}:3: ")), "{errors}");
        }
    }
}

#[test]
fn a_title_a_name_and_a_text_in_a_message_are_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    for honest in HONEST {
        write(folder.path(), "good.toml", &format!("title = \"{honest}\"\n{SCENARIO}"));
        assert!(both(&run(folder.path(), &["print", "./good.toml"])).contains(honest));
        let blank = format!("{honest}.toml");
        write(folder.path(), &blank, SCENARIO);
        assert!(both(&run(folder.path(), &["print", "--blank", &blank])).contains(&format!("# scenario: {blank}\n")));
        assert!(both(&run(folder.path(), &["print", honest])).contains(&format!("'{honest}'")));
        write(folder.path(), "names.txt", honest);
        let made = both(&run(folder.path(), &["new", "--names", "names.txt", "--force"]));
        assert!(made.contains(&format!("{honest}-answers.csv")), "{made}");
    }
}
