//! Texts from the fonts of the 1990s: TCVN3 (ABC, fonts `.VnTime`) and VNI-Windows. Old files hold their bytes
//! and programs show them as Western letters, `TiÕp c«ng d©n` or `Tieáp coâng daân`. They are converted on
//! import and never stored.
//!
//! Limits: TCVN3 has no capital vowels with a tone. It borrowed the small letters and drew them tall with a
//! second font (`.VnTimeH`), and the font is not in the text: `Hµ` set in that font comes out as `Hà`, not
//! `HÀ`. The bullet `·` is the letter ã there. Text whose soft hyphens were stripped on the way has lost ư, so
//! convert first and clean afterwards.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use super::composed;
use super::syllable::is_syllable;

/// How Vietnamese letters are written in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "lowercase"))]
pub enum Encoding {
    /// Unicode, or nothing that would need converting.
    Unicode,
    /// TCVN 5712 VN3, the fonts of the north and of offices.
    Tcvn3,
    /// VNI-Windows, the fonts of the south.
    Vni,
}

/// TCVN3 letters as they look when read as Western text; each stands above its letter in `TCVN3_MEANT`.
const TCVN3_SHOWN: &str = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u{AD}õøö÷ùúýûüþ¡¢§£¤¥¦";
const TCVN3_MEANT: &str = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";

/// VNI letters that stand alone, above their meaning.
const VNI_SHOWN: &str = "ñÑöÖôÔæÆóÓòÒîÎ";
const VNI_MEANT: &str = "đĐưƯơƠỉỈĩĨịỊỵỴ";

/// What a font's own letters mean, by the code of the Western letter they show as: none is beyond Latin-1. A letter may
/// mean itself, as ý does in TCVN3.
struct Font([Option<char>; 256]);

static TCVN3: LazyLock<Font> = LazyLock::new(|| Font::of(TCVN3_SHOWN, TCVN3_MEANT));
static VNI: LazyLock<Font> = LazyLock::new(|| Font::of(VNI_SHOWN, VNI_MEANT));

impl Font {
    fn of(shown: &str, meant: &str) -> Self {
        let mut letters = [None; 256];
        for (from, to) in shown.chars().zip(meant.chars()) {
            if let Some(letter) = letters.get_mut(code(from)) {
                *letter = Some(to);
            }
        }
        Self(letters)
    }

    /// Tells whether a letter is one of the font's own.
    fn has(&self, shown: char) -> bool {
        self.0.get(code(shown)).copied().flatten().is_some()
    }

    fn meant(&self, shown: char) -> char {
        self.0.get(code(shown)).copied().flatten().unwrap_or(shown)
    }
}

fn code(letter: char) -> usize {
    usize::try_from(u32::from(letter)).unwrap_or(usize::MAX)
}

const TONED: &str = "aeouyơư";
const ROOFED: &str = "aeo";
const BREVE: &str = "a";

/// VNI signs that follow a letter: the sign, the letters it can follow, the marks it puts on them.
const VNI_SIGNS: [(char, &str, &str); 17] = [
    ('ø', TONED, "\u{300}"),
    ('ù', TONED, "\u{301}"),
    ('û', TONED, "\u{309}"),
    ('õ', TONED, "\u{303}"),
    ('ï', TONED, "\u{323}"),
    ('â', ROOFED, "\u{302}"),
    ('à', ROOFED, "\u{302}\u{300}"),
    ('á', ROOFED, "\u{302}\u{301}"),
    ('å', ROOFED, "\u{302}\u{309}"),
    ('ã', ROOFED, "\u{302}\u{303}"),
    ('ä', ROOFED, "\u{302}\u{323}"),
    ('ê', BREVE, "\u{306}"),
    ('è', BREVE, "\u{306}\u{300}"),
    ('é', BREVE, "\u{306}\u{301}"),
    ('ú', BREVE, "\u{306}\u{309}"),
    ('ü', BREVE, "\u{306}\u{303}"),
    ('ë', BREVE, "\u{306}\u{323}"),
];

/// Recognises the encoding of samples that belong together: give a whole column, for one short cell proves
/// little. A doubt is decided for Unicode: a legacy encoding needs two odd letters, more good syllables than
/// Unicode gives, and three quarters of all marked words explained.
pub fn recognise(samples: &[&str]) -> Encoding {
    let samples: Vec<_> = samples.iter().map(|sample| composed(sample)).collect();
    // A register says the same few words over and over.
    let mut words: HashMap<&str, usize> = HashMap::new();
    for word in samples.iter().flat_map(|sample| sample.split(is_gap)) {
        *words.entry(word).or_default() += 1;
    }
    let mut tally = Tally::default();
    for (word, times) in words {
        tally.weigh(word, times);
    }
    tally.verdict()
}

