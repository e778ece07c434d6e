//! The sentences of the written report. Each clause stands only where the figures bear it.

use vault::Reader;
use vault::error::Result;

use super::compare::{Against, change};
use crate::balance::Bodies;
use crate::measure::{Figures, Scope};
use crate::sentence::{assigned, two};

/// What a section without figures says.
pub(super) const NOTHING: &str = "Không phát sinh.";

/// What sentences are made from.
pub(super) struct Grounds<'a> {
    pub r: Reader<'a>,
    pub scope: Scope,
    pub figures: Figures,
    pub bodies: Bodies,
    /// The clause of the papers that have no matter; empty where all have one.
    pub of_no_matter: String,
    pub against: Vec<Against>,
}

impl Grounds<'_> {
    fn of(&self, measure: &str) -> i64 {
        self.figures.get(measure).copied().unwrap_or_default()
    }

    fn two(&self, measure: &str) -> String {
        two(self.of(measure))
    }

    fn change(&self, measure: &str, unit: &str) -> String {
        change(&self.against, measure, self.of(measure), unit)
    }

    /// Gives a clause where its figure is not nought.
    fn part(&self, measure: &str, say: impl FnOnce(&str) -> String) -> Option<String> {
        (self.of(measure) > 0).then(|| say(&self.two(measure)))
    }

    pub(super) fn reception(&self) -> Vec<String> {
        let change = self.change("visits", "lượt");
        if self.of("visits") == 0 {
            // Where others received, it is said whose receptions are meant.
            let whose = if self.bodies.left_out(&self.scope).next().is_some() {
                " tại buổi tiếp của UBND"
            } else {
                ""
            };
            let first = format!("Trong kỳ không phát sinh lượt tiếp công dân{whose}{change}.");
            return std::iter::once(first).chain(self.lanes()).chain(super::balance::bodies(&self.bodies)).collect();
        }
        let groups = self.part("visit_groups", |groups| {
            let people = two(["routine_group_people", "head_group_people", "delegate_group_people"]
                .map(|one| self.of(one))
                .iter()
                .sum());
            format!(", trong đó {groups} đoàn đông người với {people} người")
        });
        let first = format!(
            "Tổng số lượt tiếp công dân: {} lượt, {} người, {} vụ việc{}{change}.",
            self.two("visits"),
            self.two("visit_people"),
            self.two("visit_matters"),
            groups.unwrap_or_default(),
        );
        std::iter::once(first).chain(self.lanes()).chain(super::balance::bodies(&self.bodies)).collect()
    }

    /// Who received, each where there is something to say.
    fn lanes(&self) -> Vec<String> {
        let mut said = Vec::new();
        if self.of("routine_visits") > 0 {
            said.push(format!(
                "Tiếp thường xuyên: {} lượt, {} người, {} vụ việc.",
                self.two("routine_visits"),
                self.two("routine_people"),
                self.two("routine_matters"),
            ));
        }
        // Where the forms count other bodies too, whoever heads one of them may have received.
        let others = ["dang_uy", "hdnd"].iter().any(|body| self.scope.counts_body(body));
        let head = if others { "Người đứng đầu tiếp" } else { "Chủ tịch UBND tiếp" };
        for (who, lane) in [(head, "head"), ("Người được ủy quyền tiếp", "delegate")] {
            let of = |what: &str| self.of(&format!("{lane}_{what}"));
            if of("visits") > 0 {
                let days = if of("days") > 0 { format!("{} ngày, ", two(of("days"))) } else { String::new() };
                let (visits, people, matters) = (two(of("visits")), two(of("people")), two(of("matters")));
                said.push(format!("{who}: {days}{visits} lượt, {people} người, {matters} vụ việc."));
            } else if of("days") > 0 {
                said.push(format!("{who}: {} ngày, không có công dân đến.", two(of("days"))));
            }
        }
        said
    }

    pub(super) fn petitions(&self) -> Vec<String> {
        let change = self.change("petitions_received", "đơn");
        let mut first = if self.of("petitions_received") == 0 {
            format!("Trong kỳ không tiếp nhận đơn{change}")
        } else {
            format!(
                "Tiếp nhận {} đơn/{} vụ việc (khiếu nại {}, tố cáo {}, kiến nghị, phản ánh {}){}{change}",
                self.two("petitions_received"),
                self.two("matters_received"),
                self.two("complaints_received"),
                self.two("denunciations_received"),
                self.two("proposals_received"),
                self.of_no_matter,
            )
        };
        first += &self
            .part("petitions_carried_over", |one| format!("; kỳ trước chuyển sang {one} đơn"))
            .unwrap_or_default();
        let processed = self.part("petitions_processed", |processed| {
            let total = self.two("petitions");
            let eligible = self.two("petitions_eligible");
            let rest = self.of("petitions_processed") - self.of("petitions_eligible");
            let rest = if rest > 0 {
                format!(", trùng hoặc không đủ điều kiện {} đơn", two(rest))
            } else {
                String::new()
            };
            format!("Đã xử lý {processed}/{total} đơn; đủ điều kiện xử lý {eligible} đơn{rest}.")
        });
        let pending = self.part("petitions_pending", |one| format!("Còn {one} đơn chưa xử lý, chuyển sang kỳ sau."));
        [Some(first + "."), processed, pending].into_iter().flatten().collect()
    }

    pub(super) fn within(&self) -> Result<Vec<String>> {
        if self.of("petitions_within") == 0 {
            return Ok(vec![self.none("Không có đơn thuộc thẩm quyền.")]);
        }
        let figure = |name| self.of(name);
        let kinds = [
            self.part("complaints_within", |one| format!("khiếu nại {one}")),
            self.part("denunciations_within", |one| format!("tố cáo {one}")),
            self.part("proposals_within", |one| format!("kiến nghị, phản ánh {one}")),
        ];
        let kinds: Vec<String> = kinds.into_iter().flatten().collect();
        let first = format!(
            "Thuộc thẩm quyền {} đơn/{} vụ việc ({}){}.",
            self.two("petitions_within"),
            self.two("matters_within"),
            kinds.join(", "),
            assigned(self.r, &self.scope, &figure)?,
        );
        Ok(std::iter::once(first).chain(self.land()).collect())
    }

    /// The share of land among the complaints and proposals within competence, the only papers that have land among
    /// their fields in the forms; "khoảng" where it is rounded.
    fn land(&self) -> Option<String> {
        let (land, all) = (
            self.of("complaints_land") + self.of("proposals_land"),
            self.of("complaints_within") + self.of("proposals_within"),
        );
        (land > 0).then(|| {
            format!(
                "Về đất đai có {} đơn, chiếm {} số đơn khiếu nại, kiến nghị, phản ánh thuộc thẩm quyền.",
                two(land),
                share(land, all)
            )
        })
    }

    /// Says that there is none of a kind of petition, where there are petitions at all.
    fn none(&self, of_a_kind: &str) -> String {
        if self.of("petitions") == 0 { NOTHING.to_owned() } else { of_a_kind.to_owned() }
    }

    pub(super) fn outside(&self) -> Vec<String> {
        if self.of("petitions_outside") == 0 {
            return vec![self.none("Không có đơn không thuộc thẩm quyền.")];
        }
        let steps = [
            self.part("petitions_guided", |one| format!("hướng dẫn {one} đơn")),
            self.part("petitions_referred", |one| format!("chuyển đơn đến cơ quan có thẩm quyền {one} đơn")),
        ];
        let steps: Vec<String> = steps.into_iter().flatten().collect();
        let steps = if steps.is_empty() { String::new() } else { format!("; {}", steps.join(", ")) };
        let (papers, matters) = (self.two("petitions_outside"), self.two("matters_outside"));
        vec![format!("Không thuộc thẩm quyền {papers} đơn/{matters} vụ việc{steps}.")]
    }

    pub(super) fn complaints(&self) -> Vec<String> {
        self.kind(
            "khiếu nại",
            "complaints_received",
            "complaints_within",
            &[
                ("lần đầu", "complaints_first"),
                ("lần hai", "complaints_second"),
                ("về đất đai", "complaints_land"),
                ("về chế độ, chính sách", "complaints_policy"),
                ("về lĩnh vực khác", "complaints_other"),
            ],
        )
    }

    pub(super) fn denunciations(&self) -> Vec<String> {
        self.kind(
            "tố cáo",
            "denunciations_received",
            "denunciations_within",
            &[
                ("lần đầu", "denunciations_first"),
                ("tố cáo tiếp", "denunciations_repeat"),
                ("về lĩnh vực hành chính", "denunciations_administrative"),
                ("về tham nhũng", "denunciations_corruption"),
                ("về lĩnh vực tư pháp", "denunciations_judicial"),
                ("về lĩnh vực khác", "denunciations_other"),
            ],
        )
    }

    fn kind(&self, words: &str, received: &str, within: &str, parts: &[(&str, &str)]) -> Vec<String> {
        let change = self.change(received, "đơn");
        let first = self.part(received, |one| format!("Tiếp nhận {one} đơn {words}{change}."));
        let first = first.unwrap_or_else(|| format!("Không phát sinh đơn {words}{change}."));
        let parts: Vec<String> =
            parts.iter().filter_map(|(say, measure)| self.part(measure, |one| format!("{say} {one}"))).collect();
        let within = self.part(within, |one| format!("Thuộc thẩm quyền {one} đơn: {}.", parts.join(", ")));
        std::iter::once(first).chain(within).collect()
    }

    pub(super) fn management(&self) -> Vec<String> {
        let classes = self.part("outreach_classes", |classes| {
            format!(
                "Tổ chức {classes} lớp, hội nghị tuyên truyền pháp luật về tiếp công dân, khiếu nại, tố cáo với {} người dự{}.",
                self.two("outreach_people"),
                self.change("outreach_classes", "lớp"),
            )
        });
        classes.into_iter().collect()
    }

    pub(super) fn resolution(&self) -> Vec<String> {
        let said: Vec<String> = super::balance::due(&self.figures)
            .into_iter()
            .chain(super::result::complaint(self))
            .chain(super::result::denunciation(self))
            .collect();
        if said.is_empty() { vec![NOTHING.to_owned()] } else { said }
    }

    pub(super) fn execution(&self) -> Vec<String> {
        let mut said = Vec::new();
        for (words, due, done, prefix) in [
            ("quyết định giải quyết khiếu nại", "decisions_to_execute", "decisions_executed", "decision"),
            ("kết luận nội dung tố cáo", "conclusions_to_execute", "conclusions_executed", "conclusion"),
        ] {
            if let Some(first) =
                self.part(due, |one| format!("Phải thi hành {one} {words}, đã thi hành xong {}.", self.two(done)))
            {
                said.push(first);
                said.extend(super::result::recovered(self, prefix));
            }
        }
        if said.is_empty() { vec![NOTHING.to_owned()] } else { said }
    }

    /// Gives a figure to the sentences of results.
    pub(super) fn figure(&self, measure: &str) -> i64 {
        self.of(measure)
    }
}

/// Says a share in hundredths; rounded to a tenth, which "khoảng" says.
pub(super) fn share(part: i64, whole: i64) -> String {
    if whole <= 0 {
        return String::new();
    }
    let exact = part * 1_000 % whole == 0;
    let tenths = (part * 2_000 + whole) / (whole * 2);
    let said =
        if tenths % 10 == 0 { format!("{}%", tenths / 10) } else { format!("{},{}%", tenths / 10, tenths % 10) };
    if exact { said } else { format!("khoảng {said}") }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_says_whether_it_is_rounded() {
        assert_eq!(
            [(1, 2), (2, 3), (26, 29), (3, 3)].map(|(part, whole)| share(part, whole)),
            ["50%", "khoảng 66,7%", "khoảng 89,7%", "100%"]
        );
    }
}
