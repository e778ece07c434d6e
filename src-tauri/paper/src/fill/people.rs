//! Who stands behind a record, as a paper writes them: named, counted, or covered.

use vault::error::Result;
use words::codes::Code;
use words::slice::Slice;

use super::{Facts, Gather, Named};
use crate::form::To;
use register::entry::Entry;
use register::record::person::{IdType, Particulars, Sex};
use register::record::petition::{Anonymity, Kind};
use register::row::show;
use register::secrecy::mask::MASK;

impl Gather<'_> {
    pub(super) fn people(
        &self,
        facts: &mut Facts,
        people: &[Particulars],
        count: usize,
        anonymity: Anonymity,
    ) -> Result<()> {
        let to_sender = self.form.to == To::Sender;
        let sight = match (facts.secret, to_sender, self.show) {
            // Who sent a paper that nobody has classified is told to nobody else.
            (false, false, _) if facts.unclassified => Named::Hidden,
            (false, ..) | (true, true, true) => Named::Open,
            (true, true, false) => Named::Covered,
            (true, false, _) => Named::Hidden,
        };
        let first = people.first().filter(|_| sight == Named::Open);
        let title = first.and_then(|one| one.sex).map_or("ông (bà)", |sex| match sex {
            Sex::Male => "ông",
            Sex::Female => "bà",
        });
        let others = if count > 1 { format!(" và {:02} người khác", count - 1) } else { String::new() };
        let (sender, person, name, identity) = match (sight, first) {
            (Named::Open, Some(one)) => {
                let name = bare(&one.full_name).to_owned();
                (format!("{title} {name}{others}"), title.to_owned(), name, self.identity(one)?)
            }
            (Named::Covered, _) => (format!("ông (bà) {MASK}"), "ông (bà)".into(), MASK.into(), String::new()),
            (Named::Hidden, _) => {
                let who = if facts.kind == Some(Kind::Denunciation) {
                    "người tố cáo"
                } else {
                    "người gửi đơn"
                };
                (format!("{who} (thông tin được giữ bí mật)"), who.to_owned(), String::new(), String::new())
            }
            (Named::Open, None) if anonymity == Anonymity::Named => {
                ("công dân".to_owned(), "công dân".to_owned(), String::new(), String::new())
            }
            (Named::Open, None) => {
                ("người gửi không ghi rõ họ tên".to_owned(), "người gửi đơn".to_owned(), String::new(), String::new())
            }
        };
        facts.put("sender", sender);
        facts.put("person", person);
        facts.put("sender_name", name);
        facts.put("identity", identity);
        Ok(())
    }

    /// What stands in brackets behind a name: the paper shown, the address, the telephone.
    fn identity(&self, one: &Particulars) -> Result<String> {
        let mut parts = Vec::new();
        if let Some(number) = one.id_number.as_ref().filter(|_| one.id_type != Some(IdType::None)) {
            let kind = match one.id_type {
                // The card has its new name since Luật Căn cước (01/07/2024).
                Some(IdType::Card)
                    if one.id_issued_on.is_some_and(|on| on.show().split('/').next_back() >= Some("2025")) =>
                {
                    "thẻ căn cước"
                }
                Some(IdType::Card) => "CCCD",
                Some(IdType::Passport) => "hộ chiếu",
                Some(kind) if kind != IdType::Other => kind.label(),
                _ => "giấy tờ",
            };
            let on = one.id_issued_on.map(|on| format!(", cấp ngày {}", on.show())).unwrap_or_default();
            let by = one.id_issued_by.as_ref().map(|by| format!(", nơi cấp: {by}")).unwrap_or_default();
            parts.push(format!("{kind} số {number}{on}{by}"));
        }
        let address = self.address(one)?;
        if !address.is_empty() {
            parts.push(format!("địa chỉ: {address}"));
        }
        // The records of what happened have a line for it, letters have not.
        if let Some(phone) = one.phone.as_ref().filter(|_| self.form.plain) {
            parts.push(format!("điện thoại: {phone}"));
        }
        Ok(if parts.is_empty() { String::new() } else { format!("({})", parts.join("; ")) })
    }

    fn address(&self, one: &Particulars) -> Result<String> {
        let mut hamlet_name = String::new();
        if let Some(reference) = &one.hamlet
            && let Entry::Hamlet(hamlet) = register::entry::store::get(self.r, Slice::Hamlet, reference)?.1
        {
            hamlet_name = hamlet.name;
        }
        let address = one.address.clone().unwrap_or_default();
        let said = address.to_lowercase().contains(&hamlet_name.to_lowercase());
        Ok(show::joined([if said { String::new() } else { hamlet_name }, address], ", "))
    }
}

/// A name without the ông or bà that stands before it already.
fn bare(name: &str) -> &str {
    let titles = ["ông (bà) ", "Ông (bà) ", "Ông ", "ông ", "Bà ", "bà "];
    titles.iter().find_map(|title| name.strip_prefix(title)).unwrap_or(name)
}
