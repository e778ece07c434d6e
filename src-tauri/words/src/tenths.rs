//! A quantity kept in tenths: square metres of land, days of labour, tonnes. In the open format it is written as what it
//! is: 12.5.

use serde::{Serialize, Serializer};

/// A quantity in tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Tenths(pub i64);

impl Serialize for Tenths {
    /// Whole where it is whole: 400, never 400.0.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 10 == 0 {
            return serializer.serialize_i64(self.0 / 10);
        }
        #[expect(clippy::cast_precision_loss, reason = "no quantity of an office comes near 2^53 tenths")]
        serializer.serialize_f64(self.0 as f64 / 10.0)
    }
}
