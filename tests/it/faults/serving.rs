//! The program serves several petitioners at once, and is killed, or its disk fails for a while.

use std::sync::mpsc;

use super::office::Office;
use super::petitioner::Petitioner;
use super::shim::Fault;
use crate::sampling::{Dice, in_full, rounds};
use crate::serving::Serving;

const PETITIONERS: u64 = 3;
/// Acts that are acknowledged at most before a kill.
const ACTS_MAX: u64 = 24;

/// The office's program serves, with the fault.
pub fn serving(office: &Office, fault: &Fault) -> Serving {
    Serving::start(office.program(fault, &Serving::COMMAND))
}

#[test]
fn acts_that_were_acknowledged_outlive_a_kill_while_many_are_at_work() {
    let office = Office::new();
    let mut petitioners: Vec<_> = (0..PETITIONERS).map(|_| Petitioner::registered(&office)).collect();
    let mut dice = Dice(21);
    for round in 0..rounds(3, 60) {
        let serving = serving(&office, &Fault::default());
        let (told, acknowledged) = mpsc::channel();
        let writers: Vec<_> = petitioners
            .drain(..)
            .map(|mut petitioner| {
                let (told, address) = (told.clone(), serving.address.clone());
                std::thread::spawn(move || {
                    petitioner.enter(&address).unwrap();
                    while petitioner.write().is_ok_and(|answer| answer.status == 303) {
                        let _ = told.send(());
                    }
                    petitioner
                })
            })
            .collect();
        // Killed when so many were acknowledged, with others under way.
        let wanted = usize::try_from(1 + dice.below(ACTS_MAX)).unwrap();
        assert_eq!(acknowledged.iter().take(wanted).count(), wanted);
        drop(serving);
        petitioners = writers.into_iter().map(|writer| writer.join().unwrap()).collect();
        assert_eq!(office.verified(), 1 + PETITIONERS, "round {round}");
    }
    petitioners.iter().for_each(|petitioner| petitioner.compare(&office));
}

/// The same program goes on when the disk does: nobody needs to start it again.
#[test]
fn a_disk_that_fails_for_a_while_is_told_and_the_program_goes_on_afterwards() {
    let unsure = "it is not known whether it was";
    let faults = [
        ("write", "enospc", "The disk is full. Nothing was recorded."),
        ("sync", "eio", unsure),
        ("write", "eio", unsure),
        ("write", "torn", unsure),
    ];
    let office = Office::new();
    let mut petitioners: Vec<_> = (0..PETITIONERS).map(|_| Petitioner::registered(&office)).collect();
    let bad = office.folder().join("bad");
    for (kinds, how, says) in faults.into_iter().take(if in_full() { 4 } else { 2 }) {
        let serving = serving(&office, &Fault::calls(kinds, how, 1, 0).only_while(&bad));
        for petitioner in &mut petitioners {
            petitioner.enter(&serving.address).unwrap();
            assert_eq!(petitioner.write().unwrap().status, 303);
        }
        std::fs::write(&bad, "").unwrap();
        let answers = at_once(&mut petitioners);
        std::fs::remove_file(&bad).unwrap();
        for (status, body) in answers {
            // Whoever shared the transaction with the one that met the fault is told to try again.
            let told = body.contains(says) || body.contains("took this back") || body.contains("Nothing was recorded");
            assert!((500..504).contains(&status) && told, "{kinds} {how}: {status} {body}");
        }
        assert!(at_once(&mut petitioners).iter().all(|(status, _)| *status == 303), "{kinds} {how}: afterwards");
    }
    petitioners.iter().for_each(|petitioner| petitioner.compare(&office));
    office.verified();
}

/// Everybody writes at the same time; status and page of each.
pub fn at_once(petitioners: &mut [Petitioner]) -> Vec<(u16, String)> {
    std::thread::scope(|scope| {
        let writers: Vec<_> = petitioners.iter_mut().map(|petitioner| scope.spawn(|| petitioner.write())).collect();
        let answers = writers.into_iter().map(|writer| writer.join().unwrap().unwrap());
        answers.map(|answer| (answer.status, answer.body)).collect()
    })
}
