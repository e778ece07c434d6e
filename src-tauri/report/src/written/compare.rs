//! Setting a figure beside those of other periods, in words. A period in which nothing was received and that was never closed
//! is not compared with: that it has no figures does not mean that nothing happened in it.

use calendar::period::{Period, Span};
use vault::Reader;
use vault::error::Result;

use crate::measure::{Figures, Scope};
use crate::sentence::two;
use crate::{Asked, summary, unit};

/// Another period, with what it is called in a sentence.
pub(super) struct Against {
    pub words: &'static str,
    pub span: Span,
    pub figures: Figures,
}

/// Finds the periods to compare with, of those that bear comparison: the one before, where it is of the same
/// year's run and not the same period of the year before, and that one.
pub(super) fn against(r: Reader<'_>, asked: &Asked) -> Result<Vec<Against>> {
    let period = asked.period;
    let before = match period {
        Period::Month(..) => Some("so với tháng trước"),
        Period::Quarter(..) => Some("so với quý trước"),
        _ => None,
    };
    let mut wanted: Vec<_> = before.map(|words| (words, period.before())).into_iter().collect();
    wanted.push(("so với cùng kỳ năm trước", period.year_before()));
    let units = unit::store::all(r)?;
    let mut kept = Vec::new();
    for (words, other) in wanted {
        let span = other.span(|day| asked.cutoff_on(r, &units, day))?;
        let figures = Scope::of(r, span.from, span.to)?.figures(r)?;
        if summary::is_known(r, other, &figures)? {
            kept.push(Against { words, span, figures });
        }
    }
    Ok(kept)
}

/// Says how a figure stands to those of other periods: `, giảm 09 lượt so với cùng kỳ năm trước`; nothing where there is
/// none to stand to.
pub(super) fn change(against: &[Against], measure: &str, now: i64, unit: &str) -> String {
    let one = |other: &Against| {
        let then = other.figures.get(measure).copied().unwrap_or_default();
        match now - then {
            // That there was nothing then either is no news.
            0 if now == 0 => String::new(),
            0 => format!(", bằng {}", other.words.trim_start_matches("so với ")),
            more if more > 0 => format!(", tăng {} {unit} {}", two(more), other.words),
            less => format!(", giảm {} {unit} {}", two(less.abs()), other.words),
        }
    };
    against.iter().map(one).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn held(visits: i64) -> Against {
        let period = Period::Month(2018, 9);
        let day = words::day::iso("2018-09-01").unwrap();
        Against {
            words: "so với cùng kỳ năm trước",
            span: Span { kind: "month", period, from: day, to: day },
            figures: Figures::from([("visits", visits)]),
        }
    }

    #[test]
    fn a_change_is_said_as_offices_say_it_and_not_where_nothing_is_known() {
        let say = |then, now| change(&[held(then)], "visits", now, "lượt");
        assert_eq!(say(11, 2), ", giảm 09 lượt so với cùng kỳ năm trước");
        assert_eq!(say(2, 14), ", tăng 12 lượt so với cùng kỳ năm trước");
        assert_eq!(say(2, 2), ", bằng cùng kỳ năm trước");
        assert_eq!(say(0, 0), "");
        assert_eq!(change(&[], "visits", 2, "lượt"), "");
    }
}
