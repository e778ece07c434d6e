//! How the report of a period was issued, as far as it was: its number, its day, and who signs it.

use calendar::period::Span;
use chrono::NaiveDate;
use vault::Reader;
use vault::error::Result;

use crate::xlsx::Issued;
use register::record::officer::{self, Officer};
use register::record::paper;

const COMMITTEE: &str = "TM. ỦY BAN NHÂN DÂN";
const HEAD: &str = "CHỦ TỊCH";
const DEPUTY: &str = "PHÓ CHỦ TỊCH";

/// Gives what is known of the report of a period. Who signed it signs its workbook; where none was issued, the head of the
/// period's last day.
pub(super) fn of(r: Reader<'_>, span: &Span) -> Result<Issued> {
    let paper = paper::store::report_of(r, &span.period.to_string(), span.from)?;
    let signer = paper.as_ref().and_then(|paper| paper.signer.as_deref());
    let mut found = None;
    officer::store::each(r, |officer| {
        let is_signer = signer.is_some_and(|signer| officer.reference == signer);
        if is_signer || signer.is_none() && is_head(&officer, span.to) {
            found = Some(officer);
        }
        Ok(())
    })?;
    Ok(Issued {
        no: paper.as_ref().and_then(|paper| paper.doc_no.clone()),
        on: paper.and_then(|paper| paper.doc_date),
        heading: heading(found.as_ref()),
        name: found.map(|officer| officer.full_name).unwrap_or_default(),
    })
}

fn is_head(officer: &Officer, on: NaiveDate) -> bool {
    let holds = officer.valid_from.is_none_or(|from| from <= on) && officer.valid_to.is_none_or(|to| on <= to);
    holds && officer.signs_as.is_none() && own(&officer.title) == HEAD
}

/// The lines above the name (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II, khoản 7): a deputy signs for the head, who signs for
/// the committee.
fn heading(signer: Option<&Officer>) -> Vec<String> {
    let title = signer.map_or_else(|| HEAD.to_owned(), |signer| own(&signer.title));
    let signs_as = signer.and_then(|signer| signer.signs_as.as_deref()).unwrap_or_default().trim().to_uppercase();
    let lines = match (title.as_str(), signs_as.as_str()) {
        (DEPUTY, _) => vec![COMMITTEE, "KT. CHỦ TỊCH", DEPUTY],
        (title, "") => vec![COMMITTEE, title],
        (title, signs_as) => vec![signs_as, title],
    };
    lines.into_iter().map(str::to_owned).collect()
}

/// A chairman's or a deputy's title without the name of the unit, in capitals; any other as it is.
fn own(title: &str) -> String {
    let title = title.trim().to_uppercase();
    for own in [HEAD, DEPUTY] {
        let rest = title.strip_prefix(own).unwrap_or("-");
        if rest.is_empty() || rest.starts_with(" UBND") || rest.starts_with(" ỦY BAN") {
            return own.to_owned();
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(title: &str, signs_as: Option<&str>) -> Vec<String> {
        heading(Some(&Officer {
            reference: "O".to_owned(),
            full_name: "Triệu Đức Long".to_owned(),
            title: title.to_owned(),
            signs_as: signs_as.map(str::to_owned),
            valid_from: None,
            valid_to: None,
        }))
    }

    #[test]
    fn a_deputy_signs_for_the_chairman_who_signs_for_the_committee() {
        let deputy = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"];
        assert_eq!(signed("Phó Chủ tịch UBND xã", Some("KT. CHỦ TỊCH")), deputy);
        assert_eq!(signed("Phó Chủ tịch", None), deputy);
        assert_eq!(signed("Chủ tịch UBND xã", None), ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
        assert_eq!(heading(None), ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
        let office = ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG HĐND VÀ UBND"];
        assert_eq!(signed("Chánh Văn phòng HĐND và UBND", Some("TL. Chủ tịch")), office);
    }
}
