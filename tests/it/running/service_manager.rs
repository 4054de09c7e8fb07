//! What a service manager is told.

use std::os::unix::net::UnixDatagram;
use std::time::Duration;

use super::{PATIENCE, Site};

#[test]
fn it_tells_when_it_is_ready_that_it_lives_and_that_it_stops() {
    let site = Site::sqlite();
    let path = site.office.folder().join("notify");
    let socket = UnixDatagram::bind(&path).unwrap();
    socket.set_read_timeout(Some(PATIENCE)).unwrap();
    let heard = |wanted: &str| loop {
        let mut bytes = [0; 4096];
        let length = socket.recv(&mut bytes).unwrap_or_else(|error| panic!("{wanted}: {error}"));
        let told = String::from_utf8_lossy(&bytes[..length]).into_owned();
        if told.lines().any(|line| line == wanted) {
            break told;
        }
    };
    let every = Duration::from_millis(200).as_micros().to_string();
    let serving = site.serving(&[("NOTIFY_SOCKET", path.to_str().unwrap()), ("WATCHDOG_USEC", &every)]);
    assert!(heard("READY=1").contains(&format!("STATUS=serving http://{}/", serving.address)));
    assert_eq!(serving.get("/healthz").status, 200, "when it says so, it is");
    (0..3).for_each(|_| drop(heard("WATCHDOG=1")));
    serving.signal("HUP");
    assert!(heard("RELOADING=1").contains("MONOTONIC_USEC="));
    heard("READY=1");
    serving.signal("TERM");
    heard("STOPPING=1");
    assert_eq!(serving.ended().0.code(), Some(0));
}
