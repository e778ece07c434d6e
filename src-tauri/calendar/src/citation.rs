//! The legal instruments a document may cite under "Căn cứ", each with the days on which it was in force.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/law/citations.toml"));

/// Names what an instrument is about. Codes in `snake_case`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Tiếp công dân.
    Reception,
    /// Khiếu nại.
    Complaint,
    /// Tố cáo.
    Denunciation,
    /// Xử lý đơn.
    Petition,
    /// Chế độ báo cáo.
    Report,
    /// Chính quyền địa phương hai cấp.
    Government,
    /// Thanh tra.
    Inspection,
    /// Cơ sở dữ liệu quốc gia về tiếp công dân, xử lý đơn, giải quyết khiếu nại, tố cáo.
    Database,
    /// Công tác văn thư.
    Document,
    /// Bảo vệ dữ liệu cá nhân.
    PersonalData,
    /// Thực hiện dân chủ ở cơ sở.
    Democracy,
}

/// Describes one legal instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// A short name, unique in the table: `luat-42-2013`.
    pub id: String,
    /// What it is about.
    pub subjects: Vec<Subject>,
    /// The citation in Vietnamese as printed after "Căn cứ".
    pub citation: String,
    /// The first day in force.
    pub valid_from: NaiveDate,
    /// The last day in force; `None` while it still is.
    pub valid_to: Option<NaiveDate>,
    /// From this day on nobody has confirmed that it is still in force.
    pub doubtful_from: Option<NaiveDate>,
}

impl Subject {
    /// Reads a subject as the table names it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
    }
}

impl Instrument {
    /// Tells whether it is in force on a day.
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Gives it as "Căn cứ" names it: a law by its name and day, without its number (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    pub fn as_basis(&self) -> String {
        let by_name = ["Luật ", "Pháp lệnh "].iter().any(|kind| self.citation.starts_with(kind));
        let number = crate::law::numbers(&self.citation).into_iter().next().filter(|_| by_name);
        match number.and_then(|number| self.citation.split_once(&number)) {
            Some((before, after)) => {
                let before = before.trim_end_matches('0').trim_end_matches("số ");
                format!("{before}{}", after.trim_start()).trim_end().to_owned()
            }
            None => self.citation.clone(),
        }
    }

    /// Tells whether its being in force on a day still has to be confirmed.
    pub fn is_doubtful(&self, day: NaiveDate) -> bool {
        self.is_in_force(day) && self.doubtful_from.is_some_and(|first| first <= day)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    instrument: Vec<Instrument>,
}

/// The table is part of the program and a test reads it; were it unreadable, nothing would be cited.
static INSTRUMENTS: LazyLock<Vec<Instrument>> =
    LazyLock::new(|| toml::from_str(TABLE).map_or_else(|_| Vec::new(), |table: Table| table.instrument));

/// Lists every instrument known, in the order of the table.
pub fn instruments() -> &'static [Instrument] {
    &INSTRUMENTS
}

/// Lists the instruments on a subject in force on a day, laws before decrees before circulars as in the table.
pub fn in_force(subject: Subject, day: NaiveDate) -> Vec<&'static Instrument> {
    let fits = |one: &&Instrument| one.subjects.contains(&subject) && one.is_in_force(day);
    instruments().iter().filter(fits).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn ids(subject: Subject, day: &str) -> Vec<&'static str> {
        in_force(subject, day.parse().unwrap()).iter().map(|one| one.id.as_str()).collect()
    }

    #[test]
    fn the_shipped_table_can_be_read_and_names_each_instrument_once() {
        let table: Table = toml::from_str(TABLE).unwrap();
        for (n, one) in table.instrument.iter().enumerate() {
            assert!(one.valid_to.is_none_or(|last| one.valid_from < last), "{}", one.id);
            assert!(table.instrument[..n].iter().all(|other| other.id != one.id), "{}", one.id);
        }
        assert_eq!(table.instrument.len(), instruments().len());
    }

    #[test]
    fn a_document_of_2019_cites_the_law_of_2019() {
        assert_eq!(ids(Subject::Reception, "2019-09-05"), ["luat-42-2013", "nd-64-2014", "tt-06-2014"]);
        assert_eq!(ids(Subject::Denunciation, "2018-12-31"), ["luat-03-2011", "nd-76-2012"]);
        assert_eq!(ids(Subject::Denunciation, "2019-06-01"), ["luat-25-2018", "nd-31-2019"]);
        assert_eq!(ids(Subject::Report, "2025-09-14"), ["nd-09-2019", "tt-01-2024"]);
        assert_eq!(ids(Subject::Report, "2025-09-30"), ["nd-09-2019", "tt-06-2025"]);
    }

    #[test]
    fn a_law_is_cited_by_its_name_and_what_rests_on_it_with_number_day_body_and_abstract() {
        let basis = |id: &str| instruments().iter().find(|one| one.id == id).unwrap().as_basis();
        assert_eq!(basis("luat-02-2011"), "Luật Khiếu nại ngày 11 tháng 11 năm 2011");
        let amending = "Luật sửa đổi, bổ sung một số điều của Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo";
        assert_eq!(basis("luat-136-2025"), format!("{amending} ngày 10 tháng 12 năm 2025"));
        let cited =
            [Subject::Reception, Subject::Complaint, Subject::Denunciation, Subject::Petition, Subject::Report];
        for one in instruments().iter().filter(|one| one.subjects.iter().any(|of| cited.contains(of))) {
            let words = one.as_basis();
            assert!(words.contains(" ngày ") && words.contains(" năm 2"), "{words}");
            let body = words.split_once(" của Chính phủ").or_else(|| words.split_once(" của Thanh tra Chính phủ"));
            assert!(words.starts_with("Luật ") || body.is_some_and(|(_, said)| said.len() > 10), "{words}");
        }
    }

    #[test]
    fn a_dead_decree_is_not_cited_and_a_doubtful_circular_is_flagged() {
        let day: NaiveDate = "2026-07-01".parse().unwrap();
        assert_eq!(
            ids(Subject::Reception, "2026-07-01"),
            ["luat-42-2013", "luat-136-2025", "nd-154-2026", "tt-04-2021"]
        );
        let doubtful: Vec<_> = instruments().iter().filter(|one| one.is_doubtful(day)).map(|one| &one.id).collect();
        assert_eq!(doubtful, ["tt-04-2021", "tt-05-2021"]);
        assert!(instruments().iter().all(|one| !one.is_doubtful(day.pred_opt().unwrap())));
    }
}
