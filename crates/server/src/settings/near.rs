//! The word that was meant.

/// A name this far from a known one is taken for a slip of the pen (edit distance).
const NEAR_MISS_MAX: usize = 3;
/// One slip is forgiven for so many characters, so that a short name is not taken for another short one.
const CHARS_PER_SLIP: usize = 2;

/// The known word nearest to `found`, if one is near enough to be meant.
pub(crate) fn near_miss<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    let chars = found.chars().count();
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(found, word), word))
        .filter(|(distance, word)| {
            let longer = word.chars().count().max(chars);
            *distance < chars && *distance <= NEAR_MISS_MAX.min(longer.div_ceil(CHARS_PER_SLIP))
        })
        .min()
        .map(|(_, word)| word.to_owned())
}
