//! Sheets of Excel 2007 and later, streamed from their XML: values, how they are shown, what is hidden or struck through.

mod rich;
mod sheet;
mod style;

use quick_xml::events::Event;

use self::rich::Rich;
use super::container::Container;
use super::package::{Common, Listed, Parts, Shared, each};
use super::xml::{attribute, local, says_yes};
use super::{Opened, each_sheet};
use crate::Refusal;
use crate::sheet::{Allowance, Sheet};

/// Reads every sheet of the workbook.
pub(super) fn sheets(container: &mut Container<'_>) -> Result<Opened, Refusal> {
    let (workbook, parts) = Parts::of(container, "workbook.xml")?;
    let listed = listed(container, &workbook, &parts)?;
    let styles = style::read(container, &parts.kind("/styles", "styles.xml"))?;
    let mut left = Allowance::default();
    let strings = strings(container, &parts.kind("/sharedStrings", "sharedStrings.xml"), &mut left)?;
    let common = Common { styles, strings };
    each_sheet(listed, &mut left, |sheet, part, left| {
        let Some(xml) = container.xml(part)? else { return Err(Refusal::Damaged) };
        sheet::read(xml, sheet, &common, left)
    })
}

/// Reads which sheets there are.
fn listed(container: &mut Container<'_>, workbook: &str, parts: &Parts) -> Result<Vec<Listed>, Refusal> {
    let Some(xml) = container.xml(workbook)? else { return Err(Refusal::Damaged) };
    let (mut listed, mut base_1904, mut is_one) = (Vec::new(), false, false);
    each(xml, |event| {
        let (Event::Start(element) | Event::Empty(element)) = event else { return Ok(()) };
        match element.local_name().as_ref() {
            "workbook" => is_one = true,
            "workbookPr" => base_1904 = attribute(&element, "date1904").is_some_and(|value| says_yes(&value)),
            "sheet" => {
                let name = attribute(&element, "name").unwrap_or_default().into_owned();
                let id = local(&element, "id").unwrap_or_default();
                let state = attribute(&element, "state").unwrap_or_default();
                let usual = format!("xl/worksheets/sheet{}.xml", listed.len() + 1);
                let part = parts.sheet(&id).or_else(|| (!parts.knows(&id)).then_some(usual));
                if let Some(part) = part {
                    let mut sheet = Sheet::named(name);
                    sheet.hidden = matches!(state.as_ref(), "hidden" | "veryHidden");
                    listed.push(Listed { sheet, part });
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    if !is_one {
        return Err(Refusal::Damaged);
    }
    for one in &mut listed {
        one.sheet.base_1904 = base_1904;
    }
    Ok(listed)
}

/// Reads the texts that cells share.
fn strings(container: &mut Container<'_>, part: &str, left: &mut Allowance) -> Result<Vec<Shared>, Refusal> {
    let Some(xml) = container.xml(part)? else { return Ok(Vec::new()) };
    let (mut strings, mut rich) = (Vec::new(), None);
    each(xml, |event| {
        match &event {
            Event::Start(element) if element.local_name().as_ref() == "si" => rich = Some(Rich::default()),
            Event::Empty(element) if element.local_name().as_ref() == "si" => strings.push(Shared::default()),
            Event::End(element) if element.local_name().as_ref() == "si" => {
                let shared = rich.take().map(Rich::end).unwrap_or_default();
                // It is held once more than the cells that name it.
                left.take(0, shared.text.len())?;
                strings.push(shared);
            }
            event => {
                if let Some(rich) = &mut rich {
                    rich.take(event);
                }
            }
        }
        Ok(())
    })?;
    Ok(strings)
}
