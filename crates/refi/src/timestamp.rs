//! Times as files have them: with or without a zone, to any part of a second.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, Utc};

/// The time in UTC to the second, as a project keeps it. A time without a zone is taken for UTC.
pub(crate) fn utc(written: &str) -> Option<String> {
    let written = written.trim();
    let plain = |form| NaiveDateTime::parse_from_str(written, form).ok().map(|time| time.and_utc());
    let time = DateTime::parse_from_rfc3339(written)
        .ok()
        .map(|time| time.with_timezone(&Utc))
        .or_else(|| plain("%Y-%m-%dT%H:%M:%S%.f"))
        .or_else(|| plain("%Y-%m-%d %H:%M:%S%.f"))
        .or_else(|| day(written)?.and_hms_opt(0, 0, 0).map(|time| time.and_utc()))?;
    Some(time.to_rfc3339_opts(SecondsFormat::Secs, true)).filter(|time| time.len() == "2026-01-01T00:00:00Z".len())
}

/// The day in a date or time, and whether there is more to it than the day.
pub(crate) fn date(written: &str) -> Option<(NaiveDate, bool)> {
    let date = day(written.trim())?;
    let rest = written.trim().get(10..).unwrap_or_default();
    let has_clock = rest.bytes().take(9).any(|byte| byte.is_ascii_digit() && byte != b'0');
    Some((date, has_clock))
}

fn day(written: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(written.get(..10)?, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_all_programs_become_utc() {
        for (written, wanted) in [
            ("2018-03-27T17:46:39Z", Some("2018-03-27T17:46:39Z")),
            ("2018-03-27T19:46:39.5+02:00", Some("2018-03-27T17:46:39Z")),
            ("2018-03-27 17:46:39", Some("2018-03-27T17:46:39Z")),
            ("2018-03-27T17:46:39", Some("2018-03-27T17:46:39Z")),
            ("2018-03-27", Some("2018-03-27T00:00:00Z")),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(utc(written).as_deref(), wanted, "{written}");
        }
        assert_eq!(date("2018-03-27T00:00:00Z").map(|(_, clock)| clock), Some(false));
        assert_eq!(date("2018-03-27T10:00:00Z").map(|(_, clock)| clock), Some(true));
    }
}
