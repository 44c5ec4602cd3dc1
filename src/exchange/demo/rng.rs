//! Small deterministic source of chance (SplitMix64): the same seed gives the same stories.

/// Stream of numbers fixed by its seed. Not for secrets.
pub(super) struct Rng(u64);

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

impl Rng {
    /// Stream of one person (or of the shared records) of a demo.
    pub(super) const fn new(seed: u64, stream: u64) -> Self {
        Self(seed ^ stream.wrapping_add(1).wrapping_mul(STEP))
    }

    /// Next 64 bits.
    pub(super) const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Whole number from `low` to `high`, both included; `low` when the range is empty.
    pub(super) const fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.saturating_sub(low).saturating_add(1);
        if span <= 1 {
            return low;
        }
        low + (self.bits() % span.unsigned_abs()).cast_signed()
    }

    /// True that many times in a hundred.
    pub(super) const fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One item of a list; the default of the type when the list is empty.
    pub(super) fn pick<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let last = i64::try_from(list.len()).unwrap_or(1) - 1;
        let at = usize::try_from(self.between(0, last)).unwrap_or(0);
        list.get(at).copied().unwrap_or_default()
    }
}
