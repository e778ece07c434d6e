//! The search index: what a search finds of a record, kept as the record changes. A denouncer's fields never enter it.

pub(crate) mod store;
mod text_store;

pub(crate) use self::text_store::{leave, leave_place, make_anew};

use std::collections::{HashMap, HashSet};

use vault::error::Result;
use vault::{Reader, Writer};
use words::slice::Slice;
use words::vietnamese::fold;

use crate::entry::{Entry, Placed};

/// A record as search sees it: its title and the texts that may be searched, by field.
pub(crate) struct Findable {
    pub number: Option<String>,
    pub on: Option<chrono::NaiveDate>,
    pub title: String,
    /// Whether it is a denunciation, or was handed in with one.
    pub secret: bool,
    pub texts: Vec<(String, String)>,
}

/// Gives the visits a batch's petitions hang on before it is put: a correction may take a denunciation off one.
pub(crate) fn visits_of<'a>(r: Reader<'_>, batch: impl Iterator<Item = &'a Entry>) -> Result<Vec<i64>> {
    let mut visits = Vec::new();
    for entry in batch {
        if let Entry::Petition(petition) = entry {
            visits.extend(store::visit_of(r, &petition.reference)?);
        }
    }
    Ok(visits)
}

/// Enters a batch into the index, and with it every visit whose people it makes, or unmakes, denouncers.
pub(crate) fn index<'a>(w: &Writer, batch: impl Iterator<Item = Placed<'a>>, visits: Vec<i64>) -> Result<()> {
    let mut due: Vec<(Slice, i64)> = visits.into_iter().map(|id| (Slice::Visit, id)).collect();
    let mut at_hand = HashMap::new();
    for (entry, id, number) in batch {
        let slice = entry.slice();
        if is_found(slice) {
            due.push((slice, id));
            at_hand.insert((slice, id), (entry, number));
        }
        match entry {
            Entry::Petition(petition) => {
                due.extend(store::visit_of(w.read(), &petition.reference)?.map(|id| (Slice::Visit, id)));
            }
            Entry::Person(_) => due.extend(store::with_person(w.read(), id)?),
            Entry::Hamlet(_) => due.extend(store::with_hamlet(w.read(), id)?),
            _ => {}
        }
    }
    // In the order of entry, so that a register loaded again finds in the same order.
    let (mut seen, mut is_gone) = (HashSet::new(), false);
    for (slice, id) in due.into_iter().filter(|one| seen.insert(*one)) {
        let findable = match at_hand.get(&(slice, id)) {
            Some((entry, number)) => store::findable_as(w.read(), id, entry, *number)?,
            None => store::findable(w.read(), slice, id)?,
        };
        let Some(findable) = findable else { continue };
        is_gone |= text_store::enter(w, slice, id, &findable.folded())? && findable.secret;
    }
    // A denouncer's name that stood in the index is not left in its pages.
    if is_gone { make_anew(w) } else { text_store::go_in(w) }
}

/// Enters records into the index as they stand now, with everything their people and hamlets stand in, and takes out
/// those that are gone: what doing acts again from the log ends with.
pub(crate) fn again(w: &Writer, records: Vec<(Slice, i64)>) -> Result<()> {
    let mut due = Vec::new();
    for (slice, id) in records {
        match slice {
            Slice::Person => due.extend(store::with_person(w.read(), id)?),
            Slice::Hamlet => due.extend(store::with_hamlet(w.read(), id)?),
            found if is_found(found) => due.push((found, id)),
            _ => {}
        }
    }
    let (mut seen, mut is_gone) = (HashSet::new(), false);
    for (slice, id) in due.into_iter().filter(|one| seen.insert(*one)) {
        is_gone |= match store::findable(w.read(), slice, id)? {
            Some(findable) => text_store::enter(w, slice, id, &findable.folded())? && findable.secret,
            None => leave(w, slice, id)?,
        };
    }
    if is_gone { make_anew(w) } else { text_store::go_in(w) }
}

/// The slices whose records have a text of their own in the index.
fn is_found(slice: Slice) -> bool {
    matches!(slice, Slice::Visit | Slice::Petition | Slice::Matter | Slice::Referral) || slice.is_log()
}

impl Findable {
    fn folded(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        for (field, text) in &self.texts {
            let own = fold::tokens(text);
            // A number written in groups, `0912 345 678`, is also found by all its digits.
            if own.len() > 1 && matches!(field.rsplit('.').next(), Some("id_number" | "phone")) {
                words.push(own.concat());
            }
            words.extend(own);
        }
        words.join(" ")
    }

