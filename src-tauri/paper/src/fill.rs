//! What a paper says, gathered from the record it is about: every value is a fact of the register, none is today's.

mod people;
mod period;

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use vault::Reader;
use vault::error::{Error, Result};
use words::codes::Code;
use words::day;
use words::slice::Slice;

use super::Paper;
use super::form::{Form, To};
use register::entry::Entry;
use register::period::unit_on;
use register::record::office::Office;
use register::record::officer;
use register::record::officer::Officer;
pub(crate) use register::record::person::store::{Owner, particulars_of};
use register::record::petition::{Anonymity, Disposition, Kind, Petition};
use register::record::session::Session;
use register::record::visit::Visit;
use register::row::show;
use register::secrecy::{Sight, Veil};
use register::view::due;
use register::view::list;
use report::written::{Attached, Part};

/// The values of a paper.
pub(super) struct Facts {
    values: BTreeMap<&'static str, String>,
    /// The record is a denunciation or may turn out to be one.
    pub secret: bool,
    /// Nobody has classified the record's paper yet.
    unclassified: bool,
    /// Where something tells who a denouncer is: the clerk wrote it.
    pub telling: Vec<String>,
    /// Whom the petition is against.
    pub respondent: Option<String>,
    /// What kind of petition it is about.
    pub kind: Option<Kind>,
    /// The days of the schedule: day, weekday, who receives.
    pub sessions: Vec<[String; 3]>,
    /// The sections of the written report.
    pub written: Vec<Part>,
    /// The forms attached to it.
    pub annex: Vec<Attached>,
    /// Who signs.
    pub signer: Option<Officer>,
    /// The body it is addressed to.
    pub office: Option<Office>,
}

/// Who the sender may be to a reader of the paper.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    /// Named.
    Open,
    /// Known to the paper, covered on the screen.
    Covered,
    /// Not said.
    Hidden,
}

impl Facts {
    /// Gathers them. Without `show` a denouncer is covered even in the denouncer's own paper.
    pub fn of(r: Reader<'_>, form: &Form, paper: &Paper, show: bool) -> Result<Self> {
        let mut facts = Self {
            values: BTreeMap::new(),
            secret: false,
            unclassified: false,
            telling: Vec::new(),
            respondent: None,
            kind: None,
            sessions: Vec::new(),
            written: Vec::new(),
            annex: Vec::new(),
            signer: None,
            office: None,
        };
        facts.unit(r, paper)?;
        let gather = Gather { r, form, paper, show };
        match &paper.about {
            Some(reference) => gather.about(&mut facts, reference)?,
            None => gather.period(&mut facts)?,
        }
        gather.cover(&mut facts)?;
        facts.people_of_the_office(r, paper)?;
        Ok(facts)
    }

    /// Gives a value: `{Unit}` begins with a capital, `{KIND}` is all capitals.
    pub fn value(&self, name: &str) -> Option<String> {
        if let Some(value) = self.values.get(name) {
            return Some(value.clone());
        }
        let value = self.values.get(name.to_lowercase().as_str())?;
        if name.chars().all(|letter| !letter.is_lowercase()) {
            return Some(value.to_uppercase());
        }
        let mut letters = value.chars();
        let first = letters.next()?;
        Some(first.to_uppercase().chain(letters).collect())
    }

    fn put(&mut self, name: &'static str, value: impl Into<String>) {
        self.values.insert(name, value.into());
    }

    fn put_some(&mut self, name: &'static str, value: Option<impl Into<String>>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    fn unit(&mut self, r: Reader<'_>, paper: &Paper) -> Result<()> {
        let unit = unit_on(r, paper.day())?.ok_or(Error::NotFound("unit"))?;
        self.put("unit", unit.name.replace("UBND", "Ủy ban nhân dân"));
        self.put("place", unit.place);
        self.put("upper", unit.upper_level.name.replace("UBND", "Ủy ban nhân dân"));
        self.put("fact_day", written(paper.on));
        Ok(())
    }

