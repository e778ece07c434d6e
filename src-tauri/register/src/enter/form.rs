//! What a form of the window sends, before it is a draft: an answer whose question no longer stands is left out, and what the
//! form leaves to be understood is said. A line of the open format says everything itself and never comes here.

use serde_json::{Map, Value, json};
use words::codes::Code;

use crate::record::petition::{Anonymity, Competence, Disposition, Eligibility, Source};

/// A draft of a form.
type Form = Map<String, Value>;

/// Turns the form of a petition into its draft. Only a paper handed in directly came at a visit; what is not eligible has no
/// field and no level, what is eligible no reason why not; nothing was processed before it was decided; who sent nothing of
/// their name has no name; a paper nobody counted the signatures of has one.
#[must_use]
pub fn petition(mut form: Form) -> Form {
    if !says(&form, "source", Source::Direct) {
        form.remove("via_visit");
    }
    if is_blank(&form, "disposition") || says(&form, "disposition", Disposition::RequestMore) {
        form.remove("processed_on");
    }
    if !says(&form, "eligibility", Eligibility::Eligible) {
        form.remove("field");
        form.remove("level");
    }
    if !says(&form, "eligibility", Eligibility::Ineligible) {
        form.remove("ineligibility_reason");
    }
    if is_anonymous(&form) {
        form.insert("petitioners".to_owned(), json!([]));
    }
    understood(&mut form, "signer_count", 1.into());
    form
}

/// Turns the form of a visit into its draft: where nobody counted them, as many came as are named, and at least one.
#[must_use]
pub fn visit(mut form: Form) -> Form {
    let named = form.get("people").and_then(Value::as_array).map_or(0, Vec::len);
    understood(&mut form, "people_count", named.max(1).into());
    form
}

/// Turns the form of a paper handed in at a visit into its draft: it came that day, directly, from those who came, about
/// their matter, and says what they said where it is not told otherwise. It is classified later.
#[must_use]
pub fn handed_in(form: Form, visit: &Form) -> Form {
    let mut paper = Form::new();
    paper.insert("eligibility".to_owned(), Eligibility::Undetermined.code().into());
    paper.insert("competence".to_owned(), Competence::Undetermined.code().into());
    paper.insert("anonymity".to_owned(), Anonymity::Named.code().into());
    paper.extend(form);
    paper.insert("source".to_owned(), Source::Direct.code().into());
    paper.insert("via_visit".to_owned(), "@visit".into());
    let of_visit = |name: &str| visit.get(name).cloned();
    let matter = visit.get("matters").and_then(|matters| matters.get(0)).cloned();
    let told = [("received_on", of_visit("date")), ("petitioners", of_visit("people")), ("matter", matter)];
    for (name, value) in told {
        match value {
            Some(value) => drop(paper.insert(name.to_owned(), value)),
            None => drop(paper.remove(name)),
        }
    }
    if is_blank(&paper, "summary")
        && let Some(content) = of_visit("content")
    {
        paper.insert("summary".to_owned(), content);
    }
    petition(paper)
}

/// Tells whether the sender of a petition is not named.
#[must_use]
pub fn is_anonymous(form: &Form) -> bool {
    says(form, "anonymity", Anonymity::Anonymous)
}

fn says(form: &Form, name: &str, code: impl Code) -> bool {
    form.get(name).is_some_and(|value| value == code.code())
}

fn is_blank(form: &Form, name: &str) -> bool {
    form.get(name).is_none_or(|value| value.is_null() || value == "")
}

fn understood(form: &mut Form, name: &str, value: Value) {
    if is_blank(form, name) || form.get(name).is_some_and(|given| given == 0) {
        form.insert(name.to_owned(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(value: Value) -> Form {
        serde_json::from_value(value).unwrap_or_default()
    }

    #[test]
    fn an_answer_whose_question_no_longer_stands_is_left_out() {
        let typed = json!({"source": "post", "via_visit": "L-01", "disposition": "request_more",
            "processed_on": "2026-11-02", "eligibility": "undetermined", "field": "other", "level": "first",
            "ineligibility_reason": "no_date", "anonymity": "anonymous", "petitioners": [{"full_name": "An"}],
            "signer_count": 0});
        let sent = json!({"source": "post", "disposition": "request_more", "eligibility": "undetermined",
            "anonymity": "anonymous", "petitioners": [], "signer_count": 1});
        assert_eq!(petition(form(typed)), form(sent));
    }

    #[test]
    fn an_answer_whose_question_stands_is_kept() {
        for stands in [
            json!({"source": "direct", "via_visit": "L-01", "disposition": "assign", "processed_on": "2026-11-02",
                "eligibility": "eligible", "field": "other", "level": "first", "anonymity": "named",
                "petitioners": [{"full_name": "An"}], "signer_count": 3}),
            json!({"source": "direct", "eligibility": "ineligible", "ineligibility_reason": "no_date",
                "disposition": "file", "processed_on": "2026-11-02", "anonymity": "impersonated",
                "petitioners": [{"full_name": "An"}], "signer_count": 1}),
        ] {
            assert_eq!(petition(form(stands.clone())), form(stands));
        }
    }

    #[test]
    fn as_many_came_as_are_named_where_nobody_counted_them() {
        for (people, typed, count) in [(0, json!(null), 1), (3, json!(null), 3), (3, json!(7), 7), (2, json!(0), 2)] {
            let people: Vec<Value> = (0..people).map(|n| json!({"full_name": format!("An {n}")})).collect();
            let visit = visit(form(json!({"people": people, "people_count": typed})));
            assert_eq!(visit.get("people_count"), Some(&json!(count)));
        }
    }

    #[test]
    fn a_paper_handed_in_is_of_its_visit() {
        let visit = form(json!({"date": "2026-11-02", "people": [{"full_name": "An"}], "content": "Hỏi đường",
            "matters": ["@matter"]}));
        let told = json!({"eligibility": "undetermined", "competence": "undetermined", "anonymity": "named",
            "kind": "request", "source": "direct", "via_visit": "@visit", "received_on": "2026-11-02",
            "petitioners": [{"full_name": "An"}], "matter": "@matter", "summary": "Hỏi đường", "signer_count": 1});
        assert_eq!(handed_in(form(json!({"kind": "request", "matter": "V1"})), &visit), form(told));
        let own = handed_in(form(json!({"summary": "Xin mở đường", "signer_count": 4})), &visit);
        assert_eq!((own.get("summary"), own.get("signer_count")), (Some(&json!("Xin mở đường")), Some(&json!(4))));
    }
}
