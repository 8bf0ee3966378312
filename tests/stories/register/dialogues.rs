//! How invented dialogues run: who begins, who writes how often, when NAV answers, how long it takes.

use chrono::{NaiveDateTime, TimeDelta};

use super::lot::{Lot, Ranked, around};
use super::page::Message;

/// How often a user or NAV writes no more than they must.
const NO_MORE: f64 = 0.55;

/// What holds for the dialogues of one group of people.
#[derive(Debug, Clone)]
pub struct Dialogues {
    /// The share that the user begins.
    pub by_user: f64,
    /// The share in which NAV answers a message of the user, each at one time.
    pub answered: f64,
    /// Messages in a dialogue, in the mean.
    pub nav: f64,
    pub user: f64,
}

/// What holds for all dialogues of a register.
#[derive(Debug, Clone)]
pub struct Times {
    /// Hours until NAV answers.
    pub hours: Ranked,
    /// Days from the first to the last of several messages.
    pub days: Ranked,
}

/// The shares of the dialogues of a group that run in one way.
struct Ways {
    nav_answered: f64,
    user_answered: f64,
    user_unanswered: f64,
}

impl Dialogues {
    fn ways(&self) -> Ways {
        Ways {
            nav_answered: (1.0 - self.by_user) * self.answered,
            user_answered: self.by_user * self.answered,
            user_unanswered: self.by_user * (1.0 - self.answered),
        }
    }

    /// The share of the dialogues that have one message only.
    pub fn single(&self) -> f64 {
        (1.0 - self.answered) * (1.0 - self.by_user + self.by_user * NO_MORE)
    }

    /// The share of those with several messages that NAV does not answer.
    fn unanswered(&self) -> f64 {
        self.ways().user_unanswered * (1.0 - NO_MORE) / (1.0 - self.single())
    }

    /// What NAV writes more than «begins» and «answers», in the mean of the dialogues that it begins and in which it answers.
    fn more_by_nav(&self) -> f64 {
        let ways = self.ways();
        let least = 2.0 * ways.nav_answered + ways.user_answered + (1.0 - self.by_user) * (1.0 - self.answered);
        (self.nav - least) / ways.nav_answered
    }

    /// What users write more than once, in the mean of the dialogues in which they need not.
    fn more_by_user(&self) -> f64 {
        let ways = self.ways();
        let least = ways.nav_answered + 2.0 * ways.user_answered + ways.user_unanswered;
        (self.user - least) / (ways.nav_answered + ways.user_unanswered)
    }

    /// The dialogue at a place, which begins at this time.
    pub fn dialogue(&self, times: &Times, place: usize, begin: NaiveDateTime) -> Vec<Message> {
        let by_user = Lot::of(11).at(place) < self.by_user;
        let answer = Lot::of(13).at(place);
        let rank = answer / self.answered;
        let more = |mean: f64, lot: Lot| {
            let at = lot.at(place);
            if at < NO_MORE { 0 } else { around(mean / (1.0 - NO_MORE), (at - NO_MORE) / (1.0 - NO_MORE)) }
        };
        let users_more = || more(self.more_by_user(), Lot::of(19));
        let after = |minutes: f64| begin + TimeDelta::minutes(minutes.round() as i64);
        if rank >= 1.0 {
            let users = if by_user { 1 + users_more() } else { 0 };
            let end = times.days.at(self.unanswered() / 2.0) * 1440.0;
            return match users {
                0 => vec![Message { nav: true, at: begin }],
                1 => vec![Message { nav: false, at: begin }],
                _ => evenly(users, false, 0.0, end).map(|(nav, at)| Message { nav, at: after(at) }).collect(),
            };
        }
        // Who waits longest has the longest dialogues, so that every answer lies within its dialogue.
        let hours = times.hours.at(rank) * 60.0;
        let among_several = self.unanswered() + (1.0 - self.unanswered()) * rank;
        let end = (times.days.at(among_several) * 1440.0).max(hours + 2.0);
        let mut written = Vec::new();
        let (nav_more, user_more) =
            if by_user { (0, 1) } else { (more(self.more_by_nav(), Lot::of(17)), users_more()) };
        let asked = match (by_user, nav_more + user_more) {
            (true, _) => 0.0,
            (false, 0) => end - hours,
            (false, _) => (0.3 * (end - hours)).max(1.0),
        };
        if !by_user {
            written.push((true, 0.0));
        }
        written.extend([(false, asked), (true, asked + hours)]);
        let rest = end - asked - hours;
        let middle = asked + hours + if user_more == 0 { rest } else { rest / 2.0 };
        written.extend(evenly(nav_more + 1, true, asked + hours, middle).skip(1));
        let from = written.last().map_or(0.0, |(_, at)| *at);
        written.extend(evenly(user_more + 1, false, from, end).skip(1));
        written.into_iter().map(|(nav, at)| Message { nav, at: after(at) }).collect()
    }
}

/// Messages of one side, the first and the last of them at these minutes.
fn evenly(number: usize, nav: bool, first: f64, last: f64) -> impl Iterator<Item = (bool, f64)> {
    let step = (last - first) / (number.max(2) - 1) as f64;
    (0..number).map(move |at| (nav, first + step * at as f64))
}
