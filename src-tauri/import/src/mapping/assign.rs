//! What each column of a table holds: the assignment of all columns together that agrees best with the headings and with what
//! stands below them.

use std::collections::BTreeMap;

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;
use words::codes::Code;
use words::vietnamese::legacy::Encoding;

use super::Column;
use super::table::Table;
use crate::content::{Profile, Words, profile};
use crate::heading::{self, Heading, Thing};
use crate::sheet::Sheet;

/// What a heading that names a thing weighs; what it only mentions, less.
const NAMED: f64 = 10.0;
const MENTIONED: f64 = 4.0;
/// A column goes into the note where nothing weighs more.
const NOTE: f64 = 1.5;
/// What content alone has to weigh before a column without a known heading is taken for something.
const BY_CONTENT: f64 = 2.9;

/// What a column holds, and why.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    pub holds: Column,
    pub sure: bool,
    pub why: String,
}

/// Chooses for each column of a table, in its order.
pub(super) fn assign(
    sheet: &Sheet,
    table: &Table,
    keeps_visits: bool,
    encodings: &BTreeMap<u32, Encoding>,
    words: &Words,
) -> Vec<Chosen> {
    let until = table.until.unwrap_or(u32::MAX);
    let read: Vec<(Heading, Profile)> = table
        .headings
        .iter()
        .map(|(place, parts)| {
            let encoding = encodings.get(place).copied().unwrap_or(Encoding::Unicode);
            (heading::read(parts), profile(sheet, *place, (table.first_row(), until), encoding, words))
        })
        .collect();
    let mut offers: Vec<BTreeMap<Column, f64>> =
        read.iter().map(|(heading, profile)| offers(heading, profile, keeps_visits)).collect();
    after_body(&read, &mut offers);
    let holds = best(&offers);
    let chosen = holds.into_iter().zip(&read).zip(&offers).map(|((holds, (heading, profile)), offers)| {
        let headed = named(heading, keeps_visits).contains_key(&holds);
        let fits = profile.fit(holds) > -1.0;
        let by_itself = offers.get(&holds).is_some_and(|weight| *weight >= NOTE);
        Chosen {
            holds,
            sure: headed && fits && (holds == Column::Note || by_itself),
            why: why(holds, headed, fits, profile),
        }
    });
    let mut chosen: Vec<Chosen> = chosen.collect();
    several(&read, &mut chosen);
    dated_by_heading(&read, keeps_visits, &mut chosen);
    chosen
}

/// Where no column has days, the one whose heading says that they stand there is believed: each of its rows is told to have
/// none, and the sheet is not told to be no register.
fn dated_by_heading(read: &[(Heading, Profile)], keeps_visits: bool, chosen: &mut [Chosen]) {
    let days = [Column::VisitedOn, Column::ReceivedOn];
    if chosen.iter().any(|one| days.contains(&one.holds)) {
        return;
    }
    let says = |heading: &Heading| days.iter().any(|day| heading.names.first() == Some(&Thing::Holds(*day)));
    let spoilt = chosen
        .iter_mut()
        .zip(read)
        .find(|(one, (heading, profile))| one.holds == Column::Note && profile.cells > 0 && says(heading));
    if let Some((one, (_, profile))) = spoilt {
        let holds = if keeps_visits { Column::VisitedOn } else { Column::ReceivedOn };
        *one = Chosen { holds, sure: false, why: why(holds, true, false, profile) };
    }
}

fn why(holds: Column, headed: bool, fits: bool, profile: &Profile) -> String {
    let share = |share: f64| format!("{:.0}% số ô", share * 100.0);
    match (holds, headed, fits) {
        (Column::Note, true, _) | (_, true, true) => "theo tiêu đề".to_owned(),
        (Column::Note, false, _) => "không rõ là gì: chép nguyên văn vào ghi chú".to_owned(),
        (_, true, false) => "theo tiêu đề, nhưng các ô bên dưới không giống".to_owned(),
        (Column::VisitedOn | Column::ReceivedOn, false, _) => {
            format!("theo nội dung: {} là ngày", share(profile.days))
        }
        (Column::Name | Column::NameAddress, false, _) => {
            format!("theo nội dung: {} là tên người", share(profile.begins_with_name))
        }
        (Column::Address, false, _) => format!("theo nội dung: {} là địa chỉ", share(profile.addresses)),
        (one, false, _) => format!("theo nội dung: giống {}", one.label().to_lowercase()),
    }
}

