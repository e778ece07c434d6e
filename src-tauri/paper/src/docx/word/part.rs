//! The parts beside the text: what stands above a page, styles, settings, fonts.

use super::{NAMES, Paragraph, XML};

/// Writes a part that stands above the text of a page.
pub(in crate::docx) fn header(paragraph: &Paragraph) -> String {
    let mut xml = format!("{XML}<w:hdr {NAMES}>");
    paragraph.write(&mut xml, None);
    xml.push_str("</w:hdr>");
    xml
}

/// Writes `word/styles.xml`: Times New Roman 14, Vietnamese.
pub(in crate::docx) fn styles(size: usize) -> String {
    let fonts = "<w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:hAnsi=\"Times New Roman\" \
                 w:cs=\"Times New Roman\"/>";
    let own = |id: &str, name: &str, level: u32| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/>{}</w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>",
            if level < 9 { format!("<w:outlineLvl w:val=\"{level}\"/>") } else { String::new() }
        )
    };
    format!(
        "{XML}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val=\"{size}\"/>\
         <w:szCs w:val=\"{size}\"/><w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>{}{}</w:styles>",
        own("Heading1", "heading 1", 0),
        own("Title", "Title", 9),
    )
}

/// Writes `word/settings.xml`: laid out as Word 2013 and later do.
pub(in crate::docx) fn settings() -> String {
    format!(
        "{XML}<w:settings {NAMES}><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" \
         w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"vi-VN\"/></w:settings>"
    )
}

/// Writes `word/fontTable.xml`.
pub(in crate::docx) fn fonts() -> String {
    format!(
        "{XML}<w:fonts {NAMES}><w:font w:name=\"Times New Roman\"><w:panose1 w:val=\"02020603050405020304\"/>\
         <w:charset w:val=\"00\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    )
}
