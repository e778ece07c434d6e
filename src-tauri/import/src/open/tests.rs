//! Files as offices have them, each made here or kept small.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::sheet::{Cell, Unknown};

/// A register that a web system wrote with SheetJS, as .xls and .xlsb: a merged title, a hidden row, an error, an
/// identity number shown with its zero, a cell merged over two rows, a hidden sheet.
const WEB_XLS: &[u8] = include_bytes!("../../../../tests/sheets/web.xls");
const WEB_XLSB: &[u8] = include_bytes!("../../../../tests/sheets/web.xlsb");

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        to.start_file(*name, SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn xlsx(workbook: &str, styles: &str, sheet: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    let all = [
        relation("r1", "worksheet", "/xl/s/a.xml"),
        relation("r2", "styles", "styles.xml"),
        relation("r3", "worksheet", "s/b.xml"),
    ];
    packed(&[
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns:r=\"r\">{workbook}<sheets><sheet name=\"A\" r:id=\"r1\"/><sheet name=\"B\" state=\"veryHidden\" r:id=\"r3\"/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", &format!("<Relationships>{}</Relationships>", all.concat())),
        ("xl/styles.xml", &format!("<styleSheet>{styles}</styleSheet>")),
        ("xl/s/a.xml", &format!("<x:worksheet xmlns:x=\"strict\">{sheet}</x:worksheet>")),
        ("xl/s/b.xml", "<worksheet><sheetData/></worksheet>"),
    ])
}

fn first(bytes: &[u8]) -> Sheet {
    let opened = sheets(bytes).unwrap();
    assert_eq!(opened.left, []);
    opened.sheets.into_iter().next().unwrap()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows_from(0).map(|row| sheet.row(row).map(|(_, cell)| cell.shown()).collect()).collect()
}

#[test]
fn what_a_sheet_of_excel_says_by_its_looks_is_told() {
    let styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"000000000\"/></numFmts>\
                  <fonts><font/><font><strike/></font><font><strike val=\"0\"/></font></fonts>\
                  <cellStyleXfs><xf fontId=\"1\"/></cellStyleXfs>\
                  <cellXfs><xf/><xf fontId=\"1\"/><xf fontId=\"2\" numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs>\
                  <dxfs><dxf><font><strike/></font></dxf></dxfs>";
    let sheet = "<x:sheetData>\
        <x:row r=\"1\"><x:c r=\"A1\"><x:f>A2+1</x:f></x:c><x:c r=\"B1\" t=\"str\"><x:f>X()</x:f></x:c>\
        <x:c r=\"C1\" t=\"str\"><x:f>X()</x:f><x:v></x:v></x:c><x:c r=\"D1\" t=\"e\"><x:v>#REF!</x:v></x:c>\
        <x:c r=\"E1\"><x:f>1</x:f><x:v/></x:c></x:row>\
        <x:row r=\"3\" hidden=\"1\"><x:c s=\"1\"><x:v>7</x:v></x:c><x:c s=\"2\"><x:v>42251</x:v></x:c><x:c s=\"3\"><x:v>95012345</x:v></x:c></x:row>\
        <x:row ht=\"0\"><x:c t=\"inlineStr\"><x:is><x:r><x:rPr><x:strike/></x:rPr><x:t>Hủy</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh>\
        <x:r><x:rPr><x:strike val=\"1\"/></x:rPr><x:t xml:space=\"preserve\"> bỏ &amp; &#x1EAD;_x000D_</x:t></x:r></x:is></x:c>\
        <x:c t=\"d\"><x:v>2019-09-04T17:00:00Z</x:v></x:c></x:row></x:sheetData>\
        <x:mergeCells><x:mergeCell ref=\"A1:B3\"/></x:mergeCells>";
    let opened = sheets(&xlsx("<workbookPr date1904=\"1\"/>", styles, sheet)).unwrap();
    let [sheet, other] = opened.sheets.as_slice() else { panic!("{opened:?}") };
    assert!(other.hidden && !sheet.hidden && sheet.base_1904);
    let formula = Cell::Unknown(Unknown::Formula);
    assert_eq!([0, 1, 4].map(|column| sheet.cell(0, column)), [Some(&formula); 3]);
    assert_eq!(sheet.cell(0, 2), None, "a formula that gives nothing is calculated");
    assert_eq!(sheet.cell(0, 3).unwrap().shown(), "#REF!");
    assert!(sheet.row_is_hidden(2) && sheet.row_is_hidden(3) && !sheet.row_is_hidden(0));
    assert_eq!(sheet.cell(2, 1).unwrap().shown(), "05/09/2019", "counted from 1904");
    assert_eq!(sheet.cell(2, 2), Some(&text("095012345")));
    assert!(sheet.is_struck(2, 0) && !sheet.is_struck(2, 1));
    assert_eq!(sheet.cell(3, 0), Some(&text("Hủy bỏ & ậ")));
    assert!(sheet.is_struck(3, 0));
    assert_eq!(sheet.cell(3, 1).unwrap().shown(), "05/09/2019", "the day in Vietnam");
}

