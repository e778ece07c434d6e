//! The trade's codes: English in code and format, Vietnamese on screen and paper. The one table between
//! them is `assets/codes.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A code of the open format that also stands in a column of the register.
pub trait Code: Sized + Copy + 'static {
    /// The word of the table in `assets/codes.toml`.
    const TABLE: &'static str;
    /// Every code, in the order screens show them.
    const ALL: &'static [Self];
    /// Gives the code as written in the format.
    fn code(self) -> &'static str;
    /// Reads a code; `None` when the format does not have it.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.code() == code)
    }
    /// Gives the Vietnamese words.
    fn label(self) -> &'static str {
        label(Self::TABLE, self.code())
    }
}

/// Gives the Vietnamese words of a code, or the code itself where the table has none.
#[must_use]
pub fn label(table: &str, code: &'static str) -> &'static str {
    LABELS.get(table).and_then(|words| words.get(code)).map_or(code, String::as_str)
}

/// Gives the Vietnamese words of a code that comes from the register, or the code itself.
#[must_use]
pub fn words(table: &str, code: &str) -> String {
    LABELS.get(table).and_then(|words| words.get(code)).cloned().unwrap_or_else(|| code.to_owned())
}

/// Gives the codes of a table that a text means: the code itself, or those whose words hold it.
#[must_use]
pub fn matching(table: &str, text: &str) -> Vec<String> {
    let Some(words) = LABELS.get(table) else { return vec![text.to_owned()] };
    if words.contains_key(text) {
        return vec![text.to_owned()];
    }
    let wanted = crate::vietnamese::fold::fold(text);
    let holds = |(code, words): (&String, &String)| {
        crate::vietnamese::fold::fold(words).contains(&wanted).then(|| code.clone())
    };
    words.iter().filter_map(holds).collect()
}

/// Gives every table of codes with its words, in the order of the file's keys: what the window's lists show.
#[must_use]
pub fn pairs() -> BTreeMap<&'static str, Vec<(&'static str, &'static str)>> {
    let pair = |(code, words): (&'static String, &'static toml::Value)| Some((code.as_str(), words.as_str()?));
    TABLES.iter().map(|(name, table)| (name.as_str(), table.iter().filter_map(pair).collect())).collect()
}

static TABLES: LazyLock<BTreeMap<String, toml::map::Map<String, toml::Value>>> = LazyLock::new(|| {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/codes.toml"));
    toml::from_str(text).unwrap_or_default()
});

static LABELS: LazyLock<BTreeMap<String, BTreeMap<String, String>>> = LazyLock::new(|| {
    let words = |table: &toml::map::Map<String, toml::Value>| {
        let text = |value: &toml::Value| value.as_str().unwrap_or_default().to_owned();
        table.iter().map(|(code, value)| (code.clone(), text(value))).collect()
    };
    TABLES.iter().map(|(name, table)| (name.clone(), words(table))).collect()
});

/// Gives the name the window's types have for a table's codes: `DemocracyKindCode`.
#[cfg(feature = "types")]
#[must_use]
pub fn type_name(table: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    format!("{}Code", table.split('_').map(capital).collect::<String>())
}

/// Gives the codes of an enumeration as the window's types have them: `'routine' | 'head'`.
#[cfg(feature = "types")]
#[must_use]
pub fn union<C: Code>() -> String {
    C::ALL.iter().map(|one| format!("'{}'", one.code())).collect::<Vec<_>>().join(" | ")
}

/// Declares an enumeration of codes: `codes! { /// doc  Lane "lane" { /// doc  Routine = "routine", … } }`.
#[doc(hidden)]
#[macro_export]
macro_rules! declare_codes {
    ($($(#[$doc:meta])* $name:ident $table:literal { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $crate::codes::Code for $name {
            const TABLE: &'static str = $table;
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::codes::Code::code(*self))
            }
        }

        #[cfg(feature = "types")]
        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            const IS_ENUM: bool = true;
            fn name(_: &ts_rs::Config) -> String {
                $crate::codes::type_name($table)
            }
            fn inline(_: &ts_rs::Config) -> String {
                $crate::codes::union::<Self>()
            }
            fn decl(_: &ts_rs::Config) -> String {
                format!("type {} = {};", $crate::codes::type_name($table), $crate::codes::union::<Self>())
            }
            fn decl_concrete(cfg: &ts_rs::Config) -> String {
                Self::decl(cfg)
            }
            fn output_path() -> Option<std::path::PathBuf> {
                Some($crate::codes::type_name($table).into())
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok($crate::codes::Code::code(*self).into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                $crate::codes::Code::from_code(value.as_str()?).ok_or(rusqlite::types::FromSqlError::InvalidType)
            }
        }
    )+};
}
pub use declare_codes as codes;
