//! Real messages, imported as they are with the mappings that ship.
//!
//! The files are not part of the project: `XINZE_SAMPLES` names the folder that holds them. Without it these tests say
//! that they were skipped.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::PathBuf;

use app::import::Mapping;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::taken_in;
use crate::town::{every_database, setting, skipped};

/// The folder with the files, or a note that the test did not run.
fn samples(test: &str) -> Option<PathBuf> {
    let folder = setting("XINZE_SAMPLES").map(PathBuf::from);
    if folder.is_none() {
        skipped(&format!("import::real_data::{test}: XINZE_SAMPLES is not set"));
    }
    folder
}

fn shipped(name: &str) -> Mapping {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/import").join(name);
    super::mapping(&std::fs::read_to_string(path).unwrap())
}

/// Runs without the files: the mappings fit invented rows of the same shape, and name only classes that exist.
#[tokio::test]
async fn the_shipped_mappings_fit_files_of_their_shape() {
    let replies = "msg_id,user,title,time,text,reply,reply_time\n\
                   7,居民七,路灯,2017-04-02 08:00:00,路口的灯坏了,已经修好。,2017-04-20 09:00:00\n";
    let labelled = "src,msg_id,user,title,time,text,label,full\n\
                    甲,,,,,,环境保护,夜里施工，吵得睡不着。\n\
                    乙,8,居民八,路灯,2020-01-06 12:09:38,路口的灯坏了,城乡建设,路口的灯坏了\n";
    every_database(date(2026, 4, 2), async |town| {
        let first = taken_in(town, &shipped("messages-with-replies.toml"), replies).await;
        let second = taken_in(town, &shipped("labelled-messages.toml"), labelled).await;
        assert_eq!((first.report.imported, second.report.imported), (1, 2));
        assert_eq!(second.report.warnings.unknown_categories, BTreeMap::new());
        let stages: Vec<_> = super::matters(town).await.iter().map(|view| view.matter.stage.name().name()).collect();
        assert_eq!(stages, ["concluded", "registered", "registered"]);
    })
    .await;
}

fn records(path: &PathBuf) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

fn day(text: &str) -> Date {
    text[..10].parse().unwrap()
}

/// Every day that was worked, from a list that the calendars of the product were not made from at run time.
fn workdays(path: &PathBuf) -> BTreeSet<Date> {
    let mut days = csv::Reader::from_reader(File::open(path).unwrap());
    days.deserialize()
        .map(|row: Result<BTreeMap<String, String>, _>| row.unwrap())
        .filter(|row| row["is_workday_chinesecalendar"] == "1")
        .map(|row| day(&row["date"]))
        .collect()
}

/// Start, counted last day, legal last day and day of the answer.
type Late = (Date, Date, Date, Date);

/// Answers later than sixty days, counted here and not by the rules of the product.
fn late_by_hand(messages: &[BTreeMap<String, String>], workdays: &BTreeSet<Date>) -> Vec<Late> {
    let mut late = Vec::new();
    for message in messages {
        let (start, answered) = (day(&message["time"]), day(&message["reply_time"]));
        let ends = start + 60.days();
        let due = *workdays.range(ends..).next().unwrap();
        if answered > ends {
            late.push((start, ends, due, answered));
        }
    }
    late.sort_unstable();
    late
}

