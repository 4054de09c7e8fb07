//! What a form sent: names and values in their order, and files. Nothing is judged here.

use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{Form, FromRequest, Query, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};

/// Bytes of a form without files: several texts of the longest kind, as browsers write them.
pub(crate) const FORM_BYTES_MAX: usize = 4 << 20;
/// Bytes of a form with files: together they may be as large as one may be.
pub(crate) const UPLOAD_BYTES_MAX: usize = app::papers::PAPER_BYTES_MAX + FORM_BYTES_MAX;
/// Most files in one form: as many photographs as a letter usually comes with, and some.
pub(crate) const FILES_MAX: usize = 10;
/// Most values in one form; the longest form with every line in use has fewer.
const VALUES_MAX: usize = 400;

/// What a form sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sent {
    pub(crate) values: Vec<(String, String)>,
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

/// Why a form was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    TooLarge,
    TooMany,
    Broken,
}

impl Unread {
    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Broken => StatusCode::BAD_REQUEST,
        }
    }

    /// The key in the wording files.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "fill-too-large",
            Self::TooMany => "fill-too-many",
            Self::Broken => "fill-broken",
        }
    }
}

impl IntoResponse for Unread {
    fn into_response(self) -> Response {
        self.status().into_response()
    }
}

impl From<MultipartError> for Unread {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::Broken }
    }
}

impl Sent {
    /// What an address says beforehand.
    pub(crate) fn of_address(uri: &Uri) -> Self {
        let read = Query::<Vec<(String, String)>>::try_from_uri(uri);
        Self { values: read.map(|Query(values)| values).unwrap_or_default(), files: Vec::new() }
    }

    /// The first value of a field, without blanks around it.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value of a field, empty ones too.
    pub(crate) fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        self.values.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// Whether a field came at all.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(key, _)| key == name)
    }

    /// Puts another value in place of every one of a field.
    pub(crate) fn set(&mut self, name: &str, value: String) {
        self.values.retain(|(key, _)| key != name);
        self.values.push((name.to_owned(), value));
    }

    fn add(&mut self, name: String, value: &str) -> Result<(), Unread> {
        if self.values.len() >= VALUES_MAX {
            return Err(Unread::TooMany);
        }
        // Browsers end lines as the protocol says; texts are kept as people see them.
        self.values.push((name, value.replace("\r\n", "\n")));
        Ok(())
    }

    async fn of_parts(mut form: Multipart) -> Result<Self, Unread> {
        let mut sent = Self::default();
        while let Some(field) = form.next_field().await? {
            let name = field.name().unwrap_or_default().to_owned();
            let Some(file) = field.file_name().map(str::to_owned) else {
                sent.add(name, &field.text().await?)?;
                continue;
            };
            let content = field.bytes().await?;
            // A browser sends a nameless empty file where none was chosen.
            if file.is_empty() && content.is_empty() {
                continue;
            }
            if sent.files.len() >= FILES_MAX {
                return Err(Unread::TooMany);
            }
            sent.files.push((file, content.to_vec()));
        }
        Ok(sent)
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Unread;

    async fn from_request(request: Request, state: &S) -> Result<Self, Unread> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            let form = Multipart::from_request(request, state).await.map_err(|_| Unread::Broken)?;
            return Self::of_parts(form).await;
        }
        let read = Form::<Vec<(String, String)>>::from_request(request, state).await;
        let Form(values) = read.map_err(|rejection| {
            let large = rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE;
            if large { Unread::TooLarge } else { Unread::Broken }
        })?;
        let mut sent = Self::default();
        for (name, value) in values {
            sent.add(name, &value)?;
        }
        Ok(sent)
    }
}
