//! Whether everything the register holds can be read back as what was written. A record that cannot be is damaged, and
//! it is named here by what it is, before anybody comes upon it.

use vault::Reader;
use vault::error::{Error, Result};
use words::codes::Code;
use words::slice::Slice;

use register::enter;
use report::close;

/// Gives what cannot be read: the slices by their codes, and what stands beside them.
pub(crate) fn illegible(r: Reader<'_>) -> Result<Vec<&'static str>> {
    let mut found = Vec::new();
    for slice in Slice::ALL {
        note(&mut found, slice.code(), enter::each(r, *slice, &mut |_| Ok(())))?;
    }
    // A close may be read and yet hold figures, or a file, that cannot be what was sent.
    if !found.contains(&Slice::Close.code()) {
        note(&mut found, Slice::Close.code(), close::legible(r))?;
    }
    note(&mut found, "unfinished", r.forms())?;
    note(&mut found, "habit", r.habits())?;
    Ok(found)
}

fn note(found: &mut Vec<&'static str>, what: &'static str, read: Result<()>) -> Result<()> {
    match read {
        Err(Error::Damaged(_)) => {
            found.push(what);
            Ok(())
        }
        read => read,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use serde_json::json;
    use vault::sql::Statements;

    use super::*;
    use crate::practice;
    use calendar::period::Period;
    use register::record::setting;
    use report::Asked;
    use report::today;
    use vault::key::KeyCost;
    use vault::{Act, Casebook, Moment, audit};

    /// What an examination says, without what to do.
    fn found(book: &Casebook) -> Vec<String> {
        let said = book.examine().unwrap().findings.into_iter();
        said.map(|finding| finding.say.split(". ").next().unwrap_or_default().to_owned()).collect()
    }

    fn casebook_word(slice: &str) -> String {
        Slice::from_code(slice).unwrap().label().to_lowercase()
    }

    fn now() -> Moment {
        Moment::on(practice::today())
    }

    /// The practice register with a paper issued, a period closed, a setting, a form half typed.
    fn book(folder: &std::path::Path) -> (Casebook, String) {
        let (mut book, _) = practice::create(folder, "tập", KeyCost { memory: 8, passes: 1 }).unwrap();
        let draft = paper::blank(book.read(), "report", None, Some("2019-08"), now()).unwrap().draft;
        let made = paper::make(&mut book, draft, now()).unwrap().value.reference;
        paper::issue(&mut book, &made, "5", now().today, now()).unwrap();
        close::close(&mut book, &Asked::plainly(Period::Month(2019, 8)), Some(now().today), now()).unwrap();
        let set = json!({"name": "many_signers_threshold", "value": "5", "valid_from": "2019-01-01"});
        enter::add(&mut book, Slice::Setting, set.as_object().cloned().unwrap(), now()).unwrap();
        book.keep("petition", &json!({"summary": "Đòi"}), None, now()).unwrap();
        book.keep_habit("import", &json!([]), now()).unwrap();
        (book, made)
    }

    /// Changes the register as a fault of the program would: in an act of its own, so that journal and row agree.
    fn spoil(book: &mut Casebook, sql: &str) {
        let rows = book.write(Act::Correct, now(), |w| Ok(w.prepare(sql)?.execute([])?)).unwrap();
        assert!(rows.value > 0, "{sql}");
    }

    fn is_damaged<T>(answer: &Result<T>) -> bool {
        matches!(answer, Err(Error::Damaged(_)))
    }

    #[test]
    fn an_issued_paper_that_cannot_be_read_is_damaged_and_never_composed_anew() {
        for column in ["sheet", "fields", "recipients"] {
            let room = tempfile::tempdir().unwrap();
            let (mut book, made) = book(&room.path().join("so"));
            assert!(paper::look(book.read(), &made).is_ok());
            spoil(&mut book, &format!("update paper set {column} = '{{\"body\": [' where {column} is not null"));
            assert!(
                is_damaged(&register::view::record::look_at(book.read(), Slice::Paper, &made, now().today)),
                "{column}: its page"
            );
            assert!(is_damaged(&paper::look(book.read(), &made)), "{column}: its text");
            assert!(is_damaged(&paper::print(&mut book, &made, now())), "{column}: a print");
            assert!(is_damaged(&enter::export(&mut book, &mut Vec::new(), now())), "{column}: the export");
            assert_eq!(found(&book), ["so.dnth: có mục không đọc được: văn bản"], "{column}");
            let said = audit::audit(&book).unwrap();
            assert!(
                !said.ok
                    && said.lines.iter().any(|line| line.say.starts_with("so.dnth: có mục không đọc được: văn bản."))
            );
        }
    }

    #[test]
    fn what_is_stored_and_cannot_be_read_is_found_whatever_it_is() {
        let room = tempfile::tempdir().unwrap();
        let (whole, _) = book(&room.path().join("so"));
        assert_eq!(found(&whole), Vec::<String>::new());
        drop(whole);
        for (sql, what) in [
            ("update petition set kind = 'lạ' where id = 1", "petition"),
            ("update petition set received_on = 'hôm qua' where id = 1", "petition"),
            ("update petition set cancelled_on = '2019-09-01' where id = 1", "petition"),
            ("update visit set status = 'lạ' where id = 1", "visit"),
            ("update setting set value = '3'", "setting"),
            ("update setting set name = 'deadline.D05', value = 'mười ngày'", "setting"),
            ("update setting set name = 'field.bees', value = 'Nuôi ong'", "setting"),
            ("update unit set kind = 'lạ'", "unit"),
            ("update close set figures = '{' where closed_on is not null", "close"),
            ("update close set figures = '{\"01/TCD\": {\"1\": \"nhiều\"}}' where closed_on is not null", "close"),
            ("update close set annex = '{}' where closed_on is not null", "close"),
            ("update close set files = '[]' where closed_on is not null", "close"),
            ("update close set closed_on = null where closed_on is not null", "close"),
            ("update sent_file set bytes = 'AAAA' where place = 0", "close"),
            (
                "update paper set sheet = json_set(sheet, '$.annex', json('[{\"regime\": \"lạ\"}]')) where sheet is not null",
                "paper",
            ),
        ] {
            let room = tempfile::tempdir().unwrap();
            let (mut book, _) = book(&room.path().join("so"));
            spoil(&mut book, sql);
            let word = casebook_word(what);
            assert!(
                found(&book).iter().any(|say| say.contains(": có mục không đọc được") && say.contains(&word)),
                "{sql}"
            );
        }
    }

    #[test]
    fn a_figure_that_was_sent_and_cannot_be_read_is_no_nought() {
        let room = tempfile::tempdir().unwrap();
        let (mut book, _) = book(&room.path().join("so"));
        let period = Period::Month(2019, 8);
        let asked = Asked::plainly(period);
        assert!(close::changes(book.read(), period).is_ok());
        spoil(&mut book, "update close set figures = json_set(figures, '$.\"02/XLD\".\"1\"', 'nhiều')");
        assert!(is_damaged(&close::changes(book.read(), period)));
        assert!(is_damaged(&close::open(book.read(), &asked, None, now())));
    }

    #[test]
    fn a_rule_of_the_office_that_cannot_be_read_is_not_left_out_of_the_law() {
        let room = tempfile::tempdir().unwrap();
        let (mut book, _) = book(&room.path().join("so"));
        spoil(&mut book, "update setting set name = 'holiday.2019', value = 'nghỉ mãi'");
        assert!(is_damaged(&setting::law(book.read())));
        assert!(is_damaged(&today::today(book.read(), now().today)));
        spoil(&mut book, "update setting set name = 'reported_bodies', value = 'tất cả'");
        assert!(is_damaged(&report::report(book.read(), &Asked::plainly(Period::Month(2019, 9)), now())));
    }

    #[test]
    fn a_half_written_form_that_cannot_be_read_is_not_forgotten_and_a_plan_of_another_version_is() {
        let room = tempfile::tempdir().unwrap();
        let (mut book, _) = book(&room.path().join("so"));
        book.keep_habit("import", &json!([{"sheet": 5}]), now()).unwrap();
        assert_eq!(import::remembered(&book).unwrap(), []);
        assert!(book.examine().unwrap().ok);
        spoil(&mut book, "update unfinished set form = '{\"summary\": ' where screen = 'petition'");
        assert!(is_damaged(&book.unfinished("petition")));
        assert_eq!(register::view::half_written::half_written(&book).unwrap()[0].called, "không đọc được");
        assert_eq!(found(&book), ["so.dnth: có mục không đọc được: bản đang gõ dở"]);
        spoil(&mut book, "update habit set value = '[{' where name = 'import'");
        assert!(is_damaged(&import::remembered(&book)));
        assert_eq!(found(&book), ["so.dnth: có mục không đọc được: bản đang gõ dở, thói quen của cửa sổ"]);
    }
}
