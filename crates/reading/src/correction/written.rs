//! Dates and clock times as a person types them.

use chrono::{NaiveDate, NaiveTime};

use crate::date::{date_at, time_at};
use crate::error::{Error, Result};
use crate::layout::Layout;
use crate::print_words::print_words;

/// `2020-03-02`, `2.3.2020`, `2. mars 2020`; nothing, or `none`, for no date.
///
/// # Errors
/// [`Error::BadDate`].
pub fn date(written: &str) -> Result<Option<NaiveDate>> {
    let written = written.trim();
    if is_none(written) {
        return Ok(None);
    }
    let by_form =
        ["%Y-%m-%d", "%d.%m.%Y", "%d. %m. %Y"].iter().find_map(|form| NaiveDate::parse_from_str(written, form).ok());
    let by_words = || {
        let found = Layout::all().iter().find_map(|layout| date_at(written, &layout.months))?;
        found.date.filter(|_| written[found.len..].trim().is_empty())
    };
    by_form.or_else(by_words).map(Some).ok_or_else(|| Error::BadDate(written.to_owned()))
}

/// `10:30`, `10.30`, `kl. 10.30`; nothing, or `none`, for no clock time.
///
/// # Errors
/// [`Error::BadTime`].
pub fn time(written: &str) -> Result<Option<NaiveTime>> {
    let written = written.trim();
    if is_none(written) {
        return Ok(None);
    }
    let bare =
        written.strip_prefix(&print_words().clock).map_or(written, |rest| rest.trim_start_matches('.').trim_start());
    let found = time_at(bare).filter(|(_, len)| bare[*len..].is_empty()).map(|(time, _)| time);
    found.map(Some).ok_or_else(|| Error::BadTime(written.to_owned()))
}

fn is_none(written: &str) -> bool {
    written.is_empty() || written == "none"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2020, 3, 2);
        for written in ["2020-03-02", "2.3.2020", "02.03.2020", "2. mars 2020", " 2. mar. 2020 "] {
            assert_eq!(date(written).expect(written), day, "{written}");
        }
        assert_eq!(date("").expect("nothing"), None);
        assert_eq!(date("none").expect("nothing"), None);
        for wrong in ["31. feb. 2020", "i går", "2. mars", "2. mars 2020 og noe"] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn clock_times_are_read_as_people_write_them() {
        let half_past = NaiveTime::from_hms_opt(10, 30, 0);
        for written in ["10:30", "10.30", "kl. 10.30", "kl 10:30"] {
            assert_eq!(time(written).expect(written), half_past, "{written}");
        }
        assert_eq!(time(" ").expect("nothing"), None);
        for wrong in ["25:00", "halv elleve", "10:30 i dag"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }
}
