//! What a clerk may rely on, told as sentences of the trade.

use serde_json::Value;
use serde_json::json;
use vault::key::KeyCost;
use vault::sql::Statements;
use vault::{Casebook, Moment};
use words::slice::Slice;

use super::*;
use crate::enter;
use casebook::practice;

fn practice() -> (tempfile::TempDir, Casebook, Moment) {
    let folder = tempfile::tempdir().unwrap();
    let cost = KeyCost { memory: 8, passes: 1 };
    let (casebook, _) = practice::create(&folder.path().join("sổ"), "tập", cost).unwrap();
    (folder, casebook, Moment::on(words::day::iso("2019-09-30").unwrap()))
}

fn asked(value: Value) -> Query {
    serde_json::from_value(value).unwrap()
}

fn numbers(casebook: &Casebook, slice: Slice, query: Value) -> Vec<String> {
    let page = list(casebook.read(), slice, &asked(query), words::day::iso("2019-09-30").unwrap()).unwrap();
    page.rows.iter().map(|row| row["number"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_newest_petition_stands_first_and_pages_meet_without_a_gap() {
    let (_folder, casebook, now) = practice();
    let all = numbers(&casebook, Slice::Petition, json!({}));
    assert_eq!(all, ["5/2019", "4/2019", "3/2019", "2/2019", "1/2019"]);
    for sort in
        [json!(null), json!({"column": "on"}), json!({"column": "c5"}), json!({"column": "c11", "descending": true})]
    {
        let (mut seen, mut after) = (Vec::new(), Value::Null);
        loop {
            let query = asked(json!({"limit": 2, "after": after, "sort": sort}));
            let page = list(casebook.read(), Slice::Petition, &query, now.today).unwrap();
            assert_eq!(page.total.is_some(), after.is_null());
            seen.extend(page.rows.iter().map(|row| row["id"].as_i64().unwrap()));
            let Some(next) = page.next else { break };
            after = serde_json::to_value(next).unwrap();
        }
        seen.sort_unstable();
        assert_eq!(seen, [1, 2, 3, 4, 5], "{sort}");
    }
}

#[test]
fn names_are_put_in_order_by_the_given_name() {
    let (_folder, casebook, _) = practice();
    let query = asked(json!({"sort": {"column": "name"}}));
    let page = list(casebook.read(), Slice::Petition, &query, words::day::iso("2019-09-30").unwrap()).unwrap();
    let names: Vec<&str> = page.rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Hoàng Văn An", "Nông Thị Bích", "Triệu Thị Coi", "Lý Văn Dần", "Ma Văn Giàng"]);
}

#[test]
fn a_filter_takes_a_code_or_its_words_and_folds_what_is_typed() {
    let (_folder, casebook, _) = practice();
    let number = |query| numbers(&casebook, Slice::Petition, query);
    assert_eq!(number(json!({"filter": {"kind": "proposal"}})), ["5/2019"]);
    assert_eq!(number(json!({"filter": {"c11": "kien nghi"}})), ["5/2019"]);
    assert_eq!(number(json!({"filter": {"c5": "trieu", "c6": "na ca"}})), ["2/2019"]);
    assert_eq!(number(json!({"filter": {"matter": "V1", "competence": "within"}})), ["2/2019", "1/2019"]);
    assert_eq!(number(json!({"filter": {"period": "2019-09-12..2019-09-13"}})), ["5/2019", "4/2019"]);
    assert_eq!(number(json!({"search": "nha hop thon"})), ["3/2019"]);
    assert_eq!(number(json!({"ids": [2, 4]})), ["4/2019", "2/2019"]);
}

#[test]
fn what_many_papers_hold_is_listed_as_what_few_hold_and_counted_only_so_far() {
    let (_folder, casebook, now) = practice();
    let papers: Vec<(String, Vec<String>)> = {
        let sql = "select petition.no || '/' || petition.year, finding.text from petition
                   join reference on reference.slice = 'petition' and reference.record = petition.id
                   join finding on finding.id = reference.id order by petition.year desc, petition.no desc";
        let mut statement = casebook.read().prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).unwrap();
        rows.map(|row| row.map(|(number, text)| (number, text.split(' ').map(str::to_owned).collect())).unwrap())
            .collect()
    };
    let holding = |words: &[&str], begins: usize| -> Vec<String> {
        let is_held = |own: &[String], (place, word): (usize, &&str)| {
            own.iter().any(|one| if place < begins { one == word } else { one.starts_with(word) })
        };
        let holds = |own: &[String]| words.iter().enumerate().all(|word| is_held(own, word));
        papers.iter().filter(|(_, own)| holds(own)).map(|(number, _)| number.clone()).collect()
    };
    let all: Vec<&str> = papers.iter().flat_map(|(_, words)| words.iter().map(String::as_str)).collect();
    let (mut over, mut pages) = (0, 0);
    for (first, last) in all.iter().zip(all.iter().skip(1).step_by(2).rev()).chain([(&"v", &"an"), (&"xyz", &"an")]) {
        let last = &last[..last.len().min(2)];
        for words in [vec![last], vec![*first, last]] {
            let mut expected = holding(&words, words.len() - 1);
            if expected.is_empty() {
                expected = holding(&words, 0);
            }
            let (mut seen, mut after) = (Vec::new(), Value::Null);
            loop {
                let query = asked(json!({"search": words.join(" "), "limit": 1, "after": after}));
                let page = list(casebook.read(), Slice::Petition, &query, now.today).unwrap();
                if after.is_null() {
                    let counted = usize::try_from(COUNTED).unwrap();
                    assert_eq!(page.over, expected.len() > counted, "{words:?}");
                    assert_eq!(
                        page.total.map(i64::cast_unsigned),
                        Some(expected.len().min(counted) as u64),
                        "{words:?}"
                    );
                    over += usize::from(page.over);
                }
                pages += 1;
                seen.extend(page.rows.iter().map(|row| row["number"].as_str().unwrap().to_owned()));
                let Some(next) = page.next else { break };
                after = serde_json::to_value(next).unwrap();
            }
            assert_eq!(seen, expected, "{words:?}");
        }
    }
    assert!(over > 10 && pages > 100, "{over} of {pages}");
}

#[test]
fn a_column_nobody_named_is_refused_and_no_text_becomes_sql() {
    let (_folder, casebook, now) = practice();
    for query in [
        json!({"sort": {"column": "petition.id; drop table petition"}}),
        json!({"filter": {"1=1 or petition.id": "x"}}),
        json!({"after": [{"x": 1}, 1]}),
    ] {
        assert!(list(casebook.read(), Slice::Petition, &asked(query), now.today).is_err());
    }
    let hostile = json!({"filter": {"c9": "' or 1=1 --", "matter": "x' or '1'='1"}, "search": "\" OR text:*"});
    assert!(numbers(&casebook, Slice::Petition, hostile).is_empty());
}

#[test]
fn a_denouncer_is_in_no_row_no_order_and_no_answer_to_a_filter() {
    let (_folder, mut casebook, now) = practice();
    let draft = json!({"ref": "D9", "received_on": "2019-09-26", "source": "direct", "via_visit": "R-01",
        "petitioners": [{"full_name": "Lò Thị Mây", "address": "bản Lùng", "phone": "0912000111"}], "signer_count": 1,
        "anonymity": "named", "kind": "denunciation", "respondent": "ông Nọ", "note": "con bà Mây",
        "eligibility": "undetermined", "competence": "undetermined", "summary": "Tố cáo"});
    enter::add(&mut casebook, Slice::Petition, draft.as_object().unwrap().clone(), now).unwrap();
    let referral = json!({"ref": "C9", "petition": "D9", "kind": "remind", "on": "2019-09-27"});
    enter::add(&mut casebook, Slice::Referral, referral.as_object().unwrap().clone(), now).unwrap();
    for slice in [Slice::Petition, Slice::Visit, Slice::Matter, Slice::Referral, Slice::Person, Slice::Session] {
        let page = list(casebook.read(), slice, &Query::default(), now.today).unwrap();
        let text = serde_json::to_string(&page).unwrap();
        assert!(!text.contains("Mây") && !text.contains("bản Lùng") && !text.contains("0912000111"), "{slice:?}");
    }
    // The visit at which it was handed in hides who came.
    let visits = list(casebook.read(), Slice::Visit, &asked(json!({"ids": [1]})), now.today).unwrap();
    assert_eq!(visits.rows[0]["c3"], "(bí mật)");
    let found = |query| numbers(&casebook, Slice::Petition, query);
    assert!(found(json!({"filter": {"c5": "may"}})).is_empty());
    assert!(found(json!({"filter": {"c6": "ban lung"}})).is_empty());
    assert!(found(json!({"filter": {"c20": "may"}})).is_empty());
    assert!(found(json!({"filter": {"c10": "no"}, "ids": [6]})).is_empty());
    assert_eq!(found(json!({"sort": {"column": "name"}}))[0], "6/2019");
}

#[test]
fn an_internal_hand_over_is_not_an_external_referral() {
    let (_folder, casebook, now) = practice();
    let side = |side: &str| {
        let query = asked(json!({"filter": {"side": side}}));
        list(casebook.read(), Slice::Referral, &query, now.today).unwrap().rows.len()
    };
    assert_eq!((side("internal"), side("external"), side("citizen")), (3, 2, 0));
}
