//! Markdown tables.

/// A text as it may stand in the cell of a table.
pub fn cell(text: &str) -> String {
    text.trim().replace('|', "\\|").replace('\n', " ").replace('<', "&lt;")
}

/// A place that links can lead to.
pub fn anchor(id: &str) -> String {
    format!("<a id=\"{id}\"></a>")
}

/// A text in the type of code.
pub fn code(text: &str) -> String {
    format!("`{text}`")
}

/// The head of a table and the line below it.
pub fn head(columns: &[&str]) -> String {
    format!("| {} |\n|{}\n", columns.join(" | "), "---|".repeat(columns.len()))
}

/// A row of a table; the cells are Markdown already.
pub fn row<T: AsRef<str>>(cells: &[T]) -> String {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    format!("| {} |\n", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_ends_it() {
        assert_eq!(cell(" a|b\n<c> "), "a\\|b &lt;c>");
        assert_eq!(format!("{}{}", head(&["x", "y"]), row(&["1", "2"])), "| x | y |\n|---|---|\n| 1 | 2 |\n");
    }
}
