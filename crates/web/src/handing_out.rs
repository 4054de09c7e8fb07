//! Files that a browser keeps and never shows inside a page.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// A file to be kept, never shown inside a page.
pub(crate) fn handed_out(kind: &'static str, title: &str, endings: &[&str], content: Vec<u8>) -> Response {
    let ending = endings.first().copied().unwrap_or("txt");
    let has_ending = title.rsplit_once('.').is_some_and(|(_, own)| endings.contains(&own.to_lowercase().as_str()));
    let name = if has_ending { title.to_owned() } else { format!("{title}.{ending}") };
    let disposition = format!("attachment; filename=\"paper.{ending}\"; filename*=UTF-8''{}", percent(&name));
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], content).into_response()
}

/// As names of files are written in headers (RFC 8187).
fn percent(name: &str) -> String {
    name.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn names_of_files_are_written_as_headers_allow() {
        assert_eq!(percent("收据 1.txt"), "%E6%94%B6%E6%8D%AE%201.txt");
        assert_eq!(percent("a\"\r\nb"), "a%22%0D%0Ab");
    }
}
