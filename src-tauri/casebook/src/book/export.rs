//! The complete register in the open format: ordered by type and number, without a time in it, so that what
//! is loaded again exports to the same bytes.

use std::io::Write;

use vault::Reader;
use vault::error::{Error, Result};

use crate::entry::Entry;
use crate::record::{close, paper};
use crate::{
    contribution, decision, democracy_item, dialogue, directive, emulation, hamlet, internal_rule, matter, model,
    office, officer, opinion, outreach, person, petition, referral, resolution, session, setting, unit, visit,
};

pub(super) fn export(r: Reader<'_>, out: &mut impl Write) -> Result<()> {
    writeln!(out, r#"{{"type":"casebook","format":1}}"#)?;
    let mut line = |entry: &Entry| -> Result<()> {
        serde_json::to_writer(&mut *out, entry).map_err(|error| Error::Disk(error.into()))?;
        Ok(out.write_all(b"\n")?)
    };
    for one in unit::store::all(r)? {
        line(&Entry::Unit(one))?;
    }
    for one in setting::store::all(r)? {
        line(&Entry::Setting(one))?;
    }
    office::store::each(r, |one| line(&Entry::Office(one)))?;
    hamlet::store::each(r, |one| line(&Entry::Hamlet(one)))?;
    officer::store::each(r, |one| line(&Entry::Officer(one)))?;
    person::store::each(r, |one| line(&Entry::Person(one)))?;
    session::store::each(r, |one| line(&Entry::Session(one)))?;
    matter::store::each(r, |one| line(&Entry::Matter(one)))?;
    visit::store::each(r, |one| line(&Entry::Visit(Box::new(one))))?;
    petition::store::each(r, |one| line(&Entry::Petition(Box::new(one))))?;
    referral::store::each(r, |one| line(&Entry::Referral(Box::new(one))))?;
    paper::store::each(r, |one| line(&Entry::Paper(Box::new(one))))?;
    resolution::store::each(r, |one| line(&Entry::Resolution(Box::new(one))))?;
    outreach::store::each(r, |one| line(&Entry::Outreach(Box::new(one))))?;
    model::store::each(r, |one| line(&Entry::Model(Box::new(one))))?;
    contribution::store::each(r, |one| line(&Entry::Contribution(Box::new(one))))?;
    dialogue::store::each(r, |one| line(&Entry::Dialogue(Box::new(one))))?;
    democracy_item::store::each(r, |one| line(&Entry::DemocracyItem(Box::new(one))))?;
    internal_rule::store::each(r, |one| line(&Entry::InternalRule(Box::new(one))))?;
    emulation::store::each(r, |one| line(&Entry::Emulation(Box::new(one))))?;
    directive::store::each(r, |one| line(&Entry::Directive(Box::new(one))))?;
    close::store::each(r, |one| line(&Entry::Close(Box::new(one))))?;
    close::store::each_counted(r, |one| line(&Entry::Counted(one)))?;
    close::store::each_file(r, |one| line(&Entry::SentFile(one)))?;
    close::store::each_reopen(r, |one| line(&Entry::Reopen(one)))?;
    close::store::each_late(r, |one| line(&Entry::Late(one)))?;
    for one in opinion::store::all(r)? {
        line(&Entry::Opinion(one))?;
    }
    decision::store::each(r, |one| line(&Entry::Decision(one)))
}
