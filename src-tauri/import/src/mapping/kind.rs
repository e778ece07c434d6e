//! Which book a table is, by its title and all of its headings: of visits, of petitions, or none of ours.

use std::sync::LazyLock;

use words::vietnamese::fold::tokens;

use super::table::Table;
use super::{Column, Plan};
use crate::heading::{self, Thing};
use crate::sheet::{Cell, Sheet};
use crate::vocabulary::{Phrases, phrases};

static SIGNS: LazyLock<Phrases<&'static str>> = LazyLock::new(|| phrases("book"));

/// What speaks for each book.
#[derive(Debug, Default, Clone, Copy)]
struct Evidence {
    visits: i32,
    petitions: i32,
    other: i32,
}

impl Evidence {
    fn add(&mut self, text: &str, times: i32) {
        for found in SIGNS.all(&tokens(text)) {
            match found.means {
                "visits_strong" => self.visits += 4 * times,
                "visits" => self.visits += times,
                "petitions_strong" => self.petitions += 4 * times,
                "petitions" => self.petitions += times,
                _ => self.other += 3 * times,
            }
        }
    }
}

/// The texts above a table that say which book it is.
fn title(sheet: &Sheet, table: &Table) -> String {
    let above: Vec<u32> = sheet.rows_from(0).take_while(|row| *row < table.top).collect();
    let near = above.iter().rev().take(6);
    let texts = near.flat_map(|row| {
        let own = sheet.row(*row).filter(|(place, _)| !sheet.is_spread(*row, *place));
        own.filter_map(|(_, cell)| if let Cell::Text(text) = cell { Some(text.clone()) } else { None })
            .take(2)
            .collect::<Vec<_>>()
    });
    // A table below another has its own title; the rows of the other are no title of it.
    texts.filter(|text| text.chars().count() < 160).collect::<Vec<_>>().join(" ; ")
}

fn evidence(sheet: &Sheet, table: &Table) -> Evidence {
    let mut evidence = Evidence::default();
    evidence.add(&title(sheet, table), 1);
    evidence.add(&sheet.name, 1);
    for (_, parts) in &table.headings {
        evidence.add(&parts.join(" "), 1);
        for thing in heading::read(parts).names {
            match thing {
                Thing::Holds(Column::VisitedOn) => evidence.visits += 3,
                Thing::Holds(Column::Lane | Column::HeadLane | Column::KindPeople) => evidence.visits += 2,
                Thing::Holds(
                    Column::ReceivedOn | Column::WrittenOn | Column::Source | Column::Incoming | Column::Signers,
                ) => evidence.petitions += 2,
                Thing::Holds(
                    Column::Kind | Column::MatterNo | Column::Respondent | Column::Disposition | Column::Eligibility,
                ) => evidence.petitions += 1,
                Thing::Foreign => evidence.other += 3,
                _ => {}
            }
        }
    }
    evidence
}

/// Tells whether each row is a visit; otherwise it is a petition.
pub(super) fn keeps_visits(sheet: &Sheet, table: &Table) -> bool {
    let evidence = evidence(sheet, table);
    evidence.visits >= evidence.petitions
}

/// Tells a table that is no register of ours: letters in and out, a duty roster, a list of things.
pub(super) fn is_foreign(sheet: &Sheet, table: &Table, plan: &Plan) -> bool {
    let evidence = evidence(sheet, table);
    let ours = evidence.visits.max(evidence.petitions);
    let named = [Column::Name, Column::NameAddress, Column::FamilyName]
        .iter()
        .any(|one| plan.column(*one).is_some_and(|column| column.sure));
    if evidence.other >= 6 && evidence.other >= ours || evidence.other >= 3 && ours < 4 && evidence.other > ours {
        return true;
    }
    // A day and some words are not enough: somebody came, or it says it is one of the two books.
    let by_content =
        table.known == 0 && [Column::Name, Column::NameAddress].iter().any(|one| plan.column(*one).is_some());
    !named && !by_content && ours < 3 && plan.column(Column::Content).is_none_or(|content| !content.sure || ours == 0)
}