/// What a heading names, each with its weight.
fn named(heading: &Heading, keeps_visits: bool) -> BTreeMap<Column, f64> {
    let mut offers = BTreeMap::new();
    let mut offer = |column: Column, weight: f64| {
        let held: &mut f64 = offers.entry(column).or_default();
        *held = held.max(weight);
    };
    let names = &heading.names;
    let has = |column: Column| names.contains(&Thing::Holds(column));
    let about_people = [Column::Address, Column::Identity, Column::Phone, Column::Birth, Column::Sex];
    let inside = |column: Column| heading.inside.contains(&Thing::Holds(column));
    let told = about_people.iter().filter(|column| has(**column) || inside(**column)).count();
    let kinds =
        [Column::IsComplaint, Column::IsDenunciation, Column::IsProposal, Column::IsFeedback, Column::IsRequest];
    if has(Column::Content) && !has(Column::Name) {
        // `Nội dung và kết quả giải quyết`: what it is about stands there whatever else does.
        offer(Column::Content, NAMED + 2.0);
        return offers;
    }
    if has(Column::Name) && told > 0 {
        offer(Column::NameAddress, NAMED + 2.0);
        offer(Column::Name, NAMED - 3.0);
        return offers;
    }
    if has(Column::Kind) && (has(Column::People) || has(Column::Signers)) {
        offer(Column::KindPeople, NAMED + 2.0);
        return offers;
    }
    let sent = [Column::Office, Column::DocNo, Column::DocDate].into_iter().any(has);
    if has(Column::Disposition) && sent {
        // `Hướng xử lý; số, ngày văn bản; cơ quan nhận`: what was decided stands there with all that follows from it.
        offer(Column::Disposition, NAMED + 2.0);
    }
    if !has(Column::Kind) && kinds.iter().filter(|kind| has(**kind)).count() > 1 {
        offer(Column::Kind, NAMED - 2.0);
    }
    if has(Column::Office) && (has(Column::DocNo) || has(Column::DocDate)) && !has(Column::Disposition) {
        offer(Column::Referred, NAMED - 1.0);
    }
    for (at, thing) in names.iter().enumerate() {
        let weight = if at == 0 { NAMED } else { NAMED - 4.0 };
        match *thing {
            Thing::Holds(Column::VisitedOn) if !keeps_visits => {
                offer(Column::ReceivedOn, weight - 1.0);
            }
            Thing::Holds(Column::ReceivedOn) if keeps_visits => {
                offer(Column::VisitedOn, weight - 3.0);
                offer(Column::ReceivedOn, weight - 4.0);
            }
            Thing::Holds(Column::Name) => {
                offer(Column::Name, weight);
                offer(Column::NameAddress, weight - 1.0);
            }
            Thing::Holds(Column::Ordinal) => {
                offer(Column::Number, weight - 5.0);
                offer(Column::Ordinal, weight - 5.5);
            }
            Thing::Holds(Column::Note) => offer(Column::Note, NOTE + 0.5),
            Thing::Holds(column) => offer(column, weight),
            Thing::Day => {
                offer(if keeps_visits { Column::VisitedOn } else { Column::ReceivedOn }, weight - 3.0);
                offer(Column::DocDate, weight - 6.0);
                offer(Column::WrittenOn, weight - 7.0);
            }
            Thing::State => {
                offer(Column::Disposition, weight - 3.0);
                offer(Column::Result, weight - 4.0);
            }
            Thing::Foreign => offer(Column::Note, 4.0),
        }
    }
    offers
}

/// All a column may be taken for, each with its weight.
fn offers(heading: &Heading, profile: &Profile, keeps_visits: bool) -> BTreeMap<Column, f64> {
    let mut offers = named(heading, keeps_visits);
    if heading.names.is_empty() {
        for thing in &heading.mentions {
            if let Thing::Holds(column) = thing {
                offers.insert(*column, MENTIONED);
            }
        }
    }
    for (column, weight) in &mut offers {
        *weight += profile.fit(*column);
    }
    // A heading over cells that are something else is not believed.
    let believed = offers.values().copied().fold(0.0, f64::max) >= 4.0;
    if !believed {
        let day = if keeps_visits { Column::VisitedOn } else { Column::ReceivedOn };
        let by_content = [
            day,
            Column::Name,
            Column::NameAddress,
            Column::Address,
            Column::Identity,
            Column::Phone,
            Column::Content,
            Column::Kind,
            Column::Sex,
            Column::DocNo,
        ];
        for column in by_content {
            let fit = profile.fit(column);
            if fit >= BY_CONTENT && profile.cells > 0 {
                let held = offers.entry(column).or_default();
                *held = held.max(fit);
            }
        }
        // Without a heading a running number is known by counting up only, which `number` looks at.
        if heading.names.is_empty() && profile.ordinals > 0.9 && profile.cells >= 2 {
            offers.entry(Column::Ordinal).or_insert(BY_CONTENT);
        }
    }
    offers
}

