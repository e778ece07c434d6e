//! How far apart two writings of one word or name are.

/// Counts the letters put in, left out, changed or exchanged with their neighbour between two texts.
#[must_use]
pub fn apart(one: &str, other: &str) -> usize {
    strsim::osa_distance(one, other)
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn two_letters_exchanged_are_one_slip() {
        assert_eq!(apart("nguyen van an", "nguyen vna an"), 1);
        assert_eq!(apart("hoten", "hovaten"), 2);
    }
}
