//! Import of an office's own Excel register, against the public names of the house.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "import/again.rs"]
mod again;
#[path = "import/bench.rs"]
mod bench;
#[path = "import/bomb.rs"]
mod bomb;
#[path = "import/format.rs"]
mod format;
#[path = "import/layout.rs"]
mod layout;
#[path = "import/mess.rs"]
mod mess;
#[path = "import/old_font.rs"]
mod old_font;