    fn people_of_the_office(&mut self, r: Reader<'_>, paper: &Paper) -> Result<()> {
        if let Some(reference) = &paper.signer
            && let Entry::Officer(one) = register::entry::store::get(r, Slice::Officer, reference)?.1
        {
            self.put("signer", one.full_name.clone());
            self.put("signer_title", one.title.clone());
            self.signer = Some(one);
        }
        if let Some(reference) = &paper.office
            && let Entry::Office(one) = register::entry::store::get(r, Slice::Office, reference)?.1
        {
            self.put("office", one.name.clone());
            self.office = Some(one);
        }
        Ok(())
    }

    fn host(&mut self, r: Reader<'_>, host: &str, on: NaiveDate) -> Result<()> {
        let mut found = None;
        officer::store::each(r, |one| {
            let fits = one.full_name == host || one.title == host;
            if fits && one.valid_from.is_none_or(|from| from <= on) && one.valid_to.is_none_or(|to| on <= to) {
                found = Some(one);
            }
            Ok(())
        })?;
        if let Some(one) = found {
            self.put("host", format!("{} {}", one.title, one.full_name));
            self.put("host_name", one.full_name);
        } else {
            self.put("host", host);
            self.put("host_name", "");
        }
        Ok(())
    }
}

/// What the facts are gathered with.
struct Gather<'a> {
    r: Reader<'a>,
    form: &'a Form,
    paper: &'a Paper,
    show: bool,
}

/// The values that say who sent it and who answers; they are named or covered where they are put in.
const NAMES: [&str; 10] =
    ["sender", "person", "sender_name", "identity", "host", "host_name", "unit", "place", "upper", "answer"];

