//! The tree against an oracle and published values, the formats, and a server that lies.

mod formats;
mod lies;
mod made;
mod oracle;
mod vectors;
