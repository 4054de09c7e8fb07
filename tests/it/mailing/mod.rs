//! Checkpoints by mail: letters, a mail server that does not want them, and the server that sends them by itself.

mod kept;
mod letters;
mod server;
mod serving;
