//! Ways in which a file breaks: bytes, lines and tokens lost, doubled, moved and mixed up.

use crate::chance::Chance;

/// Inputs stay small, so that many of them run.
const CHARS_MAX: usize = 6_000;

/// So many things at most are broken in one input.
const BREAKS_MAX: usize = 8;

/// A broken variant of one of the seeds. Tokens are what the format is made of.
pub fn mutated(chance: &mut Chance, seeds: &[String], tokens: &[&str]) -> String {
    let mut text = chance.pick(seeds).cloned().unwrap_or_default();
    for _ in 0..=chance.below(BREAKS_MAX) {
        text = match chance.below(8) {
            0 | 1 => bytes(chance, &text),
            2..=4 => lines(chance, &text, seeds),
            _ => chars(chance, &text, tokens),
        };
    }
    text.chars().take(CHARS_MAX).collect()
}

/// What a bad disk, a wrong encoding or a cut copy does.
fn bytes(chance: &mut Chance, text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = chance.below(bytes.len());
    let end = (at + chance.below(12)).min(bytes.len());
    match chance.below(5) {
        0 if !bytes.is_empty() => bytes[at] ^= 1 << chance.below(8),
        1 => drop(bytes.drain(at..end)),
        2 => bytes.insert(at, u8::try_from(chance.below(256)).expect("a byte")),
        3 => bytes.truncate(at),
        _ => {
            let copy = bytes[at..end].to_vec();
            let to = chance.below(bytes.len());
            drop(bytes.splice(to..to, copy));
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What copying out of pages does.
fn lines(chance: &mut Chance, text: &str, seeds: &[String]) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let at = chance.below(lines.len());
    let to = chance.below(lines.len());
    match chance.below(9) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(to, lines[at].clone()),
        2 => lines.swap(at, to),
        3 => lines.insert(at, String::new()),
        4 if at + 1 < lines.len() => {
            let next = lines.remove(at + 1);
            lines[at] += &next;
        }
        5 => {
            let line: Vec<char> = lines[at].chars().collect();
            let (before, after) = line.split_at(chance.below(line.len() + 1));
            let (before, after) = (before.iter().collect(), after.iter().collect());
            lines.splice(at..=at, [before, String::new(), after]);
        }
        6 => drop(lines.drain(at.min(to)..at.max(to))),
        7 => {
            let moved: Vec<String> = lines.drain(at.min(to)..at.max(to)).collect();
            let place = chance.below(lines.len() + 1);
            drop(lines.splice(place..place, moved));
        }
        _ => {
            let other = chance.pick(seeds).map(String::as_str).unwrap_or_default();
            let strange: Vec<&str> = other.split('\n').collect();
            let from = chance.below(strange.len());
            let count = 1 + chance.below(12);
            drop(lines.splice(at..at, strange.iter().skip(from).take(count).map(|line| (*line).to_owned())));
        }
    }
    lines.join(if chance.below(24) == 0 { "\r\n" } else { "\n" })
}

/// What hands and scanners do.
fn chars(chance: &mut Chance, text: &str, tokens: &[&str]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = chance.below(chars.len() + 1);
    let end = (at + chance.below(6)).min(chars.len());
    match chance.below(6) {
        0 => drop(chars.drain(at..end)),
        1 => {
            let copy: Vec<char> = chars[at..end].to_vec();
            let to = chance.below(chars.len() + 1);
            drop(chars.splice(to..to, copy));
        }
        2 => {
            let new: Vec<char> = chance.pick(tokens).map(|new| new.chars().collect()).unwrap_or_default();
            drop(chars.splice(at..end, new));
        }
        3 => return with_token_replaced(chance, text, tokens),
        _ => {
            let new: Vec<char> = chance.pick(tokens).map(|new| new.chars().collect()).unwrap_or_default();
            drop(chars.splice(at..at, new));
        }
    }
    chars.into_iter().collect()
}

/// One place of a token becomes another token.
fn with_token_replaced(chance: &mut Chance, text: &str, tokens: &[&str]) -> String {
    let (Some(old), Some(new)) = (chance.pick(tokens).copied(), chance.pick(tokens).copied()) else {
        return text.to_owned();
    };
    let places: Vec<usize> = text.match_indices(old).map(|(at, _)| at).collect();
    match chance.pick(&places) {
        Some(at) if !old.is_empty() => format!("{}{new}{}", &text[..*at], &text[at + old.len()..]),
        _ => format!("{text}{new}"),
    }
}