    pub(crate) fn matches(&self, tokens: &[String]) -> Vec<(String, usize, usize)> {
        let place = |token: &String| {
            let hit = |(field, text): &(String, String)| {
                fold::find(text, token).map(|(start, length)| (field.clone(), start, length))
            };
            self.texts.iter().find_map(hit)
        };
        tokens.iter().filter_map(place).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;
    use vault::key::KeyCost;
    use vault::sql::Statements;
    use vault::{Act, Casebook, Moment};

    use super::*;
    use crate::{book, find, list, practice};

    const ASKED: [&str; 9] =
        ["ban", "hoang van", "van hoang", "thua dat", "th d", "12/2019", "12", "khong co ai", "nam"];

    fn now() -> Moment {
        Moment::on(practice::today())
    }

    fn found(book: &Casebook) -> Vec<String> {
        let asked = |text: &&str| {
            let search = Some((*text).to_owned());
            let rows = |slice| {
                let query = list::Query { search: search.clone(), ..list::Query::default() };
                list::list(book.read(), slice, &query, now().today).unwrap().rows
            };
            format!(
                "{text}: {:?} {:?}",
                find::find(book.read(), text, 20).unwrap(),
                [rows(Slice::Petition), rows(Slice::Visit)]
            )
        };
        ASKED.iter().map(asked).collect()
    }

    fn waiting(book: &Casebook) -> i64 {
        let sql = "select count(*) from finding_due";
        book.read().prepare(sql).unwrap().query_row([], |row| row.get(0)).unwrap()
    }

    #[test]
    fn what_waits_for_the_index_is_found_as_what_is_in_it_and_one_that_changes_is_found_once() {
        let room = tempfile::tempdir().unwrap();
        let (mut book, _) =
            practice::create(&room.path().join("so"), "tập", KeyCost { memory: 8, passes: 1 }).unwrap();
        let before = found(&book);
        assert!(waiting(&book) == 0 && before.iter().any(|said| said.contains("Hoàng Văn")), "{before:?}");
        book.write(Act::Correct, now(), |w| {
            w.prepare("insert into finding_index (finding_index) values ('delete-all')")?.execute([])?;
            Ok(w.prepare("insert into finding_due (id) select id from finding")?.execute([])?)
        })
        .unwrap();
        assert!(waiting(&book) > 0);
        assert_eq!(found(&book), before);
        book.write(Act::Correct, now(), text_store::bring_in).unwrap();
        assert_eq!((waiting(&book), found(&book)), (0, before));
        // One that is in the index and is changed waits again; as it was it is not found any more.
        let petition = json!({"received_on": "2019-09-02", "source": "post", "petitioners": [{"full_name": "Sùng Thị Chớ"}],
            "signer_count": 1, "anonymity": "named", "eligibility": "undetermined", "competence": "undetermined",
            "summary": "Xin xác nhận"});
        let draft = |changed: &str| {
            let mut draft = petition.as_object().cloned().unwrap();
            draft.insert("summary".to_owned(), changed.into());
            draft
        };
        book::add(&mut book, Slice::Petition, draft("Xin xác nhận lần một"), now()).unwrap();
        book.write(Act::Correct, now(), text_store::bring_in).unwrap();
        let named = find::find(book.read(), "sung thi cho", 9).unwrap();
        let reference =
            crate::reference::reference(book.read(), Slice::Petition, named.first().unwrap().id).unwrap().unwrap();
        book::correct(&mut book, Slice::Petition, &reference, draft("Xin xác nhận lần hai"), now()).unwrap();
        assert_eq!(find::find(book.read(), "sung thi cho", 9).unwrap().len(), 1);
        assert_eq!(find::find(book.read(), "nhan lan mot", 9).unwrap(), []);
        assert_eq!(find::find(book.read(), "nhan lan hai", 9).unwrap().len(), 1);
        assert!(book.examine().unwrap().ok);
    }

    #[test]
    fn a_name_that_was_taken_out_stays_in_the_pieces_of_the_index_until_it_is_made_anew() {
        let room = tempfile::tempdir().unwrap();
        let (mut book, _) = blank(&room.path().join("so"));
        let matter =
            |n: usize, title: String| (Slice::Matter, draft(&json!({"ref": format!("V{n}"), "title": title})));
        let bring = |book: &mut Casebook| drop(book.write(Act::Correct, now(), text_store::bring_in).unwrap());
        book::add_all(&mut book, vec![matter(0, "Wợn Qrzơm".to_owned())], now()).unwrap();
        bring(&mut book);
        let others = (10..90).map(|n| matter(n, format!("Việc {n}"))).collect();
        book::add_all(&mut book, others, now()).unwrap();
        bring(&mut book);
        book::correct(&mut book, Slice::Matter, "V0", draft(&json!({"title": "Khác"})), now()).unwrap();
        bring(&mut book);
        assert!(holds(&book, "rzom"), "the engine only notes that it is gone");
        book.write(Act::Correct, now(), make_anew).unwrap();
        assert!(!holds(&book, "rzom"));
        assert_eq!(
            (find::find(book.read(), "khac", 90).unwrap().len(), find::find(book.read(), "viec", 90).unwrap().len()),
            (1, 80)
        );
    }

    fn draft(value: &serde_json::Value) -> serde_json::Map<String, serde_json::Value> {
        value.as_object().cloned().unwrap()
    }

    fn blank(folder: &std::path::Path) -> (Casebook, vault::key::RecoveryCode) {
        crate::create(folder, "tập", true, KeyCost { memory: 8, passes: 1 }, now()).unwrap()
    }

    /// Tells whether a piece of the index holds some letters.
    fn holds(book: &Casebook, letters: &str) -> bool {
        let sql = "select count(*) from finding_index_data where instr(block, cast(:letters as blob)) > 0";
        let count: i64 = book.read().prepare(sql).unwrap().query_row([letters], |row| row.get(0)).unwrap();
        count > 0
    }
}
