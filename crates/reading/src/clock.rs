//! The time, from whatever clock the machine has.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Local, NaiveDate, SecondsFormat, Utc};

/// The time now in UTC, as ISO 8601 to the second. A clock that was never set, or that runs far ahead, is no reason to stop.
#[must_use]
pub fn now() -> String {
    at(SystemTime::now()).to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The day of a time of [`now`], in the time zone of the machine.
#[must_use]
pub fn day_of(at: &str) -> Option<NaiveDate> {
    DateTime::parse_from_rfc3339(at).ok().map(|at| at.with_timezone(&Local).date_naive())
}

/// Today, in the time zone of the machine.
#[must_use]
pub fn today() -> NaiveDate {
    at(SystemTime::now()).with_timezone(&Local).date_naive()
}

/// A time of the machine; one that no calendar knows is the nearest that one knows.
fn at(time: SystemTime) -> DateTime<Utc> {
    let seconds = |since: std::time::Duration| i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
    let (seconds, limit) = match time.duration_since(UNIX_EPOCH) {
        Ok(since) => (seconds(since), DateTime::<Utc>::MAX_UTC),
        Err(before) => (-seconds(before.duration()), DateTime::<Utc>::MIN_UTC),
    };
    DateTime::from_timestamp(seconds, 0).unwrap_or(limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_clock_before_1970_or_far_ahead_gives_a_time() {
        let day = Duration::from_hours(24);
        assert_eq!(at(UNIX_EPOCH - day).to_rfc3339_opts(SecondsFormat::Secs, true), "1969-12-31T00:00:00Z");
        assert_eq!(at(UNIX_EPOCH + day).to_rfc3339_opts(SecondsFormat::Secs, true), "1970-01-02T00:00:00Z");
        // As far as the machine can count, both ways.
        for power in 32..63 {
            let seconds = Duration::from_secs(1 << power);
            for time in [UNIX_EPOCH.checked_add(seconds), UNIX_EPOCH.checked_sub(seconds)].into_iter().flatten() {
                assert!(at(time).to_rfc3339_opts(SecondsFormat::Secs, true).ends_with('Z'));
            }
        }
    }
}