#[tokio::test]
async fn messages_with_replies_are_taken_in_whole_and_late_answers_are_found() {
    let Some(folder) = samples("messages_with_replies_are_taken_in_whole_and_late_answers_are_found") else {
        return;
    };
    let path = folder.join("messages_with_replies_first_half.csv");
    let messages = records(&path);
    let late = late_by_hand(&messages, &workdays(&folder.join("cn_workdays_2004_2026.csv")));
    let late_in_law = late.iter().filter(|(_, _, due, answered)| answered > due).count();
    assert_eq!((messages.len(), late.len(), late_in_law), (1_408, 74, 72));
    let (mapping, file) = (shipped("messages-with-replies.toml"), std::fs::read(&path).unwrap());

    every_database(date(2026, 4, 2), async |town| {
        let first = taken_in(town, &mapping, file.clone()).await;
        assert_eq!(first.report.rows, 1_408);
        assert_eq!(first.reasons(), Vec::<String>::new());
        assert_eq!((first.report.imported, town.matters().await), (1_408, 1_408));
        assert_eq!(first.report.warnings, app::import::Warnings::default());

        let mut session = town.app.db().read().await.unwrap();
        let found = session.late_answers("handle").await.unwrap();
        let mut found: Vec<Late> = found
            .iter()
            .map(|row| (day(&row.started_on), day(&row.ends_on), day(&row.due_on), day(&row.stopped_on)))
            .collect();
        found.sort_unstable();
        assert_eq!(found, late);
        drop(session);

        let second = taken_in(town, &mapping, file.clone()).await;
        assert_eq!((second.report.imported, second.report.already), (0, 1_408));
        assert_eq!(town.matters().await, 1_408);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn every_assumed_day_of_acceptance_is_marked() {
    let Some(folder) = samples("every_assumed_day_of_acceptance_is_marked") else {
        return;
    };
    let mapping = shipped("messages-with-replies.toml");
    let file = std::fs::read(folder.join("messages_with_replies_first_half.csv")).unwrap();
    every_database(date(2026, 4, 2), async |town| {
        taken_in(town, &mapping, file.clone()).await;
        for view in super::matters(town).await {
            let handle = view.clocks.iter().find(|clock| &*clock.state.rule == "handle").unwrap();
            assert!(handle.state.assumed);
            assert_eq!(Some(handle.state.started_on), view.matter.claimed_on);
            assert!(handle.agrees(), "the derivation leads to the recorded day");
        }
    })
    .await;
}

#[tokio::test]
async fn labelled_messages_are_taken_in_whole_though_most_have_neither_key_nor_day() {
    let Some(folder) = samples("labelled_messages_are_taken_in_whole_though_most_have_neither_key_nor_day") else {
        return;
    };
    let path = folder.join("labelled_messages_dev.csv");
    let messages = records(&path);
    let bare = messages.iter().filter(|message| message["msg_id"].is_empty()).count();
    assert_eq!((messages.len(), bare), (2_745, 2_298));
    let bare = u64::try_from(bare).unwrap();
    let (mapping, file) = (shipped("labelled-messages.toml"), std::fs::read(&path).unwrap());
    let today = date(2026, 4, 2);

    every_database(today, async |town| {
        let first = taken_in(town, &mapping, file.clone()).await;
        assert_eq!(first.report.rows, 2_745);
        let rejected = u64::try_from(first.report.rejected.len()).unwrap();
        assert_eq!(town.matters().await, 2_745 - rejected);
        assert_eq!(rejected, 0, "{:?}", first.reasons());
        let warnings = &first.report.warnings;
        assert_eq!(warnings.unknown_categories, BTreeMap::new());
        assert_eq!((warnings.without_key, warnings.without_day, warnings.without_title), (bare, bare, bare));

        let matters = super::matters(town).await;
        assert!(matters.iter().all(|view| view.matter.category.is_some()));
        let undated = matters.iter().filter(|view| view.matter.claimed_on.is_none());
        for view in undated.clone() {
            assert_eq!(view.matter.received_on, today);
            assert!(view.matter.clocks.iter().all(|clock| clock.assumed));
            let title = view.title.as_deref().unwrap_or_default().chars().count();
            assert!((1..=30).contains(&title), "a title of {title} characters");
        }
        assert_eq!(u64::try_from(undated.count()).unwrap(), bare);

        let second = taken_in(town, &mapping, file.clone()).await;
        assert_eq!((second.report.imported, second.report.already), (0, 2_745));
        town.verify().await;
    })
    .await;
}