#[test]
fn what_web_systems_write_is_read_like_a_workbook() {
    for bytes in [WEB_XLS, WEB_XLSB] {
        let opened = sheets(bytes).unwrap();
        let [sheet, hidden] = opened.sheets.as_slice() else { panic!("{opened:?}") };
        assert_eq!((sheet.name.as_str(), sheet.hidden, hidden.hidden), ("2022", false, true));
        assert_eq!(rows(sheet)[2], ["1", "05/09/2022", "Hoàng Văn An", "095012345", "Tranh chấp\nđất đai", "x"]);
        assert!(sheet.is_spread(3, 4) && sheet.is_spread(0, 5));
        assert_eq!(sheet.cell(4, 5), Some(&Cell::Unknown(Unknown::Error("#REF!".into()))));
        assert_eq!(sheet.cells(), 21);
    }
    assert!(first(WEB_XLSB).row_is_hidden(3));
    let bare = xls::stream(WEB_XLS).unwrap();
    assert_eq!(first(&bare).cells(), 21, "records without a compound file");
}

/// A sheet of LibreOffice, packed as Google does it, and flat.
fn ods(styles: &str, tables: &str) -> [Vec<u8>; 2] {
    let inside = format!(
        "<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    );
    let names = "xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" xmlns:calcext=\"c\"";
    let content =
        format!("\u{FEFF}<?xml version=\"1.0\"?><office:document-content {names}>{inside}</office:document-content>");
    let flat = format!("<?xml version=\"1.0\"?><office:document {names}>{inside}</office:document>");
    [packed(&[("content.xml", &content), ("META-INF/manifest.xml", "<m/>")]), flat.into_bytes()]
}

#[test]
fn what_a_sheet_of_libreoffice_says_by_its_looks_is_told() {
    let styles = "<style:style style:name=\"cut\" style:family=\"table-cell\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
                  <style:style style:name=\"off\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let tables = "<table:tracked-changes><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:tracked-changes>\
        <table:table table:name=\"A\"><table:table-row>\
        <table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\" office:value-type=\"string\"><text:p>a<text:s text:c=\"2\"/>b</text:p>\
        <text:p><text:span>c &amp; d</text:span></text:p><office:annotation><text:p>no</text:p></office:annotation></table:table-cell><table:covered-table-cell/>\
        <table:table-cell office:value-type=\"float\" office:value=\"95012345\"><text:p>095012345</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"date\" office:date-value=\"2019-09-04T18:00:00Z\"><text:p>4.9</text:p></table:table-cell></table:table-row>\
        <table:table-row table:visibility=\"filter\"><table:covered-table-cell/><table:covered-table-cell/>\
        <table:table-cell table:style-name=\"cut\" office:value-type=\"boolean\" office:boolean-value=\"true\"/>\
        <table:table-cell office:value-type=\"string\"><text:p><text:span text:style-name=\"cut\">Hủy</text:span></text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell table:formula=\"of:=A1\"/>\
        <table:table-cell office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#REF!</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>\
        <table:table table:name=\"B\" table:style-name=\"off\"/>";
    for bytes in ods(styles, tables) {
        let opened = sheets(&bytes).unwrap();
        let [sheet, other] = opened.sheets.as_slice() else { panic!("{opened:?}") };
        assert!(!sheet.hidden && other.hidden);
        assert_eq!(rows(sheet)[0], ["a  b\nc & d", "a  b\nc & d", "095012345", "05/09/2019", "05/09/2019"]);
        assert!(sheet.row_is_hidden(1) && !sheet.row_is_hidden(0));
        assert!(sheet.is_struck(1, 2) && sheet.is_struck(1, 3) && !sheet.is_struck(0, 0));
        assert!(sheet.is_spread(1, 1) && sheet.cell(1, 1) == sheet.cell(0, 0));
        assert_eq!(sheet.cell(2, 0), Some(&Cell::Unknown(Unknown::Formula)));
        assert_eq!(sheet.cell(2, 1), Some(&Cell::Unknown(Unknown::Error("#REF!".into()))));
        assert_eq!(sheet.cells(), 8);
    }
}

#[test]
fn a_page_is_as_many_sheets_as_it_has_tables() {
    let page = "<!DOCTYPE html><meta charset=\"windows-1252\"><style>td{a:b}</style><table><tr><td>L\u{EA}n<td>b</table>\
        <table border=1><thead><tr><th colspan=2>H&#7885; t&ecirc;n &amp; tu&#7893;i</th><th>C</th></tr></thead>\
        <tr><td rowspan=\"2\">1</td><td>a<br>b &nbsp;c</td><td><s>H\u{1EE7}y</s></td></tr>\
        <tr style=\"display: none\"><td>x</td><td style='text-decoration:line-through'>y</td></tr></table>";
    let page = page.replace('\u{1EE7}', "&#7911;");
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&page);
    let opened = sheets(&bytes).unwrap();
    let [small, sheet] = opened.sheets.as_slice() else { panic!("{opened:?}") };
    assert_eq!(rows(small), [["Lên", "b"]]);
    assert_eq!(rows(sheet)[0], ["Họ tên & tuổi", "Họ tên & tuổi", "C"]);
    assert_eq!(rows(sheet)[1], ["1", "a\nb  c", "Hủy"]);
    assert_eq!(rows(sheet)[2], ["1", "x", "y"]);
    assert!(sheet.is_spread(2, 0) && sheet.is_struck(1, 2) && sheet.is_struck(2, 2) && sheet.row_is_hidden(2));
    assert_eq!(sheets(b"<html><body><p>x</p>").unwrap_err(), Refusal::NotASheet);
}