/// A bare day right after the body or the number of the paper sent out is the day of that paper.
fn after_body(read: &[(Heading, Profile)], offers: &mut [BTreeMap<Column, f64>]) {
    for (at, pair) in read.windows(2).enumerate() {
        let [(before, _), (own, _)] = pair else { continue };
        let sent = [Column::Office, Column::DocNo, Column::Referred, Column::TakenUpBy].map(Thing::Holds);
        if own.names.first() == Some(&Thing::Day)
            && before.names.iter().any(|name| sent.contains(name))
            && let Some(offer) = offers.get_mut(at + 1).and_then(|offers| offers.get_mut(&Column::DocDate))
        {
            *offer += 6.0;
        }
    }
}

/// Finds the best assignment: each thing in one column, the rest into the note.
fn best(offers: &[BTreeMap<Column, f64>]) -> Vec<Column> {
    let mut kinds: Vec<Column> =
        offers.iter().flat_map(BTreeMap::keys).copied().filter(|column| !is_shared(*column)).map(group).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if offers.is_empty() {
        return Vec::new();
    }
    let width = kinds.len() + offers.len();
    let shared = |offers: &BTreeMap<Column, f64>| {
        let best =
            offers.iter().filter(|(column, _)| is_shared(**column)).max_by(|one, other| one.1.total_cmp(other.1));
        best.map(|(column, weight)| (*column, *weight))
            .filter(|(_, weight)| *weight > NOTE)
            .unwrap_or((Column::Note, NOTE))
    };
    #[expect(clippy::cast_possible_truncation, reason = "a weight is a few units")]
    let scaled = |weight: f64| (weight * 1000.0) as i64;
    let weights = offers.iter().enumerate().flat_map(|(at, offers)| {
        // The column further to the left wins where two are as good.
        let place = i64::try_from(at).unwrap_or(0);
        let known = kinds
            .iter()
            .map(move |kind| best_of(offers, *kind).map_or(-100_000, |(_, weight)| scaled(weight) - place));
        let own = (0..offers_len(width, kinds.len()))
            .map(move |slot| if slot == at { scaled(shared(offers).1) } else { -1_000_000 });
        known.chain(own).collect::<Vec<_>>()
    });
    let Ok(matrix) = Matrix::from_vec(offers.len(), width, weights.collect()) else {
        return vec![Column::Note; offers.len()];
    };
    let (_, places) = kuhn_munkres(&matrix);
    places
        .into_iter()
        .zip(offers)
        .map(|(place, offers)| {
            kinds
                .get(place)
                .and_then(|kind| best_of(offers, *kind))
                .map_or_else(|| shared(offers).0, |(column, _)| column)
        })
        .collect()
}

/// Columns of which a table has one: names with or without what else tells people, the kind with or without a count.
fn group(column: Column) -> Column {
    match column {
        Column::NameAddress => Column::Name,
        Column::KindPeople => Column::Kind,
        other => other,
    }
}

fn best_of(offers: &BTreeMap<Column, f64>, kind: Column) -> Option<(Column, f64)> {
    let some = offers.iter().filter(|(column, _)| group(**column) == kind);
    some.max_by(|one, other| one.1.total_cmp(other.1)).map(|(column, weight)| (*column, *weight))
}

fn offers_len(width: usize, kinds: usize) -> usize {
    width - kinds
}

/// What several columns may hold at once.
fn is_shared(column: Column) -> bool {
    matches!(column, Column::Note | Column::Ignored)
}

/// Two columns for one thing: hamlet and commune are one address; the number, the day and the body of the paper that came are
/// one paper.
fn several(read: &[(Heading, Profile)], chosen: &mut [Chosen]) {
    for column in [Column::Address, Column::Incoming] {
        if !chosen.iter().any(|one| one.holds == column) {
            continue;
        }
        for (one, (heading, profile)) in chosen.iter_mut().zip(read) {
            let names = heading.names.first() == Some(&Thing::Holds(column));
            let fits = column == Column::Incoming || profile.fit(column) > -1.0;
            let free = one.holds == Column::Note || column == Column::Incoming && one.holds != column;
            if free && names && fits {
                (one.holds, one.sure) = (column, true);
                "theo tiêu đề".clone_into(&mut one.why);
            }
        }
    }
}
