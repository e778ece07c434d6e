//! Báo cáo: every figure opens the rows it counts, and a row corrected from there changes it.

use serde_json::{Value, json};
use tests::{matter, petition, visit, with};

use crate::stage::Stage;
use crate::walk;

/// Two people came and not one: the figure says so as soon as the row does.
pub fn a_row_corrected_from_a_figure_changes_it(stage: &Stage) {
    let office = stage.office().on("2019-09-14").with(&[
        matter("V"),
        visit("R1", "2019-09-05"),
        with(&visit("R2", "2019-09-06"), &json!({"people": [{"full_name": "Nông Thị Bích"}]})),
        petition("D1", "2019-09-06"),
    ]);
    let clerk = office.unlocked();
    clerk.begins().press("Alt+6").at("report-period").sees("02 lượt, 02 người").press("Enter");
    clerk.finds("button.figure:focus").press("Right").finds("button.figure[aria-label^='Cột 2,']:focus");
    clerk.press("Enter").sees("Biểu 01/TCD, cột 2").finds("behind-list h2:focus").sees("Nông Thị Bích");
    clerk.press("Tab").press("Tab").press("Enter").finds("record-view").press("F2");
    clerk.at("visit.people.0.full_name").passes(&["visit.people.0.full_name", "visit.people.0.address"]);
    clerk.passes(&["visit.people.0.hamlet"]).at("visit.people_count").press("Ctrl+A").write("3").press("Ctrl+S");
    clerk.sees("Đã lưu phần sửa").press("Alt+6").sees("02 lượt, 04 người").sees("Biểu 01/TCD, cột 2");
    clerk.finds("button.figure[aria-label^='Cột 2,'][aria-label*=': 4.']");
    clerk.took("a row corrected from a figure of the report", None);
}

/// Every cell of every form opens: none counts what it cannot show.
pub fn every_figure_opens_its_rows(stage: &Stage) {
    let office = stage.office().on("2019-09-14").with(&walk::lines());
    let clerk = office.unlocked();
    clerk.press("Alt+6").at("report-period").sees("Câu tổng hợp");
    let forms =
        clerk.driver.run("return [...document.querySelectorAll('[role=tab]')].map((tab) => tab.id);", &Value::Null);
    let mut figures = 0;
    for form in forms.as_array().expect("forms") {
        let opened = clerk.driver.run_later(OPEN_ALL, form);
        for one in opened.as_array().expect("figures") {
            let (figure, rows) = (one["figure"].as_str().expect("a figure"), one["rows"].as_u64().expect("rows"));
            assert_eq!(figure == "0", rows == 0, "{form}: {one}");
            figures += 1;
        }
    }
    assert!(figures > 100, "figures of all forms: {figures}");
    assert!(!clerk.page().is(".notice.bad"), "none was refused");
    // How many there are is told beside the rows, so that a list that is cut can say so.
    let asked = json!({"period": "2019-09", "form": "02/XLD", "column": 1});
    let behind = clerk.asks("report_behind", &asked);
    assert_eq!(behind["count"].as_u64(), behind["rows"].as_array().map(|rows| rows.len() as u64), "{behind}");
}

/// Opens every figure of one form, and answers each with the count of its rows.
const OPEN_ALL: &str = "const [tab, done] = arguments;
    const sleep = (ms) => new Promise((then) => setTimeout(then, ms));
    (async () => {
        const all = [];
        document.getElementById(tab).click();
        await sleep(50);
        const table = () => document.querySelector('#report-form form-table');
        for (let at = 0; at < table().querySelectorAll('button.figure').length; at += 1) {
            const button = table().querySelectorAll('button.figure')[at];
            const head = `cột ${/\\d+/.exec(button.ariaLabel)[0]}`;
            button.click();
            for (let tries = 0; tries < 200; tries += 1) {
                const title = document.querySelector('behind-list h2')?.textContent ?? '';
                if (title.includes(`${head}:`) && title.includes(tab.slice(4))) break;
                await sleep(10);
            }
            all.push({ head: document.querySelector('behind-list h2')?.textContent, figure: button.textContent.trim(),
                rows: document.querySelectorAll('behind-list li').length });
        }
        return all;
    })().then(done, (why) => done([String(why)]));";
