//! Marked blocks in Markdown whose content is generated.

const END: &str = "<!-- end -->";

fn begin(name: &str) -> String {
    format!("<!-- generated: {name} -->")
}

/// How an author marks the place.
pub fn example(name: &str) -> String {
    format!("the lines `{}` and `{END}` where this part belongs", begin(name))
}

/// The document with the named block's content replaced; its marks stay.
///
/// # Errors
///
/// `line: message` if the block is missing or does not end.
pub fn replace(document: &str, name: &str, content: &str) -> Result<String, String> {
    let begin = begin(name);
    let start = document.find(&begin).ok_or_else(|| format!("1: no block `{begin}`; write {}", example(name)))?;
    let after = start + begin.len();
    let (head, rest) = document.split_at(after);
    let end = rest.find(END).ok_or_else(|| format!("{}: `{begin}` has no `{END}`", line_at(document, start)))?;
    let (old, tail) = rest.split_at(end);
    if old.contains("<!-- generated: ") {
        return Err(format!("{}: `{begin}` has no `{END}` of its own", line_at(document, start)));
    }
    Ok(format!("{head}\n{}\n{tail}", content.trim_end()))
}

/// `line: message` about the first line in which two documents differ.
pub fn first_difference(old: &str, new: &str) -> String {
    let mut old_lines = old.lines();
    let mut new_lines = new.lines();
    let mut number = 0;
    loop {
        number += 1;
        match (old_lines.next(), new_lines.next()) {
            (None, None) => return format!("{number}: stale: the line ends differ; run cargo xtask docs"),
            (is, should) if is != should => {
                let (is, should) = (is.unwrap_or("(the end)"), should.unwrap_or("(the end)"));
                return format!("{number}: stale; run cargo xtask docs\n  is:     {is}\n  should: {should}");
            }
            _ => {}
        }
    }
}

fn line_at(text: &str, at: usize) -> usize {
    1 + text.get(..at).unwrap_or_default().matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_named_block_changes() {
        let document = "a\n<!-- generated: x -->\n1\n<!-- end -->\nb\n<!-- generated: y -->\n<!-- end -->\n";
        let replaced = replace(document, "y", "2\n3\n").unwrap();
        assert_eq!(
            replaced,
            "a\n<!-- generated: x -->\n1\n<!-- end -->\nb\n<!-- generated: y -->\n2\n3\n<!-- end -->\n"
        );
        assert_eq!(replace(&replaced, "y", "2\n3\n").unwrap(), replaced);
    }

    #[test]
    fn a_missing_or_endless_block_is_named_with_its_line() {
        assert!(replace("a\n", "x", "").unwrap_err().starts_with("1: no block `<!-- generated: x -->`"));
        let endless = "a\n<!-- generated: x -->\n<!-- generated: y -->\n<!-- end -->\n";
        assert!(replace(endless, "x", "").unwrap_err().starts_with("2: "));
        assert!(replace("<!-- generated: x -->\n", "x", "").unwrap_err().starts_with("1: "));
    }

    #[test]
    fn the_first_differing_line_is_shown() {
        let shown = first_difference("a\nb\nc\n", "a\nB\nC\n");
        assert_eq!(shown, "2: stale; run cargo xtask docs\n  is:     b\n  should: B");
        assert!(first_difference("a\n", "a\nb\n").starts_with("2: stale; run cargo xtask docs\n  is:     (the end)"));
    }
}
