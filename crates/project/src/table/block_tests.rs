//! Tests of a block that is copied and pasted.

use proptest::prelude::*;

use super::*;

const WHOLE: CellBlockShape = CellBlockShape { has_header: true, has_labels: true };
const BARE: CellBlockShape = CellBlockShape { has_header: false, has_labels: false };

fn attributes() -> Vec<Attribute> {
    let options = || vec!["kvinne".to_owned(), "mann".to_owned()];
    [
        ("kjønn", AttributeKind::Category),
        ("alder", AttributeKind::Number),
        ("innvilget", AttributeKind::Date),
        ("merknad", AttributeKind::Text),
    ]
    .into_iter()
    .enumerate()
    .map(|(at, (name, kind))| Attribute {
        id: i64::try_from(at).unwrap_or_default() + 10,
        name: name.to_owned(),
        kind,
        options: if kind == AttributeKind::Category { options() } else { Vec::new() },
    })
    .collect()
}

const CASES: [(i64, &str); 3] = [(1, "berg"), (2, "fjell"), (3, "fjord")];

fn values() -> HashMap<(i64, i64), String> {
    HashMap::from([
        ((1, 10), "kvinne".to_owned()),
        ((1, 11), "27.5".to_owned()),
        ((2, 13), "to\tord\n\"her\"".to_owned()),
    ])
}

/// The case, the attribute, the old and the new value of each change.
fn changes(preview: &BlockPreview) -> Vec<(i64, &str, &str, &str)> {
    preview
        .changes
        .iter()
        .map(|change| (change.new.case, change.new.attribute.as_str(), change.old.as_str(), change.new.value.as_str()))
        .collect()
}

/// Line, column and form of the reason of each cell that does not fit.
fn misfits(preview: &BlockPreview) -> Vec<(u64, usize, String)> {
    let form = |reason: &Error| format!("{reason:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned();
    preview.misfits.iter().map(|misfit| (misfit.line, misfit.column, form(&misfit.reason))).collect()
}

#[test]
fn a_table_with_header_and_labels_goes_where_its_names_say() {
    let (attributes, values) = (attributes(), values());
    let grid = AttributeGrid { cases: &CASES, attributes: &attributes, values: &values };
    let block = CellBlock::read("sak\tALDER\tinnvilget\r\nfjord\t31\t1.8.2019\r\nberg\t27,5\t\r\n");
    assert_eq!(block.shape(&grid), WHOLE);
    let preview = block.preview(&grid, (2, 3), WHOLE, false);
    assert_eq!(changes(&preview), [(3, "alder", "", "31"), (3, "innvilget", "", "2019-08-01")]);
    assert!(preview.fits());
}

#[test]
fn a_bare_block_goes_from_a_cell_on_and_an_empty_cell_takes_a_value_away() {
    let (attributes, values) = (attributes(), values());
    let grid = AttributeGrid { cases: &CASES, attributes: &attributes, values: &values };
    let block = CellBlock::read("\t\nmann\t44\n");
    assert_eq!(block.shape(&grid), BARE);
    let preview = block.preview(&grid, (0, 0), BARE, false);
    let wanted =
        [(1, "kjønn", "kvinne", ""), (1, "alder", "27.5", ""), (2, "kjønn", "", "mann"), (2, "alder", "", "44")];
    assert_eq!(changes(&preview), wanted);
    let labelled = CellBlock::read("fjell\tmann\nberg\tmann\n");
    let shape = labelled.shape(&grid);
    assert_eq!(shape, CellBlockShape { has_header: false, has_labels: true });
    let preview = labelled.preview(&grid, (0, 0), shape, false);
    assert_eq!(changes(&preview), [(2, "kjønn", "", "mann"), (1, "kjønn", "kvinne", "mann")]);
}

#[test]
fn what_does_not_fit_is_listed_with_its_place() {
    let (attributes, values) = (attributes(), values());
    let grid = AttributeGrid { cases: &CASES, attributes: &attributes, values: &values };
    let text =
        "case\talder\tinnvilget\tvekt\nberg\tgammel\t31.02.2019\t1\nfoss\t1\t\t\nberg\t2\t\t\nfjell\t#REF!\tNA\t\n";
    let block = CellBlock::read(text);
    let preview = block.preview(&grid, (0, 0), block.shape(&grid), false);
    let wanted = [(2, 2, "BadValue"), (2, 3, "NoDay"), (4, 1, "CaseTwice"), (5, 2, "SpreadsheetError")];
    assert_eq!(misfits(&preview), wanted.map(|(line, column, reason)| (line, column, reason.to_owned())));
    assert_eq!(
        (preview.unknown_cases.as_slice(), preview.unknown_attributes.as_slice()),
        (&["foss".to_owned()][..], &["vekt".to_owned()][..])
    );
    assert!(preview.changes.is_empty() && !preview.fits());
    let beyond = CellBlock::read("a\tb\nc\td\n").preview(&grid, (2, 3), BARE, false);
    assert_eq!(misfits(&beyond), [(1, 2, "OutsideOfGrid".to_owned()), (2, 1, "OutsideOfGrid".to_owned())]);
    assert_eq!(
        misfits(&CellBlock::read("x\n\"y\n").preview(&grid, (0, 3), BARE, false)),
        [(2, 1, "OpenQuote".to_owned())]
    );
}

#[test]
fn a_number_that_could_be_two_is_asked_unless_its_column_tells() {
    let (attributes, values) = (attributes(), values());
    let grid = AttributeGrid { cases: &CASES, attributes: &attributes, values: &values };
    let paste = |text: &str| CellBlock::read(text).preview(&grid, (1, 1), BARE, false);
    assert_eq!(misfits(&paste("312,125\n")), [(1, 1, "AmbiguousNumber".to_owned())]);
    assert_eq!(changes(&paste("312,125\n1,5\n")), [(2, "alder", "", "312.125"), (3, "alder", "", "1.5")]);
}

#[test]
fn a_category_learns_a_value_only_if_a_person_says_so() {
    let (attributes, values) = (attributes(), values());
    let grid = AttributeGrid { cases: &CASES, attributes: &attributes, values: &values };
    let block = CellBlock::read("annet\n");
    let preview = block.preview(&grid, (1, 0), BARE, false);
    assert_eq!(misfits(&preview), [(1, 1, "BadValue".to_owned())]);
    assert_eq!(preview.new_values.len(), 1);
    let preview = block.preview(&grid, (1, 0), BARE, true);
    assert_eq!(changes(&preview), [(2, "kjønn", "", "annet")]);
}

/// Texts with what means something in a table.
fn text() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        "[a-c0-2]",
        r#"[\t\n"'=+@;,|. -]"#,
        Just("NA".to_owned()),
        Just("alder".to_owned()),
        Just("berg".to_owned())
    ];
    prop::collection::vec(sign, 0..6).prop_map(|signs| entered::passage(&signs.concat()))
}