/// Converts a text to Unicode (NFC). Unicode is returned as it came, and so is a text that holds letters only
/// Unicode has: one good cell in an old column must not be spoilt.
pub fn convert(text: &str, encoding: Encoding) -> String {
    let read: fn(&str) -> String = match encoding {
        Encoding::Unicode => return text.to_owned(),
        Encoding::Tcvn3 => |shown| shown.chars().map(|shown| TCVN3.meant(shown)).collect(),
        Encoding::Vni => convert_vni,
    };
    let shown = composed(text);
    if shown.contains(is_beyond) { text.to_owned() } else { read(&shown) }
}

fn convert_vni(text: &str) -> String {
    let mut converted = String::new();
    let mut base = None;
    for shown in text.chars() {
        if let Some(marks) = base.take().and_then(|base| vni_marks(base, shown)) {
            converted.push_str(marks);
        } else {
            let meant = VNI.meant(shown);
            converted.push(meant);
            base = Some(meant);
        }
    }
    composed(&converted).into_owned()
}

/// Gives the marks a VNI sign puts on the letter before it; `Aù`, `AÙ` and `aù` all occur.
fn vni_marks(base: char, sign: char) -> Option<&'static str> {
    if sign.is_ascii() {
        return None;
    }
    let [base, sign] = [base, sign].map(|c| c.to_lowercase().next().unwrap_or(c));
    VNI_SIGNS.iter().find(|(shown, bases, _)| *shown == sign && bases.contains(base)).map(|(_, _, marks)| *marks)
}

/// How many marked words are Vietnamese syllables under each reading.
#[derive(Default)]
struct Tally {
    words: usize,
    odd_letters: usize,
    unicode: usize,
    tcvn3: usize,
    vni: usize,
}

impl Tally {
    /// Weighs a word that stands there so many times. Plain words prove nothing, and neither does a lone sign such as a
    /// bullet.
    fn weigh(&mut self, word: &str, times: usize) {
        if word.is_ascii() || word.chars().count() < 2 {
            return;
        }
        self.words += times;
        if word.contains(is_beyond) {
            // K'Brếp counts although it is no Vietnamese syllable.
            self.unicode += times;
            return;
        }
        self.odd_letters += word.chars().filter(|c| !c.is_ascii()).count() * times;
        let reads_as = |encoding| usize::from(is_syllable(&convert(word, encoding))) * times;
        self.unicode += reads_as(Encoding::Unicode);
        // TCVN3 has no à: a letter missing from its table shows that the word is not written in it.
        if word.chars().all(|c| c.is_ascii() || TCVN3.has(c)) {
            self.tcvn3 += reads_as(Encoding::Tcvn3);
        }
        self.vni += reads_as(Encoding::Vni);
    }

    fn verdict(&self) -> Encoding {
        let explained = self.tcvn3.max(self.vni);
        let is_legacy = self.odd_letters >= 2 && explained > self.unicode && explained * 4 >= self.words * 3;
        match self.tcvn3.cmp(&self.vni) {
            Ordering::Greater if is_legacy => Encoding::Tcvn3,
            Ordering::Less if is_legacy => Encoding::Vni,
            _ => Encoding::Unicode,
        }
    }
}

/// Tells a letter or mark no legacy font could show: ế, ư, đ exist in Unicode only.
fn is_beyond(c: char) -> bool {
    c > '\u{FF}' && (c.is_alphabetic() || is_combining_mark(c))
}

