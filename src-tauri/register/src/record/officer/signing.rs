//! How an officer signs for the office (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7).

use super::Officer;

/// For the whole People's Committee.
const FOR_ALL: &str = "TM. ỦY BAN NHÂN DÂN";

/// The lines above the name of the head.
pub const OF_THE_HEAD: [&str; 2] = [FOR_ALL, "CHỦ TỊCH"];

impl Officer {
    /// Gives the lines above a signature: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`. Who is neither the head nor
    /// a deputy signs by the head's order. `unit` is the name of the unit, with or without what it is short for.
    #[must_use]
    pub fn signs(&self, unit: &str) -> Vec<String> {
        let title = title(&self.title, unit).to_uppercase();
        let above = match self.signs_as.as_ref().filter(|own| !own.trim().is_empty()) {
            Some(own) => own.trim().to_uppercase(),
            None if title.starts_with("PHÓ CHỦ TỊCH") => "KT. CHỦ TỊCH".to_owned(),
            None if ["CHỦ TỊCH", "Q. CHỦ TỊCH", "QUYỀN CHỦ TỊCH"].iter().any(|head| title.starts_with(head)) => {
                FOR_ALL.to_owned()
            }
            None => "TL. CHỦ TỊCH".to_owned(),
        };
        let deputy = above.starts_with("KT.");
        let mut lines = vec![above, title];
        if deputy {
            lines.insert(0, FOR_ALL.to_owned());
        }
        lines
    }
}

/// Cuts the unit's own name off a title, and nothing else: the office of two bodies keeps both in its name.
fn title<'a>(title: &'a str, unit: &str) -> &'a str {
    let place = unit.trim_start_matches("Ủy ban nhân dân").trim_start_matches("UBND").trim();
    let kind = place.split(' ').next().unwrap_or_default();
    let title = title.trim();
    let cut = |text: &'a str, end: &str| {
        text.strip_suffix(end).filter(|_| !end.is_empty()).filter(|rest| rest.ends_with(' ')).map(str::trim_end)
    };
    let short = cut(title, place).or_else(|| cut(title, kind)).unwrap_or(title);
    let bare = cut(short, "UBND").or_else(|| cut(short, "Ủy ban nhân dân"));
    let joined = |rest: &str| rest.ends_with([',', '-', '–', '&']) || rest.ends_with(" và");
    match bare {
        Some(rest) if joined(rest) => short,
        Some(rest) => rest,
        // `Chủ tịch xã` is the title of nobody: what is cut goes with the Committee's name.
        None => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(title: &str, signs_as: Option<&str>) -> String {
        let officer = Officer {
            reference: String::new(),
            full_name: String::new(),
            title: title.to_owned(),
            signs_as: signs_as.map(str::to_owned),
            valid_from: None,
            valid_to: None,
        };
        officer.signs("Ủy ban nhân dân xã Chợ Đồn").join(" / ")
    }

    #[test]
    fn a_title_was_cut_in_the_middle_of_the_name_of_an_office_of_two_bodies() {
        let office = "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG HĐND VÀ UBND";
        for title in [
            "Chánh Văn phòng HĐND và UBND",
            "Chánh Văn phòng HĐND và UBND xã",
            "Chánh Văn phòng HĐND và UBND xã Chợ Đồn",
        ] {
            assert_eq!(signs(title, Some("TL. CHỦ TỊCH")), office, "{title}");
            assert_eq!(signs(title, None), office, "{title}");
        }
        for title in ["Chủ tịch", "Chủ tịch UBND", "Chủ tịch UBND xã", "Chủ tịch Ủy ban nhân dân xã Chợ Đồn"]
        {
            assert_eq!(signs(title, None), "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", "{title}");
        }
        assert_eq!(
            signs("Công chức Văn phòng - Thống kê", Some("TUQ. CHỦ TỊCH")),
            "TUQ. CHỦ TỊCH / CÔNG CHỨC VĂN PHÒNG - THỐNG KÊ"
        );
    }

    #[test]
    fn a_deputy_signed_without_the_committee() {
        let deputy = "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH";
        assert_eq!(signs("Phó Chủ tịch UBND xã", Some("KT. CHỦ TỊCH")), deputy);
        assert_eq!(signs("Phó Chủ tịch UBND xã", None), deputy);
    }
}
