//! The complete register in the open format: ordered by type and number, without a time in it, so that what
//! is loaded again exports to the same bytes.

use std::io::Write;

use vault::Reader;
use vault::error::Error;
use vault::error::Result;
use words::codes::Code;
use words::slice::Slice;

use crate::entry::Entry;
use crate::mobilisation::{
    contribution, democracy_item, dialogue, directive, emulation, internal_rule, model, outreach,
};
use crate::record::close;
use crate::record::paper;
use crate::record::{
    decision, hamlet, matter, office, officer, opinion, person, petition, referral, resolution, session, setting,
    unit, visit,
};

pub(super) fn export(r: Reader<'_>, out: &mut impl Write) -> Result<()> {
    writeln!(out, r#"{{"type":"casebook","format":1}}"#)?;
    let mut line = |entry: Entry| -> Result<()> {
        serde_json::to_writer(&mut *out, &entry).map_err(|error| Error::Disk(error.into()))?;
        Ok(out.write_all(b"\n")?)
    };
    Slice::ALL.iter().try_for_each(|slice| each(r, *slice, &mut line))
}

/// Reads every record of a slice, in the order of the open format.
pub fn each(r: Reader<'_>, slice: Slice, line: &mut impl FnMut(Entry) -> Result<()>) -> Result<()> {
    match slice {
        Slice::Unit => unit::store::all(r)?.into_iter().try_for_each(|one| line(Entry::Unit(one))),
        Slice::Setting => setting::store::all(r)?.into_iter().try_for_each(|one| line(Entry::Setting(one))),
        Slice::Office => office::store::each(r, |one| line(Entry::Office(one))),
        Slice::Hamlet => hamlet::store::each(r, |one| line(Entry::Hamlet(one))),
        Slice::Officer => officer::store::each(r, |one| line(Entry::Officer(one))),
        Slice::Person => person::store::each(r, |one| line(Entry::Person(one))),
        Slice::Session => session::store::each(r, |one| line(Entry::Session(one))),
        Slice::Matter => matter::store::each(r, |one| line(Entry::Matter(one))),
        Slice::Visit => visit::store::each(r, |one| line(Entry::Visit(Box::new(one)))),
        Slice::Petition => petition::store::each(r, |one| line(Entry::Petition(Box::new(one)))),
        Slice::Referral => referral::store::each(r, |one| line(Entry::Referral(Box::new(one)))),
        Slice::Paper => paper::store::each(r, |one| line(Entry::Paper(Box::new(one)))),
        Slice::Resolution => resolution::store::each(r, |one| line(Entry::Resolution(Box::new(one)))),
        Slice::Outreach => outreach::store::each(r, |one| line(Entry::Outreach(Box::new(one)))),
        Slice::Model => model::store::each(r, |one| line(Entry::Model(Box::new(one)))),
        Slice::Contribution => contribution::store::each(r, |one| line(Entry::Contribution(Box::new(one)))),
        Slice::Dialogue => dialogue::store::each(r, |one| line(Entry::Dialogue(Box::new(one)))),
        Slice::DemocracyItem => democracy_item::store::each(r, |one| line(Entry::DemocracyItem(Box::new(one)))),
        Slice::InternalRule => internal_rule::store::each(r, |one| line(Entry::InternalRule(Box::new(one)))),
        Slice::Emulation => emulation::store::each(r, |one| line(Entry::Emulation(Box::new(one)))),
        Slice::Directive => directive::store::each(r, |one| line(Entry::Directive(Box::new(one)))),
        Slice::Close => close::store::each(r, |one| line(Entry::Close(Box::new(one)))),
        Slice::Counted => close::store::each_counted(r, |one| line(Entry::Counted(one))),
        Slice::SentFile => close::store::each_file(r, |one| line(Entry::SentFile(one))),
        Slice::Reopen => close::store::each_reopen(r, |one| line(Entry::Reopen(one))),
        Slice::Late => close::store::each_late(r, |one| line(Entry::Late(one))),
        Slice::Opinion => opinion::store::all(r)?.into_iter().try_for_each(|one| line(Entry::Opinion(one))),
        Slice::Decision => decision::store::each(r, |one| line(Entry::Decision(one))),
    }
}