/// Tells what parts words. Western signs such as « and § do not: in TCVN3 they are letters.
fn is_gap(c: char) -> bool {
    match c {
        '\u{A0}' => true,
        '\0'..='\u{7F}' => !c.is_ascii_alphabetic(),
        '\u{80}'..='\u{FF}' => false,
        other => !is_beyond(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IN_TCVN3: &str = "TiÕp c«ng d©n";
    const IN_VNI: &str = "Tieáp coâng daân";

    #[test]
    fn a_heading_in_an_old_font_is_recognised_and_converted() {
        for (text, encoding) in [(IN_TCVN3, Encoding::Tcvn3), (IN_VNI, Encoding::Vni)] {
            assert_eq!(recognise(&[text]), encoding);
            assert_eq!(convert(text, encoding), "Tiếp công dân");
        }
    }

    #[test]
    fn sentences_of_old_registers_come_back_whole() {
        let meant = "Cộng hoà xã hội chủ nghĩa Việt Nam, Đơn đề nghị giải quyết tranh chấp đất của bà Đặng Thị Ước";
        let tcvn3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam, §¬n ®Ò nghÞ gi¶i quyÕt tranh chÊp ®Êt cña bµ §Æng ThÞ ¦íc";
        let vni = "Coäng hoaø xaõ hoäi chuû nghóa Vieät Nam, Ñôn ñeà nghò giaûi quyeát tranh chaáp ñaát cuûa baø \
                   Ñaëng Thò Öôùc";
        for (text, encoding) in [(tcvn3, Encoding::Tcvn3), (vni, Encoding::Vni), (meant, Encoding::Unicode)] {
            assert_eq!(recognise(&[text]), encoding);
            assert_eq!(convert(text, encoding), meant);
        }
    }

    #[test]
    fn every_letter_of_both_tables_comes_out_right() {
        let alphabet = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
        assert_eq!(convert(TCVN3_SHOWN, Encoding::Tcvn3), format!("{alphabet}ĂÂĐÊÔƠƯ"));
        let vni = "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò \
                   oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î";
        assert_eq!(convert(vni, Encoding::Vni).replace(' ', ""), alphabet);
        assert_eq!(convert(&vni.to_uppercase(), Encoding::Vni).replace(' ', ""), alphabet.to_uppercase());
    }

    #[test]
    fn names_in_capitals_are_converted() {
        assert_eq!(convert("ÑAËNG THÒ ÖÔÙC", Encoding::Vni), "ĐẶNG THỊ ƯỚC");
        assert_eq!(convert("NguyeÃn vaên AÙnh", Encoding::Vni), "Nguyễn văn Ánh");
        assert_eq!(convert("TR¦¥NG §¡NG", Encoding::Tcvn3), "TRƯƠNG ĐĂNG");
    }

    #[test]
    fn a_letter_that_means_itself_is_the_fonts_own() {
        // Five of the eight marked words hold ý: read as Unicode's alone, they would outvote the other three.
        assert_eq!(recognise(&["Lý ThÞ Quý", "Lý V¨n Quý", "Hoµng Thuý"]), Encoding::Tcvn3);
        assert_eq!(convert("Lý ThÞ Quý", Encoding::Tcvn3), "Lý Thị Quý");
    }

    #[test]
    fn a_short_column_of_names_is_enough() {
        assert_eq!(recognise(&["Hoµng V¨n An", "N«ng ThÞ BÝch", "12/2004"]), Encoding::Tcvn3);
        assert_eq!(recognise(&["Hoaøng Vaên An", "Noâng Thò Bích"]), Encoding::Vni);
    }

    #[test]
    fn vietnamese_in_unicode_is_left_alone() {
        for sample in [
            "Tiếp công dân",
            "Tie\u{302}\u{301}p co\u{302}ng da\u{302}n",
            "các ý là và hoà, chú bác hái cá",
            "HOÀNG VÀNG GIÀNG A PÁO",
            "Sùng Seo Dín, Vàng Mí Sính, Lò Mí Pó",
        ] {
            assert_eq!(recognise(&[sample]), Encoding::Unicode, "{sample}");
        }
    }

    #[test]
    fn plain_french_and_highland_names_are_left_alone() {
        for sample in [
            "",
            "Nguyen Van An 0912345678",
            "Café",
            "Café Thaï à Noël, où êtes-vous, garçon naïf",
            "H'Mai",
            "K'Brếp",
            "Y Bhăm Niê",
            "Ka Să",
            "Đắk Nông",
            "Krông Pắc",
            "· muc mot · muc hai",
            "200 m², 30 °C, § 5, © ®",
            "«Bonjour» «salut»",
        ] {
            assert_eq!(recognise(&[sample]), Encoding::Unicode, "{sample}");
        }
    }

    #[test]
    fn one_odd_cell_does_not_turn_a_good_column() {
        assert_eq!(recognise(&["Hoàng Văn An", "Nông Thị Bích", IN_TCVN3]), Encoding::Unicode);
    }

    #[test]
    fn one_good_cell_in_an_old_column_stays_good() {
        assert_eq!(recognise(&[IN_TCVN3, "N«ng ThÞ BÝch", "TrÇn V¨n Hång", "Nông Thị Bích"]), Encoding::Tcvn3);
        assert_eq!(convert("Nông Thị Bích", Encoding::Tcvn3), "Nông Thị Bích");
    }

    #[test]
    fn old_text_with_the_quotation_marks_of_word_is_still_old() {
        assert_eq!(recognise(&["§¬n “®Ò nghÞ” – 5 m²"]), Encoding::Tcvn3);
        assert_eq!(convert("§¬n “®Ò nghÞ” – 5 m²", Encoding::Tcvn3), "Đơn “đề nghị” – 5 m²");
    }
}
