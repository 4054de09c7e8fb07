//! The stylesheet, the script and the mark, served from the binary under names that change with their content.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// A year: the name changes when the content does.
const KEEP: &str = "public, max-age=31536000, immutable";

struct Asset {
    stem: &'static str,
    suffix: &'static str,
    kind: &'static str,
    content: &'static str,
}

static ASSETS: [Asset; 5] = [
    Asset {
        stem: "xinze",
        suffix: "css",
        kind: "text/css; charset=utf-8",
        content: include_str!("../assets/xinze.css"),
    },
    Asset {
        stem: "portal",
        suffix: "css",
        kind: "text/css; charset=utf-8",
        content: include_str!("../assets/portal.css"),
    },
    Asset {
        stem: "xinze",
        suffix: "js",
        kind: "text/javascript; charset=utf-8",
        content: include_str!("../assets/xinze.js"),
    },
    Asset {
        stem: "acts",
        suffix: "js",
        kind: "text/javascript; charset=utf-8",
        content: include_str!("../assets/acts.js"),
    },
    Asset { stem: "mark", suffix: "svg", kind: "image/svg+xml", content: include_str!("../assets/mark.svg") },
];

/// Addresses of the assets, for the pages.
#[derive(Debug)]
pub(crate) struct Addresses {
    pub(crate) css: String,
    pub(crate) portal: String,
    pub(crate) js: String,
    pub(crate) acts: String,
    pub(crate) mark: String,
}

pub(crate) static ADDRESSES: LazyLock<Addresses> = LazyLock::new(|| {
    let [css, portal, js, acts, mark] = ASSETS.each_ref().map(|asset| format!("/assets/{}", asset.name()));
    Addresses { css, portal, js, acts, mark }
});

impl Asset {
    fn name(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.content.hash(&mut hasher);
        format!("{}.{:016x}.{}", self.stem, hasher.finish(), self.suffix)
    }
}

pub(crate) async fn get(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|asset| asset.name() == name) {
        Some(asset) => ([(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, KEEP)], asset.content).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
