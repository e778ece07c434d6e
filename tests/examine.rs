//! What an examination answers of a register that was damaged, and what every verb answers of it.

use casebook::casebook::examine::What;
use casebook::{Error, Moment, book, find, practice, report};
use tests::{Desk, PAGE, PASSPHRASE, asked};

/// Lays a bit wrong on each page of a closed register in turn, and calls.
fn each_page(step: usize, mut judge: impl FnMut(&std::path::Path, u64)) {
    let desk = Desk::practising();
    let path = desk.folder().join("sổ");
    let Desk { book, folder: _room, .. } = desk;
    drop(book);
    let good = std::fs::read(path.join("so.dnth")).unwrap();
    for page in (0..good.len() / PAGE).step_by(step) {
        let mut bad = good.clone();
        bad[page * PAGE + page * 37 % PAGE] ^= 1;
        std::fs::write(path.join("so.dnth"), &bad).unwrap();
        judge(&path, page as u64 + 1);
    }
}

#[test]
fn a_rotten_page_is_damage_with_its_number_and_never_try_again() {
    let mut pages = 0;
    each_page(2, |folder, page| {
        let found = casebook::check(folder, PASSPHRASE).unwrap();
        assert!(!found.ok, "page {page}");
        let told = found.findings.iter().find(|finding| finding.code == What::Pages).unwrap();
        // A bit of the first bytes is one of the salt, on which the seal of every page stands.
        assert!(told.pages == [page] || page == 1 && told.pages.len() > 1, "page {page}: {told:?}");
        assert!(told.file == "so.dnth" && told.say.contains("khôi phục"), "{told:?}");
        pages += 1;
    });
    assert!(pages > 60, "{pages}");
}

#[test]
fn what_the_engine_says_of_a_rotten_page_is_damage_whatever_was_asked() {
    let (mut damaged, now) = (0, Moment::on(practice::today()));
    each_page(5, |folder, page| {
        let Ok(mut book) = casebook::open(folder, PASSPHRASE) else { return damaged += 1 };
        let answers = [
            find::find(book.read(), "nguyen", 9).map(drop),
            report::report(book.read(), &asked("2019-09"), now).map(drop),
            book::export(&mut book, &mut std::io::sink(), now),
        ];
        for error in answers.into_iter().filter_map(Result::err) {
            assert!(matches!(book.judged(error), Error::Damaged(_)), "page {page}");
            damaged += 1;
        }
    });
    assert!(damaged > 10, "{damaged}");
}

#[test]
fn a_spoilt_copy_of_the_key_heals_with_a_finding_and_two_are_damage() {
    let desk = Desk::practising();
    let path = desk.folder().join("sổ");
    let Desk { book, folder: _room, .. } = desk;
    drop(book);
    let copies = ["khoa.dnth", "khoa.dnth.cu"];
    let good = std::fs::read(path.join(copies[0])).unwrap();
    assert_eq!(std::fs::read(path.join(copies[1])).unwrap(), good, "two copies from birth");
    for spoilt in copies {
        for damage in [b"".as_slice(), b"{}", &good[..good.len() / 2]] {
            std::fs::write(path.join(spoilt), damage).unwrap();
            let found = casebook::check(&path, PASSPHRASE).unwrap();
            assert!(found.ok);
            assert_eq!(found.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [What::KeyCopy]);
            assert_eq!(std::fs::read(path.join(spoilt)).unwrap(), good, "{spoilt}");
            assert_eq!(casebook::check(&path, PASSPHRASE).unwrap().findings, []);
        }
    }
    for copy in copies {
        std::fs::write(path.join(copy), &good[1..]).unwrap();
    }
    assert!(matches!(casebook::open(&path, PASSPHRASE), Err(Error::Damaged(_))));
    let found = casebook::check(&path, PASSPHRASE).unwrap();
    assert_eq!((found.ok, found.findings[0].code), (false, What::Key));
}
