//! The program as it serves, for tests that look at it from outside.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

/// A running server. Dropped, it is killed, so that none outlives a test that failed.
pub struct Serving {
    child: Child,
    pub address: String,
    /// Kept, so that the program can go on speaking.
    _out: BufReader<ChildStdout>,
}

impl Serving {
    /// Starts the program, which is ready but for what to do, and waits until it serves.
    pub fn start(mut program: Command) -> Self {
        let program = program.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = program.spawn().expect("the program runs");
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let address = line.split_once("http://").and_then(|(_, rest)| rest.split('/').next()).unwrap_or_default();
        Self { address: address.to_owned(), child, _out: out }
    }

    /// What to start it with.
    pub const COMMAND: [&str; 3] = ["serve", "--listen", "127.0.0.1:0"];

    /// Tells it to end, as whoever runs services does, and waits until it has.
    pub fn stop(mut self) -> ExitStatus {
        let told = Command::new("kill").arg(self.child.id().to_string()).status().expect("kill");
        assert!(told.success());
        self.child.wait().unwrap()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