#[test]
fn a_workbook_of_one_xml_document_is_read() {
    let document = "<?xml version=\"1.0\" encoding=\"utf-16\"?><?mso-application progid=\"Excel.Sheet\"?>\
        <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles>\
        <Style ss:ID=\"Default\"/><Style ss:ID=\"z\"><NumberFormat ss:Format=\"000000000\"/></Style><Style ss:ID=\"s\"><Font ss:StrikeThrough=\"1\"/></Style>\
        <Style ss:ID=\"f\"><NumberFormat ss:Format=\"Fixed\"/></Style></Styles>\
        <Worksheet ss:Name=\"Sổ\"><Table><Row ss:Index=\"2\" ss:Hidden=\"1\"><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">a &amp; b</Data>\
        <Comment><ss:Data>no</ss:Data></Comment></Cell><Cell ss:Index=\"5\" ss:StyleID=\"z\"><Data ss:Type=\"Number\">95012345</Data></Cell>\
        <Cell ss:StyleID=\"s\"><Data ss:Type=\"DateTime\">2019-09-05T00:00:00.000</Data></Cell></Row>\
        <Row><Cell ss:Formula=\"=R1\"/><Cell><Data ss:Type=\"Boolean\">1</Data></Cell><Cell><Data ss:Type=\"Error\">#N/A</Data></Cell>\
        <Cell ss:StyleID=\"f\"><Data ss:Type=\"Number\">43713</Data></Cell></Row></Table></Worksheet>\
        <Worksheet ss:Name=\"Ẩn\"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
    let opened = sheets(document.as_bytes()).unwrap();
    let [sheet, other] = opened.sheets.as_slice() else { panic!("{opened:?}") };
    assert!(other.hidden && !sheet.hidden && sheet.row_is_hidden(1));
    assert_eq!(
        sheet.row(1).map(|(column, cell)| (column, cell.shown())).collect::<Vec<_>>(),
        [(0, "a & b".to_owned()), (1, "a & b".to_owned()), (4, "095012345".to_owned()), (5, "05/09/2019".to_owned()),]
    );
    assert!(sheet.is_spread(1, 1) && sheet.is_struck(1, 5));
    assert_eq!(sheet.cell(2, 0), Some(&Cell::Unknown(Unknown::Formula)));
    assert_eq!(rows(sheet)[1], ["", "x", "#N/A", "43713"]);
}

#[test]
fn a_file_says_what_it_is_by_what_it_begins_with() {
    let of = |bytes: &[u8]| Kind::of(bytes);
    assert_eq!(of("\u{FEFF}STT;Họ tên".as_bytes()), Kind::Text);
    assert_eq!(of(b"\xFF\xFES\0T\0T\0\t\0\xA1\x1E"), Kind::Text);
    assert_eq!(of(b"<table><tr><td>"), Kind::Html);
    assert_eq!(of(b"\n<?xml version='1.0'?>\n<office:document "), Kind::FlatOds);
    assert_eq!(of(b"\x01\x02\x03\x04"), Kind::Foreign);
    assert_eq!(of(b""), Kind::Foreign);
    let letter = packed(&[("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")]);
    assert_eq!(sheets(&letter).unwrap_err(), Refusal::NotASheet);
}

#[test]
fn a_reader_that_trips_is_a_damaged_file_and_says_nothing() {
    assert_eq!(quiet::read(|| 1), Some(1));
    assert_eq!(quiet::read(|| -> i32 { panic!("tripped") }), None);
}
