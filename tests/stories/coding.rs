//! A researcher brings codings in as a table: all of them or none.

use crate::support::{Folder, rows};

/// Codings as `export` gives them: case, start, end, code, coder, memo, excerpt.
fn codings(folder: &Folder) -> Vec<Vec<String>> {
    folder.run(&["export", "p.planlupe", "out", "--only", "codings"]).succeeds();
    let mut rows = rows(&folder.text("out/codings.csv"), b',');
    rows.remove(0);
    rows.into_iter().map(|row| row[..7].to_vec()).collect()
}

#[test]
fn a_table_of_codings_comes_in_with_coder_and_memo() {
    let folder = Folder::with_project();
    folder.write(
        "codings.csv",
        "case,start,end,code,coder,memo\n\
         typed,23,53,Dialog/økonomi,berit,\"første\nsøknad\"\n\
         typed,81,109,vedlikehold av planen,,\n\
         typed,23,53,Mål/UTDANNING,,\n",
    );
    assert_eq!(folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds(), "3 codings added\n");
    assert_eq!(
        codings(&folder),
        [
            ["typed", "23", "53", "Dialog/økonomi", "berit", "første\nsøknad", "Jeg trenger hjelp med søknaden"],
            ["typed", "23", "53", "Mål/utdanning", "ada", "", "Jeg trenger hjelp med søknaden"],
            ["typed", "81", "109", "Dialog/vedlikehold av planen", "ada", "", "Kom innom kontoret i morgen."],
        ]
    );
}

#[test]
fn the_coder_is_named_on_the_command_line_where_the_table_does_not() {
    let folder = Folder::with_project();
    folder.write("codings.csv", "case;start;end;code;coder\ntyped;24;27;helse;\ntyped;24;27;økonomi;berit\n");
    let amb = folder.run(&["code", "p.planlupe", "--from", "codings.csv", "--coder", "cecilie"]).refuses();
    assert!(amb.contains("codings.csv”, line 2: Several codes are called “helse”. Put the group in front"), "{amb}");
    folder.write("codings.csv", "case;start;end;code;coder\ntyped;24;27;Mål/helse;\ntyped;24;27;økonomi;berit\n");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv", "--coder", "cecilie"]).succeeds();
    let coders: Vec<String> = codings(&folder).into_iter().map(|row| row[4].clone()).collect();
    assert_eq!(coders, ["cecilie", "berit"]);
}

#[test]
fn columns_may_stand_in_any_order_and_others_are_passed_over() {
    let folder = Folder::with_project();
    folder.write("codings.csv", "\u{feff}Code , END,note,start,Case\r\nøkonomi,26,x,23,typed\r\n");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    assert_eq!(codings(&folder)[0][..4], ["typed", "23", "26", "Dialog/økonomi"]);
}

#[test]
fn the_same_table_twice_adds_nothing_the_second_time() {
    let folder = Folder::with_project();
    folder.write("codings.csv", "case,start,end,code,memo\ntyped,23,53,økonomi,husk\ntyped,23,53,økonomi,\n");
    assert_eq!(folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds(), "1 coding added\n");
    let before = folder.content("p.planlupe");
    assert_eq!(folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds(), "0 codings added\n");
    assert_eq!(folder.content("p.planlupe"), before);
}

#[test]
fn an_export_of_codings_can_be_taken_into_another_project() {
    let folder = Folder::with_project();
    folder.write(
        "codings.csv",
        "case,start,end,code,memo\ntyped,23,53,økonomi,\"a;b, «c» \"\"d\"\"\"\nprint,96,118,Mål/arbeid,\n",
    );
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    let wanted = codings(&folder);
    for dialect in [&["export", "p.planlupe", "out"][..], &["export", "p.planlupe", "out", "--excel-nb"]] {
        folder.run(dialect).succeeds();
        let other = Folder::with_project();
        other.write("codings.csv", folder.bytes("out/codings.csv"));
        other.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
        assert_eq!(codings(&other), wanted);
    }
}

