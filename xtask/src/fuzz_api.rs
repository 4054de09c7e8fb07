//! `cargo xtask fuzz-api`: sends what the document of the interface allows, and what it forbids, to a demonstration on
//! loopback. The tool for it comes from the package index of Python, into a folder of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::programs::{self, Stop, on_path, setting};

/// The release of the tool: what it finds depends on it.
const TOOL: &str = "schemathesis==4.32.5";
/// Cases of each operation, unless `XINZE_FUZZ_EXAMPLES` says another number: some minutes in all.
const EXAMPLES: &str = "30";
/// Matters of the demonstration: every stage, built in seconds.
const MATTERS: &str = "300";
/// The same city in every run.
const TODAY: &str = "2026-04-02";

/// Builds, serves, fuzzes, and stops what it started.
pub fn run(root: &Path) -> Result<(), Stop> {
    let folder = root.join("target/fuzz-api");
    let tool = tool(&folder)?;
    println!("==> building the program");
    programs::run(programs::cargo(root).args(["build", "--package", "server"]))?;
    let program = built(root);
    let data = folder.join("data");
    if data.exists() {
        std::fs::remove_dir_all(&data).map_err(|error| Stop::because(format!("{}: {error}", data.display())))?;
    }
    println!("==> inventing a city");
    let demo = |more: &[&str]| {
        let mut command = Command::new(&program);
        command.args(["demo", "--today", TODAY, "--matters", MATTERS, "--data"]).arg(&data).args(more);
        command
    };
    programs::output(&mut demo(&["--no-serve"]))?;
    let token = token(&program, &data)?;
    let server = Server::start(&mut demo(&["--port", "0"]))?;
    println!("==> fuzzing {}", server.address);
    let config = root.join("xtask/schemathesis.toml");
    let fuzz = |config: &Path| fuzzing(&tool, config, &server.address, &token);
    programs::run(fuzz(&config).args(["--phases", "coverage,fuzzing"]).current_dir(&folder))?;
    println!("==> fuzzing the acts on a matter that is there");
    let deep = folder.join("on-a-matter.toml");
    let matter = matter(&program, &data)?;
    let asked = std::fs::read_to_string(&config).map_err(|error| Stop::because(error.to_string()))?;
    let fixed = format!("[parameters]\n\"path.key\" = \"{matter}\"\n\"header.if-match\" = '\"1\"'\n\n{asked}");
    std::fs::write(&deep, fixed).map_err(|error| Stop::because(error.to_string()))?;
    programs::run(fuzz(&deep).args(["--phases", "fuzzing", "--include-path-regex", "key"]).current_dir(&folder))
}

/// The tool as it runs against a server.
fn fuzzing(tool: &Path, config: &Path, address: &str, token: &str) -> Command {
    let examples = setting("XINZE_FUZZ_EXAMPLES").and_then(|text| text.into_string().ok());
    let mut fuzz = Command::new(tool);
    fuzz.arg("--config-file").arg(config);
    fuzz.arg("run").arg(format!("{address}/api/v1/openapi.json"));
    fuzz.args(["--header", &format!("Authorization: Bearer {token}"), "--header", "Accept-Language: en"]);
    // The tool tries numbers that it has read, and would take its own token back. It waits when it is told to.
    fuzz.args(["--exclude-operation-id", "revokeToken", "--rate-limit", "auto"]);
    fuzz.args(["--max-examples", examples.as_deref().unwrap_or(EXAMPLES)]);
    fuzz
}

/// The tool in an environment of its own, installed where it is not there yet.
fn tool(folder: &Path) -> Result<PathBuf, Stop> {
    let place = folder.join(TOOL.replace("==", "-"));
    let tool = place.join("bin/schemathesis");
    if tool.is_file() {
        return Ok(tool);
    }
    let python = on_path("python3").ok_or_else(|| Stop::because("Fuzzing needs Python 3 with its module venv."))?;
    println!("==> installing {TOOL} into {}", place.display());
    programs::run(Command::new(python).args(["-m", "venv"]).arg(&place))?;
    programs::run(Command::new(place.join("bin/pip")).args([
        "install",
        "--quiet",
        "--disable-pip-version-check",
        TOOL,
    ]))?;
    Ok(tool)
}

fn built(root: &Path) -> PathBuf {
    let target = setting("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    target.join("debug/xinze")
}

/// A token of whoever the demonstration acts as where nobody is named.
fn token(program: &Path, data: &Path) -> Result<String, Stop> {
    let mut command = Command::new(program);
    command.args(["token", "make", "--name", "fuzz-api", "--scope", "read,act,register", "--json", "--data"]).arg(data);
    let said = programs::output(&mut command)?;
    member(&said, "token")
}

/// A matter that was registered and nothing else, so that its version is 1.
fn matter(program: &Path, data: &Path) -> Result<String, Stop> {
    let mut command = Command::new(program);
    command.args(["matter", "list", "--stage", "registered", "--json", "--data"]).arg(data);
    member(&programs::output(&mut command)?, "matter")
}

/// The first member of this name in a text of JSON: a library for that would be built before anything else.
fn member(said: &str, name: &str) -> Result<String, Stop> {
    let found = said.split(&format!("\"{name}\"")).nth(1).and_then(|rest| rest.split('"').nth(1));
    found.map(str::to_owned).ok_or_else(|| Stop::because(format!("no {name} in what was printed: {said}")))
}

/// A running server. Dropped, it is stopped.
struct Server {
    child: Child,
    address: String,
    /// Kept, so that the program still has somebody to tell things to.
    _said: BufReader<ChildStdout>,
}

impl Server {
    fn start(command: &mut Command) -> Result<Self, Stop> {
        let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = started.map_err(|error| Stop::because(format!("the server cannot be started: {error}")))?;
        let stdout = child.stdout.take().ok_or_else(|| Stop::because("the server says nothing"))?;
        let mut said = BufReader::new(stdout);
        let mut line = String::new();
        while said.read_line(&mut line).is_ok_and(|read| read > 0) {
            let address = line.split_whitespace().find(|word| word.starts_with("http://127.0.0.1:"));
            if let Some(address) = address.map(|address| address.trim_end_matches('/').to_owned()) {
                return Ok(Self { child, address, _said: said });
            }
            line.clear();
        }
        drop(child.kill());
        drop(child.wait());
        Err(Stop::because("the server ended before it said where it serves"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