proptest! {
    #[test]
    fn what_is_copied_and_pasted_again_changes_nothing(
        texts in prop::collection::vec(text(), 6),
        numbers in prop::collection::vec(prop::option::of(-2_000_000..2_000_000_i32), 3),
        (from, to, left, right) in (0..3_usize, 0..3_usize, 0..4_usize, 0..4_usize),
        (has_header, has_labels, comma) in any::<(bool, bool, bool)>(),
    ) {
        let mut attributes = attributes();
        attributes[0].options = texts[..3].to_vec();
        let mut values = HashMap::new();
        for (at, (case, _)) in CASES.iter().enumerate() {
            values.insert((*case, 10), texts[at].clone());
            values.insert((*case, 13), texts[at + 3].clone());
            if let Some(number) = numbers[at] {
                values.insert((*case, 11), (f64::from(number) / 1000.0).to_string());
            }
        }
        values.retain(|_, value| !value.is_empty());
        let grid = AttributeGrid { cases: &CASES, attributes: &attributes, values: &values };
        let rows = from.min(to)..from.max(to) + 1;
        let columns = left.min(right)..left.max(right) + 1;
        let (first_row, first_column) = (rows.start, columns.start);
        let shape = CellBlockShape { has_header, has_labels };
        let copied = grid.copied(rows, columns, shape, if comma { ',' } else { '.' });
        let block = CellBlock::read(&copied);
        let preview = block.preview(&grid, (first_row, first_column), shape, false);
        prop_assert!(preview.fits() && preview.changes.is_empty(), "{copied:?}: {preview:?}");
        if shape == WHOLE {
            prop_assert_eq!(block.shape(&grid), WHOLE);
        }
    }
}