#[test]
fn an_error_names_its_line_and_nothing_is_changed() {
    let folder = Folder::with_project();
    let good = "typed,23,53,økonomi\n";
    let before = folder.content("p.planlupe");
    for (header, line, words) in [
        ("case,start,end,code", "nobody,1,2,økonomi", "There is no case called “nobody”"),
        ("case,start,end,code", "typed,1,2,bolig", "There is no code called “bolig”"),
        ("case,start,end,code", "typed,1,2,Dialog", "“Dialog” is a group"),
        ("case,start,end,code", "typed,1,2,arbeid/aktivitet", "There is no code called “arbeid/aktivitet”"),
        ("case,start,end,code", "typed,1,2,utdanning", "Several codes are called “utdanning”"),
        (
            "case,start,end,code",
            "typed,1,1000,økonomi",
            "outside the text of the case “typed”, which has 110 characters",
        ),
        ("case,start,end,code", "typed,5,5,økonomi", "outside the text of the case “typed”"),
        ("case,start,end,code", "typed,9,5,økonomi", "outside the text of the case “typed”"),
        ("case,start,end,code", "typed,-1,5,økonomi", "“start” is not a whole number"),
        ("case,start,end,code", "typed,1,5.5,økonomi", "“end” is not a whole number"),
        ("case,start,end,code", "typed,,5,økonomi", "“start” is not a whole number"),
        ("case,start,end,code", "typed,1,5", "the line has 3 fields, but the first line has 4"),
        ("case,start,end,code", "typed,1,5,", "There is no code called “”"),
    ] {
        folder.write("codings.csv", format!("{header}\n{good}{line}\n{good}"));
        let sentence = folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).refuses();
        assert!(sentence.contains("“codings.csv”, line 3: ") && sentence.contains(words), "{sentence}");
        assert!(sentence.ends_with("Nothing was taken in."), "{sentence}");
        assert_eq!(folder.content("p.planlupe"), before, "{line}");
    }
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let folder = Folder::with_project();
    for (table, line) in [
        ("case,start,end,code,memo\ntyped,1,2,økonomi,\"to\nlinjer\"\ntyped,1,2,bolig,\n", 4),
        ("case,start,end,code\n\n\ntyped,1,2,bolig\n", 4),
        ("case,start,end,code\r\ntyped,1,3,økonomi\r\n\r\ntyped,1,2,bolig\r\n", 4),
        ("case,start,end,code\n\ntyped,1\n", 3),
    ] {
        folder.write("codings.csv", table);
        let sentence = folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).refuses();
        assert!(sentence.contains(&format!("line {line}: ")), "{table:?}: {sentence}");
    }
}

#[test]
fn a_table_that_is_none_is_refused() {
    let folder = Folder::with_project();
    let before = folder.content("p.planlupe");
    for (content, words) in [
        ("case,start,code\ntyped,1,økonomi\n", "“codings.csv” lacks the column “end”"),
        ("", "the file is empty"),
        ("PK\u{3}\u{4}xl/workbook.xml", "an office document or an archive"),
    ] {
        folder.write("codings.csv", content);
        let sentence = folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).refuses();
        assert!(sentence.contains(words), "{sentence}");
    }
    let sentence = folder.run(&["code", "p.planlupe", "--from", "gone.csv"]).refuses();
    assert!(sentence.contains("gone.csv"), "{sentence}");
    assert_eq!(folder.content("p.planlupe"), before);
}

#[test]
fn codes_that_do_not_exist_are_made_only_when_asked_for() {
    let folder = Folder::with_project();
    folder.write(
        "codings.csv",
        "case,start,end,code\ntyped,23,53,Dialog/økonomi/lån\ntyped,81,109,Egne/bolig\ntyped,81,84,frist\n",
    );
    let before = folder.content("p.planlupe");
    let sentence = folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).refuses();
    assert!(
        sentence.contains("line 2: There is no code called “Dialog/økonomi/lån”")
            && sentence.contains("--create-codes"),
        "{sentence}"
    );
    assert_eq!(folder.content("p.planlupe"), before);

    folder.run(&["code", "p.planlupe", "--from", "codings.csv", "--create-codes"]).succeeds();
    let codes: Vec<String> = codings(&folder).into_iter().map(|row| row[3].clone()).collect();
    assert_eq!(codes, ["Dialog/økonomi/lån", "frist", "Egne/bolig"]);
    let tree = folder.run(&["codebook", "p.planlupe", "--json"]).json();
    let of = |path: &str| {
        tree.as_array().expect("a list").iter().find(|code| code["path"] == path).cloned().expect("the code")
    };
    assert_eq!((&of("Egne")["codable"], &of("Egne/bolig")["codable"]), (&false.into(), &true.into()));
    assert!(of("Egne/bolig")["colour"].as_str().is_some_and(|colour| colour.starts_with('#')));
    assert_eq!(of("Dialog/økonomi/lån")["name"], "lån");
}

