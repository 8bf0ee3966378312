//! Numbers by chance from a seed, the same on every machine.

/// Numbers by chance: `SplitMix64` (Steele, Lea and Flood 2014). The seed is where they begin.
#[derive(Debug, Clone)]
pub struct DrawNumbers(pub u64);

impl DrawNumbers {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one, which is not 0; each with the same chance but for less than 2^-32.
    #[expect(clippy::cast_possible_truncation, reason = "smaller than the given number")]
    pub const fn below(&mut self, end: usize) -> usize {
        ((self.next() as u128 * end as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_that_are_published_for_the_method() {
        let mut chance = DrawNumbers(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }
}