impl Gather<'_> {
    /// Covers what the record says of a denouncer, and finds what the clerk wrote of one. The denouncer's own paper says it.
    fn cover(&self, facts: &mut Facts) -> Result<()> {
        let own = self.form.to == To::Sender && facts.secret;
        let sight = match (own, self.show) {
            (true, true) => return Ok(()),
            (true, false) => Sight::Screen,
            (false, _) => Sight::Book,
        };
        let about = match &self.paper.about {
            Some(about) => register::reference::whereabouts(self.r, about)?,
            None => None,
        };
        let veil = match about {
            Some((slice, id)) => Veil::of(self.r, slice, id, sight)?,
            None => Veil::of_nobody(self.r, sight)?,
        };
        for (_, value) in facts.values.iter_mut().filter(|(name, _)| !NAMES.contains(name)) {
            *value = veil.text(value)?.into_owned();
        }
        for cell in facts.sessions.iter_mut().flatten() {
            *cell = veil.text(cell)?.into_owned();
        }
        let fields = self.paper.fields.iter().map(|(name, text)| (format!("fields.{name}"), text));
        let recipients = self.paper.recipients.iter().map(|text| ("recipients".to_owned(), text));
        for (field, text) in fields.chain(recipients).filter(|_| !own) {
            if matches!(veil.text(text)?, Cow::Owned(_)) {
                facts.telling.push(field);
            }
        }
        Ok(())
    }

    fn about(&self, facts: &mut Facts, reference: &str) -> Result<()> {
        let slice = register::reference::slice_of(self.r, reference)?.ok_or(Error::NotFound("record"))?;
        let (id, entry) = register::entry::store::get(self.r, slice, reference)?;
        facts.secret = register::entry::secret::is_secret(self.r, id, &entry)?;
        match entry {
            Entry::Visit(visit) => self.visit(facts, id, &visit),
            Entry::Petition(petition) => self.petition(facts, id, &petition),
            Entry::Session(session) => self.session(facts, &session),
            Entry::Referral(referral) => {
                let no = referral.doc_no.as_ref().map(|no| format!(" số {no}")).unwrap_or_default();
                facts.put("sent_no", no);
                facts.put("sent_day", written(referral.doc_date.unwrap_or(referral.on)));
                if let Some(due) = referral.reply_due.filter(|due| *due < self.paper.on) {
                    facts.put("reply_due_day", written(due));
                    facts.put("overdue", format!("{:02}", (self.paper.on - due).num_days()));
                }
                self.about(facts, &referral.petition)
            }
            _ => Err(Error::NotFound("record")),
        }
    }

    fn petition(&self, facts: &mut Facts, id: i64, petition: &Petition) -> Result<()> {
        facts.kind = petition.kind;
        facts.unclassified = petition.is_unclassified();
        facts.respondent.clone_from(&petition.respondent);
        facts.put_some("number", petition.number.map(|number| number.to_string()));
        facts.put("received_day", written(petition.received_on));
        facts.put("came_day", written(petition.received_on));
        let kind = petition.kind.map(|kind| kind.label().to_lowercase());
        facts.put("came", format!("nhận được đơn {} của", kind.as_deref().unwrap_or_default()).replace("  ", " "));
        facts.put_some("kind", kind);
        facts.put("content", petition.summary.clone());
        facts.put_some("respondent", petition.respondent.clone());
        facts.put_some("ineligible", petition.ineligibility_reason.map(Code::label));
        let answer = petition.disposition.and_then(|disposition| match disposition {
            Disposition::Accept | Disposition::Assign | Disposition::Answer => Some("accepted"),
            Disposition::Decline => Some("refused"),
            Disposition::Guide | Disposition::Refer | Disposition::Return | Disposition::Remind => Some("referred"),
            Disposition::File | Disposition::RequestMore => None,
        });
        facts.put_some("answer", answer);
        facts.put("sent_office", self.sent(&petition.reference)?);
        let due = due::of(self.r, Slice::Petition, id, self.paper.on.max(petition.received_on))?;
        facts.put_some("due", due.first().map(|due| format!("ngày {}", written(due.due))));
        let people = particulars_of(self.r, Owner::Petition, id)?;
        let more = usize::try_from(petition.signer_count).unwrap_or(0);
        self.people(facts, &people, more, petition.anonymity)
    }

    /// To which body a petition was referred, with the paper's number.
    fn sent(&self, reference: &str) -> Result<String> {
        let rows = list::behind(self.r, Slice::Referral, "petition", reference, self.paper.on)?;
        let sent = rows
            .iter()
            .find(|row| show::text(row, "kind") == "refer" && row.get("cancelled").is_none_or(|flag| flag == false));
        let Some(row) = sent else { return Ok(String::new()) };
        let (office, no) = (show::text(row, "office"), show::text(row, "doc_no"));
        Ok(match (office.is_empty(), no.is_empty()) {
            (true, _) => String::new(),
            (false, true) => format!(" ({office})"),
            (false, false) => format!(" ({office}, văn bản số {no})"),
        })
    }

    fn visit(&self, facts: &mut Facts, id: i64, visit: &Visit) -> Result<()> {
        facts.put("visit_day", written(visit.date));
        facts.put("came_day", written(visit.date));
        facts.put("came", "tiếp");
        facts.put("content", visit.content.clone());
        facts.put_some("outcome", visit.outcome.clone());
        facts.put_some("refusal_ground", visit.refusal_ground.clone());
        facts.put("people_count", format!("{:02} người", visit.people_count));
        if let Some(session) = &visit.session
            && let Entry::Session(session) = register::entry::store::get(self.r, Slice::Session, session)?.1
        {
            facts.host(self.r, &session.host, visit.date)?;
        }
        let people = particulars_of(self.r, Owner::Visit, id)?;
        self.people(facts, &people, usize::try_from(visit.people_count).unwrap_or(0), Anonymity::Named)?;
        // A petition handed in at it decides whose secret it is, and says whom it is against.
        for row in list::behind(self.r, Slice::Petition, "visit", &visit.reference, self.paper.on)? {
            let reference = show::text(&row, "ref");
            if let Entry::Petition(petition) = register::entry::store::get(self.r, Slice::Petition, &reference)?.1 {
                facts.kind = facts.kind.or(petition.kind);
                facts.respondent = facts.respondent.take().or(petition.respondent);
            }
        }
        Ok(())
    }

    fn session(&self, facts: &mut Facts, session: &Session) -> Result<()> {
        facts.put("session_day", written(session.date));
        facts.put("session_weekday", day::weekday(session.date));
        facts.put_some("delegated_because", session.delegated_because.clone());
        facts.host(self.r, &session.host, session.date)
    }
}

/// Writes a day as a paper does, without the word: `05 tháng 9 năm 2019`.
fn written(on: NaiveDate) -> String {
    day::in_words(on).trim_start_matches("ngày ").to_owned()
}
