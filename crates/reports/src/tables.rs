//! What the tables of the program are, as their workbooks say it.

use crate::workbook::TableAbout;
use project::coder_agreement::AgreementTable;
use project::figures::FigureTable;
use project::goals::GoalsForm;
use project::tally::counting::CountedTable;
use project::tally::{Count, Tally};
use words::figure_table::notes;

/// A contact figure: its definition, and what counts nowhere.
#[must_use]
pub fn of_figure(table: &FigureTable) -> TableAbout {
    let sentences = std::iter::once(words::figure_definition(table.figure)).chain(notes(table));
    TableAbout::new(words::figure_name(table.figure), sentences.collect())
}

/// A tally: what it counts, by which attribute.
#[must_use]
pub fn of_tally(tally: &Tally) -> TableAbout {
    let counted = match tally.count {
        Count::Cases => tr!("tally-note-cases"),
        Count::Codings => tr!("tally-note-codings"),
    };
    let by = tally.attribute.as_ref().map(|attribute| tr!("tally-about-by", attribute = attribute.as_str()));
    let empty = tally.attribute.as_ref().map(|_| tr!("figures-empty-cells"));
    TableAbout::new(tr!("tally-about"), std::iter::once(counted).chain(by).chain(empty).collect())
}

/// A tally of any rows and columns: what its numbers mean, and where it was counted.
#[must_use]
pub fn of_counted(table: &CountedTable) -> TableAbout {
    TableAbout::new(words::counted::title(&table.spec), words::counted::sentences(table))
}

/// Agreement between coders: who is compared, and what the figures mean.
#[must_use]
pub fn of_agreement(table: &AgreementTable) -> TableAbout {
    TableAbout::new(tr!("agreement-about"), words::agreement::notes(table))
}

#[must_use]
pub fn of_goals(form: &GoalsForm) -> TableAbout {
    TableAbout::new(tr!("goals-about"), vec![words::goals_sentence(&form.summary.all)])
}

#[must_use]
pub fn of_courses() -> TableAbout {
    TableAbout::new(tr!("courses-about"), vec![tr!("courses-about-rows")])
}

#[must_use]
pub fn of_hits() -> TableAbout {
    TableAbout::new(tr!("hits-about"), vec![tr!("hits-about-rows")])
}

#[must_use]
pub fn of_excerpts() -> TableAbout {
    TableAbout::new(tr!("excerpts-about"), vec![tr!("excerpts-about-rows")])
}

#[must_use]
pub fn of_memos() -> TableAbout {
    TableAbout::new(tr!("memos-about"), vec![tr!("memos-about-rows")])
}