#[test]
fn an_error_after_a_made_code_takes_the_code_back() {
    let folder = Folder::with_project();
    folder.write("codings.csv", "case,start,end,code\ntyped,23,53,bolig\ntyped,23,5300,bolig\n");
    let before = folder.content("p.planlupe");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv", "--create-codes"]).refuses();
    assert_eq!(folder.content("p.planlupe"), before);
}

#[test]
fn a_table_with_a_header_alone_adds_nothing() {
    let folder = Folder::with_project();
    let before = folder.content("p.planlupe");
    folder.write("codings.csv", "case,start,end,code\n");
    assert_eq!(folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds(), "0 codings added\n");
    assert_eq!(folder.content("p.planlupe"), before);
}

#[test]
fn the_codebook_goes_to_a_file_and_into_another_project() {
    let folder = Folder::with_project();
    folder.write("codings.csv", "case,start,end,code\ntyped,23,53,Egne/bolig/leie\n");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv", "--create-codes"]).succeeds();
    folder.run(&["codebook", "p.planlupe", "--to", "book.ron"]).succeeds();
    assert_eq!(folder.run(&["codebook", "p.planlupe", "--to", "-"]).succeeds(), folder.text("book.ron"));

    folder.run(&["import", "q.planlupe", "typed.txt", "--codebook", "book.ron"]).succeeds();
    let of = |project: &str| folder.run(&["codebook", project, "--json"]).json();
    assert_eq!(of("q.planlupe"), of("p.planlupe"));
    let before = folder.content("q.planlupe");
    folder.run(&["codebook", "q.planlupe", "--from", "book.ron"]).succeeds();
    assert_eq!(folder.content("q.planlupe"), before, "the same codebook changes nothing");
}

#[test]
fn a_codebook_that_makes_a_group_of_a_code_hides_none_of_its_codings() {
    let folder = Folder::with_project();
    folder.write("codings.csv", "case,start,end,code\ntyped,23,53,bolig\n");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv", "--create-codes"]).succeeds();
    folder.write("book.ron", "(groups: [(name: \"Bolig\", codes: [(name: \"leie\")])])");
    folder.run(&["codebook", "p.planlupe", "--from", "book.ron"]).succeeds();
    let tally = folder.run(&["tally", "p.planlupe", "--json"]).json();
    let rows = tally["rows"].as_array().expect("rows");
    assert!(rows.iter().any(|row| row["code"] == "Bolig" && row["total"] == 1), "{tally}");
    assert!(rows.iter().any(|row| row["code"] == "Bolig/leie" && row["total"] == 0), "{tally}");
}

#[test]
fn a_codebook_with_a_colour_that_is_none_is_refused_whole() {
    let folder = Folder::with_project();
    let before = folder.run(&["codebook", "p.planlupe", "--json"]).json();
    folder.run(&["codebook", "p.planlupe", "--to", "book.ron"]).succeeds();
    let book = folder.text("book.ron");
    let colour = book.split("colour: \"#").nth(1).and_then(|rest| rest.split('"').next()).expect("a colour");
    folder.write("book.ron", book.replacen(&format!("#{colour}"), "rosa", 1));
    folder.write("book.csv", "code,colour\nEgne/bolig,#AA3300\nEgne/lån,rosa\n");
    for file in ["book.ron", "book.csv"] {
        let refused = folder.run(&["codebook", "p.planlupe", "--from", file]).refuses();
        assert!(refused.contains("“rosa” is not a colour"), "{refused}");
        assert_eq!(folder.run(&["codebook", "p.planlupe", "--json"]).json(), before, "{file}");
    }
}

