//! The fields for the period of which a figure tells.

use egui::{RichText, Ui};

use crate::ui::fields::field;
use crate::ui::tokens::Tokens;
use project::figures::asked_period::AskedPeriod;
use reading::correction::written;
use words::Sentence as _;

/// What is typed into them.
#[derive(Debug, Default)]
pub struct PeriodFields {
    from: String,
    to: String,
    from_day: String,
    to_day: String,
}

impl PeriodFields {
    /// Shows them. What cannot be read is told, and the period stays what it was.
    pub fn show(&mut self, ui: &mut Ui, period: &mut AskedPeriod) {
        let (day, number) = (tr!("finding-day-hint"), tr!("contact-day-hint"));
        field(ui, &tr!("contact-since"), &mut self.from, &day);
        field(ui, &tr!("contact-until"), &mut self.to, &day);
        field(ui, &tr!("contact-since-day"), &mut self.from_day, &number);
        field(ui, &tr!("contact-until-day"), &mut self.to_day, &number);
        match self.read() {
            Ok(read) => *period = read,
            Err(sentence) => {
                ui.label(RichText::new(sentence).small().color(Tokens::of(ui.ctx()).warning));
            }
        }
    }

    fn read(&self) -> Result<AskedPeriod, String> {
        let day = |typed: &String| {
            let typed = typed.trim();
            let read = (!typed.is_empty()).then(|| written::date(typed)).transpose();
            read.map(Option::flatten).map_err(|error| error.sentence())
        };
        let number = |typed: &String| {
            let typed = typed.trim();
            let read = (!typed.is_empty()).then(|| typed.parse::<u32>()).transpose();
            read.map_err(|_| tr!("contact-no-day", typed = typed))
        };
        let period = AskedPeriod {
            from: day(&self.from)?,
            to: day(&self.to)?,
            from_day: number(&self.from_day)?,
            to_day: number(&self.to_day)?,
        };
        period.check().map_err(|error| error.sentence())?;
        Ok(period)
    }
}
