//! The searches find what the definitions say, whatever stands in the register.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use rusqlite::types::Value;
use rusqlite::{Connection, named_params};
use words::day;

use super::share;

/// Small numbers that look like none in particular, the same for the same beginning.
struct Dice(u64);

impl Dice {
    fn under(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap() % most
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.under(u32::try_from(of.len()).unwrap())).unwrap()]
    }

    fn day(&mut self) -> String {
        (day::iso("2025-01-01").unwrap() + chrono::Days::new(self.under(700).into())).to_string()
    }

    /// A day or none.
    fn perhaps(&mut self) -> Option<String> {
        (self.under(3) > 0).then(|| self.day())
    }

    /// A day up to a good year after another, mostly soon after it, or none.
    fn after(&mut self, from: &str) -> Option<String> {
        let most = [3, 40, 500][usize::try_from(self.under(3)).unwrap()];
        (self.under(4) > 0)
            .then(|| (day::iso(from).unwrap() + chrono::Days::new(self.under(most).into())).to_string())
    }
}

/// The tables of a register with rows nobody would write by hand.
fn register(seed: u64) -> Connection {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch("pragma foreign_keys = off").unwrap();
    db.execute_batch(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../vault/src/schema/0001_register.sql")))
        .unwrap();
    db.execute_batch(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../vault/src/schema/0005_month.sql")))
        .unwrap();
    db.execute_batch("alter table resolution add column terminated_on text").unwrap();
    let mut dice = Dice(seed);
    for (id, kind) in (1..).zip(["internal", "internal", "external", "external"]) {
        let name = dice.one(&["Phòng Kinh tế", "Sở Xây dựng"]);
        db.execute("insert into office (id, name, kind) values (?, ?, ?)", (id, name, kind)).unwrap();
        let named = (format!("P{id}"), id);
        db.execute("insert into reference (ref, slice, record) values (?, 'office', ?)", named).unwrap();
    }
    for id in 1..=150 {
        let received = dice.day();
        let processed = dice.after(&received);
        let kind = dice.one(&["complaint", "denunciation", "proposal", "feedback", "request", "mixed"]);
        let cancelled = (dice.under(9) == 0).then(|| dice.day());
        db.execute(
            "insert into petition (id, year, no, received_on, source, signer_count, anonymity, kind, eligibility,
                competence, processed_on, summary, cancelled_on)
             values (?1, 2025, ?1, ?2, 'post', 1, 'named', ?3, 'eligible', 'within', ?4, '', ?5)",
            (id, &received, kind, processed, cancelled),
        )
        .unwrap();
    }
    for _ in 0..150 {
        let matter = dice.under(60);
        let kind = dice.one(&["complaint", "denunciation"]);
        db.execute(
            "insert into resolution (matter, kind, accepted_on, declined_on, withdrawn_on, decision_on, terminated_on)
             values (?, ?, ?, ?, ?, ?, ?)",
            (matter, kind, dice.perhaps(), dice.perhaps(), dice.perhaps(), dice.perhaps(), dice.perhaps()),
        )
        .unwrap();
    }
    for _ in 0..200 {
        let (petition, office) = (1 + dice.under(150), (dice.under(9) > 0).then(|| 1 + dice.under(4)));
        let kind = dice.one(&["assign", "refer", "return", "remind"]);
        let on = dice.day();
        let (due, reply) = (dice.after(&on), dice.after(&on));
        let cancelled = (dice.under(9) == 0).then(|| dice.day());
        db.execute(
            "insert into referral (petition, kind, on_day, office, reply_due, reply_on, cancelled_on)
             values (?, ?, ?, ?, ?, ?, ?)",
            (petition, kind, on, office, due, reply, cancelled),
        )
        .unwrap();
    }
    for id in 1..=40 {
        let on = dice.day();
        let cancelled = (dice.under(9) == 0).then(|| dice.day());
        db.execute(
            "insert into dialogue (id, on_day, kind, topic, about_reception, host, people, cancelled_on)
             values (?, ?, 'periodic', '', 0, '', 1, ?)",
            (id, &on, cancelled),
        )
        .unwrap();
        for place in 0..dice.under(4) {
            let (office, due, done) = ((dice.under(5) > 0).then(|| 1 + dice.under(4)), dice.day(), dice.after(&on));
            db.execute(
                "insert into promise (dialogue, place, what, office, due_on, done_on) values (?, ?, '', ?, ?, ?)",
                (id, place, office, due, done),
            )
            .unwrap();
        }
    }
    db
}

/// What a statement finds of a stretch of days, so many columns of each row.
fn found(db: &Connection, sql: &str, columns: usize, from: &str, to: &str) -> Vec<Vec<Value>> {
    let mut statement = db.prepare(sql).unwrap();
    for (name, value) in named_params! { ":from": from, ":to": to } {
        if let Some(place) = statement.parameter_index(name).unwrap() {
            statement.raw_bind_parameter(place, value).unwrap();
        }
    }
    let mut rows = statement.raw_query();
    let mut all = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        all.push((0..columns).map(|column| row.get(column).unwrap()).collect());
    }
    all
}

#[test]
fn what_is_searched_for_is_what_the_definition_says_in_its_order() {
    let all = [
        ("backlog", 3, include_str!("backlog.sql"), include_str!("tests/backlog.sql")),
        ("office", 8, include_str!("office.sql"), include_str!("tests/office.sql")),
    ];
    let spans = [("2025-03-15", "2025-04-14"), ("2026-01-01", "2026-12-31"), ("2025-11-15", "2025-11-15")];
    for seed in 0..30 {
        let db = register(seed);
        for (name, columns, search, definition) in all {
            for (from, to) in spans {
                let defined = found(&db, definition, columns, from, to);
                assert_eq!(found(&db, search, columns, from, to), defined, "{name} of {from}–{to}, {seed}");
                assert!(defined.len() > 4, "{name} of {from}–{to}, {seed}: {}", defined.len());
            }
        }
    }
}

#[test]
fn a_share_is_rounded_to_a_tenth_and_nothing_has_none() {
    assert_eq!(
        [(0, 0), (1, 2), (2, 3), (1, 8), (3, 3)].map(|(part, whole)| share(part, whole)),
        ["–", "50%", "66,7%", "12,5%", "100%"]
    );
}