#[test]
fn codes_of_a_table_get_colours_that_no_other_code_has() {
    let folder = Folder::with_project();
    folder.write("codings.csv", "case,start,end,code\ntyped,23,53,Egne/bolig\ntyped,23,53,Egne/frist\n");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv", "--create-codes"]).succeeds();
    let tree = folder.run(&["codebook", "p.planlupe", "--json"]).json();
    let codes = tree.as_array().expect("a list");
    let colour_of = |path: &str| codes.iter().find(|code| code["path"] == path).expect("the code")["colour"].clone();
    for path in ["Egne/bolig", "Egne/frist"] {
        let same = codes.iter().filter(|code| code["colour"] == colour_of(path)).count();
        assert_eq!(same, 1, "{path}");
    }
}

#[test]
fn codes_are_moved_and_merged_and_their_history_is_told() {
    let folder = Folder::with_project();
    folder.write("codings.csv", "case,start,end,code,memo\ntyped,23,53,økonomi,husk\ntyped,23,53,Dialog/helse,\n");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    folder.run(&["codebook", "p.planlupe", "--move", "økonomi", "--before", "Dialog/helse"]).succeeds();
    let paths = |folder: &Folder| -> Vec<String> {
        let tree = folder.run(&["codebook", "p.planlupe", "--json"]).json();
        tree.as_array().expect("a list").iter().map(|code| code["path"].as_str().expect("a path").to_owned()).collect()
    };
    let dialog = paths(&folder);
    let place = |path: &str| dialog.iter().position(|own| own == path);
    assert_eq!(place("Dialog/økonomi").map(|at| at + 1), place("Dialog/helse"));
    folder.run(&["codebook", "p.planlupe", "--move", "økonomi", "--under", "Mål"]).succeeds();
    assert!(paths(&folder).contains(&"Mål/økonomi".to_owned()));
    let sentence = folder.run(&["codebook", "p.planlupe", "--move", "Mål", "--under", "økonomi"]).refuses();
    assert!(sentence.contains("cannot stand below"), "{sentence}");

    folder.run(&["codebook", "p.planlupe", "--merge", "økonomi", "--into", "Dialog/helse"]).succeeds();
    assert_eq!(
        codings(&folder),
        [["typed", "23", "53", "Dialog/helse", "ada", "husk", "Jeg trenger hjelp med søknaden"]],
        "the memo of the coding that had a twin is kept"
    );
    let sentence =
        folder.run(&["codebook", "p.planlupe", "--merge", "Dialog/helse", "--into", "Dialog/helse"]).refuses();
    assert!(sentence.contains("cannot be merged"), "{sentence}");
    let history = folder.run(&["codebook", "p.planlupe", "--since", "2020-01-01", "--json"]).json();
    let last = history.as_array().expect("a list").last().cloned().expect("a change");
    assert_eq!((&last["what"], &last["code"]), (&"removed".into(), &"økonomi".into()));
    let told = folder.run(&["codebook", "p.planlupe", "--since", "2020-01-01"]).succeeds();
    assert!(told.contains("Changed: økonomi") && told.contains("Dialog → Mål"), "{told}");
    assert!(folder.run(&["codebook", "p.planlupe", "--since", "2100-01-01"]).succeeds().contains("No changes"));
}

#[test]
fn codings_get_other_codes_out_of_a_table() {
    let folder = Folder::with_project();
    folder.write("codings.csv", "case,start,end,code\ntyped,23,53,økonomi\ntyped,81,109,økonomi\n");
    folder.run(&["code", "p.planlupe", "--from", "codings.csv"]).succeeds();
    folder.write("new.csv", "case,start,end,code,new_code\ntyped,23,53,økonomi,Egne/lån\n");
    let before = folder.content("p.planlupe");
    assert!(folder.run(&["code", "p.planlupe", "--recode", "new.csv"]).refuses().contains("line 2"));
    folder.write("gone.csv", "case,start,end,code,new_code\ntyped,1,2,økonomi,Dialog/helse\n");
    assert!(folder.run(&["code", "p.planlupe", "--recode", "gone.csv"]).refuses().contains("No coding has this place"));
    assert_eq!(folder.content("p.planlupe"), before);
    folder.run(&["code", "p.planlupe", "--recode", "new.csv", "--create-codes"]).succeeds();
    let codes: Vec<String> = codings(&folder).into_iter().map(|row| row[3].clone()).collect();
    assert_eq!(codes, ["Egne/lån", "Dialog/økonomi"]);
}
