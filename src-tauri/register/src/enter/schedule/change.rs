//! What may become of an announced session: handed to a deputy for a reason, moved to another day, moved because its day
//! became a day off; each leaves the session it was, and what must be announced again is said.

use calendar::deadline::Flags;
use calendar::working;
use chrono::NaiveDate;
use serde_json::{Map, Value};
use vault::error::{Error, Result};
use vault::{Act, Casebook, Done, Moment, Reader};
use words::codes::Code;
use words::day;
use words::fault::{Fault, Trouble};
use words::slice::Slice;

use super::plan::next_working;
use crate::enter::{self, Named};
use crate::entry::{self, Entry};
use crate::record::session::{Lane, Session, store as sessions};
use crate::record::setting;

/// Hands a session to a deputy; without a reason it is not handed over.
pub fn delegate(
    casebook: &mut Casebook,
    reference: &str,
    host: &str,
    because: &str,
    now: Moment,
) -> Result<Done<Named>> {
    let mut faults = Vec::new();
    for (field, text) in [("host", host), ("delegated_because", because)] {
        if text.trim().is_empty() {
            faults.push(Fault::at(field, Trouble::Missing));
        }
    }
    if !faults.is_empty() {
        return Err(Error::Faults(faults, 0));
    }
    open(casebook.read(), reference)?;
    let change = |line: &mut Map<String, Value>| {
        line.insert("lane".to_owned(), Lane::Delegate.code().into());
        line.insert("host".to_owned(), host.trim().into());
        line.insert("delegated_because".to_owned(), because.trim().into());
    };
    let done = enter::amend(casebook, Act::Correct, Slice::Session, reference, now, change)?;
    done.map(|entered| Ok(Named { slice: Slice::Session, reference: reference.to_owned(), entered }))
}

/// Moves a session to another day: the one that was announced says where it went, the new one whence it came. Answers
/// the new one and by when it must be announced again (D01).
pub fn shift(casebook: &mut Casebook, reference: &str, to: NaiveDate, now: Moment) -> Result<Done<(Named, String)>> {
    let session = open(casebook.read(), reference)?;
    if session.date == to {
        return Err(Error::fault(Fault::at("moved_to", Trouble::OfItself)));
    }
    let announce = announce_by(casebook.read(), to)?;
    let moved = [("moved_to".to_owned(), Value::from(to.to_string()))].into_iter().collect();
    let done = enter::receive_and_set(
        casebook,
        vec![(Slice::Session, successor(&session, to))],
        vec![(Slice::Session, reference.to_owned(), moved)],
        now,
    )?;
    let last = |mut all: Vec<Named>| all.pop().ok_or(Error::NotFound("session"));
    done.map(|all| Ok((last(all)?, announce)))
}

/// Moves every planned session that stands on a day off to the next working day, in one act.
pub fn clear_days_off(casebook: &mut Casebook, now: Moment) -> Result<Done<Vec<Named>>> {
    let holidays = setting::law(casebook.read())?.holidays;
    let (mut drafts, mut sets) = (Vec::new(), Vec::new());
    for session in on_days_off(casebook.read(), now.today)? {
        let to = next_working(session.date, &holidays);
        let moved = [("moved_to".to_owned(), Value::from(to.to_string()))].into_iter().collect();
        drafts.push((Slice::Session, successor(&session, to)));
        sets.push((Slice::Session, session.reference.clone(), moved));
    }
    if drafts.is_empty() {
        return Err(Error::Usage("không có buổi tiếp nào trúng ngày nghỉ"));
    }
    enter::receive_and_set(casebook, drafts, sets, now)
}

/// Lists the planned sessions ahead that stand on a day off: days off may have been announced after they were planned.
pub fn on_days_off(r: Reader<'_>, today: NaiveDate) -> Result<Vec<Session>> {
    let holidays = setting::law(r)?.holidays;
    let ahead = sessions::ahead(r, today)?;
    Ok(ahead.into_iter().filter(|one| !working::is_working(&holidays, one.date).value).collect())
}

/// Says by when a session must be announced: at least five working days before it.
fn announce_by(r: Reader<'_>, to: NaiveDate) -> Result<String> {
    let by = setting::law(r)?.reckon("D01", to, Flags::default(), 0).ok();
    Ok(by.map(|by| format!("Công bố lại lịch chậm nhất ngày {}.", day::show(by.due))).unwrap_or_default())
}

/// A session still to come or to confirm.
fn open(r: Reader<'_>, reference: &str) -> Result<Session> {
    let Entry::Session(session) = entry::store::get(r, Slice::Session, reference)?.1 else {
        return Err(Error::NotFound("session"));
    };
    let closed = session.held || session.moved_to.is_some() || session.cancelled.is_some();
    if closed {
        Err(Error::Usage("buổi tiếp này đã tiếp, đã chuyển hoặc đã hủy"))
    } else {
        Ok(session)
    }
}

fn successor(session: &Session, to: NaiveDate) -> Map<String, Value> {
    let mut draft = Map::new();
    let mut put = |key: &str, value: Value| draft.insert(key.to_owned(), value);
    put("date", to.to_string().into());
    put("lane", session.lane.code().into());
    put("kind", session.kind.code().into());
    put("published", session.published.into());
    put("host", session.host.clone().into());
    put("body", session.body.code().into());
    put("held", false.into());
    put("visitors_came", false.into());
    if let Some(because) = &session.delegated_because {
        put("delegated_because", because.clone().into());
    }
    put("note", format!("Chuyển từ ngày {}", day::show(session.date)).into());
    draft
}
