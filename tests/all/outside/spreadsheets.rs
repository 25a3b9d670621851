use super::*;

/// The cells of a CSV report, including those of the tables after `#`.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let rows: String = csv.lines().map(|row| format!("{}\n", row.strip_prefix("# ").unwrap_or(row))).collect();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(rows.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn checked(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, answers)| write(folder.path(), name, answers));
    let names = files.iter().map(|(name, _)| *name);
    let arguments: Vec<&str> = ["check", "--format", "csv", "--"].into_iter().chain(names).collect();
    cells(str::from_utf8(&run(folder.path(), &arguments).stdout).unwrap())
}

/// Spreadsheets evaluate text that begins like this, and some of it runs programs.
#[cfg(unix)]
#[test]
fn no_name_of_a_file_begins_a_formula() {
    const ANSWERS: &str = "# scenario: regression\nX1(1),0.9\n";
    for name in
        ["=cmd|' C'!A0.csv", "+A1.csv", "-2+3.csv", "@SUM(A1).csv", "＝1.csv", "＠x.csv", "a;=1+1.csv", " =1.csv"]
    {
        let rows = checked(&[(name, ANSWERS), ("ada.csv", ANSWERS)]);
        let own: Vec<&String> =
            rows.iter().flatten().filter(|cell| cell.contains(".csv") && *cell != "ada.csv").collect();
        assert_eq!(own.len(), 2, "{rows:?}");
        for cell in own {
            assert_eq!(cell.replacen('\'', "", 1), name, "one apostrophe more");
            let pieces = cell.split([',', ';', '\t']).map(str::trim_start);
            assert!(pieces.into_iter().all(|piece| !piece.starts_with(['=', '+', '-', '@', '＝', '＠'])), "{cell}");
        }
    }
}

#[test]
fn a_number_as_it_was_given_stays_a_number_where_it_is_one() {
    let sheet = "# scenario: regression\nX1(1);+1\nX2(1);-0,75\nX3(1);-0.5\nE;-3/8\nO1(1);-1.2·10^-3\nO2(1);= 0.3\n";
    let rows = checked(&[("ada.csv", sheet)]);
    let given = |quantity: &str| &rows.iter().find(|row| row[2] == quantity).unwrap()[3];
    for (quantity, cell) in [("X1(1)", "+1"), ("X2(1)", "-0,75"), ("X3(1)", "-0.5")] {
        assert_eq!(given(quantity), cell, "a number");
    }
    for (quantity, cell) in [("E", "'-3/8"), ("O1(1)", "'-1.2·10^-3"), ("O2(1)", "'= 0.3")] {
        assert_eq!(given(quantity), cell, "a spreadsheet would work it out");
    }
    assert!(rows.iter().any(|row| row[4].starts_with('-') && row[4].parse::<f64>().is_ok()), "what is right, in full");
}
