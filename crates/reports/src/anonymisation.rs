//! The report for the data protection officer, as Markdown in the language in use.

use project::Recorded;
use quarantine::report::{MentionCount, Originals, Report, SecondReadingFigures, Signed};
use words::i18n::{decimal, long_date, number};

/// The whole report.
#[must_use]
pub fn to_markdown(report: &Report) -> String {
    let mut out = format!("# {}\n\n{}\n\n", tr!("report-title"), tr!("report-method"));
    let (version, cases) = (report.version.to_owned(), report.cases);
    out.push_str(&format!("{}\n\n", tr!("report-figures", version = version, cases = cases)));
    out.push_str(&format!("{}\n\n", of_originals(report)));
    out.push_str(&format!("## {}\n\n| {} |\n|---|---|---|---:|\n", tr!("report-counts"), tr!("report-counts-columns")));
    for MentionCount { what, label, role, count } in &report.counts {
        let label = label.map(words::mark).unwrap_or_default();
        let role = role.as_deref().unwrap_or_default().replace('|', "\\|");
        out.push_str(&format!("| {} | {label} | {role} | {count} |\n", recorded(*what)));
    }
    let dry_runs = report.dry_runs;
    if dry_runs > 0 {
        out.push_str(&format!("\n{}\n", tr!("report-dry-runs", count = dry_runs)));
    }
    let mut erased = report.records.iter().filter(|record| record.what == Recorded::Erased).peekable();
    if erased.peek().is_some() {
        out.push_str(&format!("\n## {}\n\n", tr!("report-erased")));
        for record in erased {
            let what = if record.label.is_some() { tr!("report-erased-person") } else { tr!("report-erased-case") };
            out.push_str(&format!("- {what} – {}, {}\n", record.who, day(&record.at)));
        }
    }
    out.push_str(&format!("\n## {}\n\n", tr!("report-signed")));
    for Signed { case, who, at } in &report.signed {
        out.push_str(&format!("- {} – {who}, {}\n", case.as_deref().unwrap_or("–"), day(at)));
    }
    let SecondReadingFigures { words, misses, per_thousand } = &report.second_reading;
    let figure = per_thousand.map_or_else(|| "–".to_owned(), |figure| decimal(figure, 2));
    let (words, misses) = (*words, *misses);
    out.push_str(&format!(
        "\n## {}\n\n{}\n",
        tr!("report-second"),
        tr!("report-second-figures", words = words, misses = misses, figure = figure)
    ));
    for record in report.records.iter().filter(|record| record.what == Recorded::SecondReading) {
        let (words, misses) = (number(record.words.unwrap_or(0)), number(record.count));
        let (who, at) = (record.who.as_str(), day(&record.at));
        out.push_str(&format!("- {}\n", tr!("report-read", who = who, at = at, words = words, misses = misses)));
    }
    out.push_str(&format!("\n## {}\n\n", tr!("report-rare")));
    for rare in &report.rare {
        out.push_str(&format!("- {}: {}\n", words::rare(rare), rare.cases));
    }
    if report.rare.is_empty() {
        out.push_str(&format!("{}\n", tr!("report-rare-none")));
    }
    out
}

/// What has become of the originals; in bold, unless they are gone or never were.
fn of_originals(report: &Report) -> String {
    let day = |at: Option<&str>| at.map(day).unwrap_or_default();
    let sentence = match report.originals() {
        Originals::None => return tr!("report-no-originals"),
        Originals::Destroyed { at } => return tr!("report-finished", at = day(at)),
        Originals::Kept => tr!("report-not-finished"),
        Originals::Key { at } => tr!("report-key", at = day(at)),
        Originals::FileLeft => tr!("report-file-left"),
        Originals::Finishing { at, count } => tr!("report-finishing", at = day(at), count = count),
        Originals::NoTrace { at } => tr!("report-no-trace", at = day(at)),
        Originals::Contradicted { at, count } => tr!("report-contradicted", at = day(at), count = count),
        Originals::Unread { at } => tr!("report-unread", at = day(at)),
    };
    format!("**{sentence}**")
}

/// The day of a time in ISO 8601, as the language in use writes it.
fn day(at: &str) -> String {
    at.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| at.to_owned(), long_date)
}

fn recorded(what: Recorded) -> String {
    match what {
        Recorded::Replaced => tr!("recorded-replaced"),
        Recorded::Kept => tr!("recorded-kept"),
        Recorded::Signed => tr!("recorded-signed"),
        Recorded::SecondReading => tr!("recorded-second-reading"),
        Recorded::RedactedLater => tr!("recorded-redacted-later"),
        Recorded::KeyKept => tr!("recorded-key-kept"),
        Recorded::LookedByHand => tr!("recorded-looked-by-hand"),
        Recorded::Finishing => tr!("recorded-finishing"),
        Recorded::Finished => tr!("recorded-finished"),
        Recorded::Inherited => tr!("recorded-inherited"),
        Recorded::PublicKept => tr!("recorded-public-kept"),
        Recorded::DryRun => tr!("recorded-dry-run"),
        Recorded::FoundPublic => tr!("recorded-found-public"),
        Recorded::Erased => tr!("recorded-erased"),
        Recorded::SaidAnonymised => tr!("recorded-said-anonymised"),
        Recorded::LookedAfterImport => tr!("recorded-looked-after-import"),
    }
}
