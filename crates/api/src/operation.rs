//! One operation: its address, what it takes, what it answers, and the handler. Router and document come from the same
//! list, so that neither knows what the other does not.

use app::OfficeAct;
use app::api_access::Scope;
use axum::routing::MethodRouter;
use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::Api;
use crate::intake::BODY_BYTES_MAX;

/// How a type is written as JSON Schema.
pub(crate) type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

fn schema_of<T: JsonSchema>() -> SchemaOf {
    |generator| generator.subschema_for::<T>()
}

/// The parts of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tag {
    Access,
    Matters,
    Acts,
    Directory,
    Rules,
    Ledger,
}

impl Tag {
    pub(crate) const ALL: [Self; 6] =
        [Self::Access, Self::Matters, Self::Acts, Self::Directory, Self::Rules, Self::Ledger];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Matters => "matters",
            Self::Acts => "acts",
            Self::Directory => "directory",
            Self::Rules => "rules",
            Self::Ledger => "ledger",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
    Delete,
}

impl Method {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Post => "post",
            Self::Delete => "delete",
        }
    }
}

/// What an answer holds.
#[derive(Clone, Copy)]
pub(crate) enum Content {
    /// JSON of a shape.
    Json(SchemaOf),
    /// A text of this media type.
    Text(&'static str),
    /// The bytes of a file.
    Bytes,
    /// Nothing.
    Nothing,
}

/// Whence the summary of an operation comes.
#[derive(Clone, Copy)]
pub(crate) enum Summary {
    /// From the wording files, by the name of the operation.
    Own,
    /// What this act is called.
    Deed(OfficeAct),
}

/// One operation.
pub(crate) struct Operation {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) id: &'static str,
    pub(crate) tag: Tag,
    /// What a token has to be good for; `None` where anybody may ask.
    pub(crate) scope: Option<Scope>,
    pub(crate) summary: Summary,
    pub(crate) query: Option<SchemaOf>,
    pub(crate) body: Option<SchemaOf>,
    pub(crate) body_bytes_max: usize,
    pub(crate) status: u16,
    pub(crate) content: Content,
    /// Whether it takes the version of the matter.
    pub(crate) versioned: bool,
    /// Whether the answer names the version of the matter.
    pub(crate) tagged: bool,
    /// Whether it may be refused by the state of what it asks for.
    pub(crate) conflicts: bool,
    /// Whether there may be nothing to answer with, though the address names nothing.
    pub(crate) missing: bool,
    pub(crate) handler: MethodRouter<Api>,
}

impl Operation {
    fn new(method: Method, path: &'static str, id: &'static str, handler: MethodRouter<Api>) -> Self {
        Self {
            method,
            path,
            id,
            tag: Tag::Matters,
            scope: Some(Scope::Read),
            summary: Summary::Own,
            query: None,
            body: None,
            body_bytes_max: BODY_BYTES_MAX,
            status: 200,
            content: Content::Nothing,
            versioned: false,
            tagged: false,
            conflicts: false,
            missing: false,
            handler,
        }
    }

    pub(crate) fn get(path: &'static str, id: &'static str, handler: MethodRouter<Api>) -> Self {
        Self::new(Method::Get, path, id, handler)
    }

    pub(crate) fn post<B: JsonSchema>(path: &'static str, id: &'static str, handler: MethodRouter<Api>) -> Self {
        Self { body: Some(schema_of::<B>()), ..Self::new(Method::Post, path, id, handler) }
    }

    pub(crate) fn delete(path: &'static str, id: &'static str, handler: MethodRouter<Api>) -> Self {
        Self { status: 204, ..Self::new(Method::Delete, path, id, handler) }
    }

    pub(crate) fn tag(self, tag: Tag) -> Self {
        Self { tag, ..self }
    }

    pub(crate) fn scope(self, scope: Scope) -> Self {
        Self { scope: Some(scope), ..self }
    }

    /// For anybody: nothing of any petition stands there.
    pub(crate) fn open(self) -> Self {
        Self { scope: None, ..self }
    }

    pub(crate) fn named(self, summary: Summary) -> Self {
        Self { summary, ..self }
    }

    pub(crate) fn asks<Q: JsonSchema>(self) -> Self {
        Self { query: Some(schema_of::<Q>()), ..self }
    }

    pub(crate) fn answers<A: JsonSchema>(self) -> Self {
        Self { content: Content::Json(schema_of::<A>()), ..self }
    }

    pub(crate) fn gives(self, content: Content) -> Self {
        Self { content, ..self }
    }

    pub(crate) fn created(self) -> Self {
        Self { status: 201, ..self }
    }

    pub(crate) fn versioned(self) -> Self {
        Self { versioned: true, tagged: true, ..self }
    }

    pub(crate) fn tagged(self) -> Self {
        Self { tagged: true, ..self }
    }

    pub(crate) fn conflicts(self) -> Self {
        Self { conflicts: true, ..self }
    }

    pub(crate) fn may_be_missing(self) -> Self {
        Self { missing: true, ..self }
    }

    pub(crate) fn body_up_to(self, body_bytes_max: usize) -> Self {
        Self { body_bytes_max, ..self }
    }

    /// Whether it changes anything under a key of its own.
    pub(crate) fn keyed(&self) -> bool {
        self.method == Method::Post
    }

    /// The names in the path, in order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
    }

    /// The kinds of "no" that it may answer with.
    pub(crate) fn errors(&self) -> Vec<u16> {
        let mut errors = Vec::new();
        let mut when = |holds: bool, statuses: &[u16]| {
            if holds {
                errors.extend_from_slice(statuses);
            }
        };
        let writes = self.keyed();
        let guarded = self.scope.is_some();
        when(guarded || self.query.is_some() || writes, &[400]);
        when(guarded, &[401, 403]);
        when(self.names().next().is_some() || writes || self.missing, &[404]);
        when(writes || self.conflicts, &[409]);
        when(self.versioned, &[412]);
        when(writes, &[413, 415, 422]);
        when(self.versioned, &[428]);
        when(guarded, &[429]);
        when(guarded, &[500, 503]);
        errors
    }
}
