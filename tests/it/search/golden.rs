//! The same queries over the same matters find the same on both databases, as it stands in a file, and as reading every
//! text finds it.

use std::collections::BTreeSet;
use std::path::Path;

use app::domain::MatterId;
use app::search::{Found, SearchFailure, SearchOf};
use app::store::Db;
use app::{App, DemoPlan, MatterKey, OpenText, plant_demo};

use super::{DAY_ONE, keys};
use crate::town::{every_address, opened};

const MATTERS: u64 = 400;
/// Matters of a query that stand in the file.
const SHOWN: usize = 3;

/// One character, two, a phrase, two words, two phrases, a minus, digits, letters, quotation marks of every kind, what
/// is in no text, only punctuation, too much, and what would be syntax for the databases.
const QUERIES: &[&str] = &[
    "水",
    "工资",
    "劳动用工",
    "工资 工地",
    "“上述情况” 「社会保险」",
    "工资 -工地",
    "工资 -劳动用工",
    "-工资",
    "小区 -“物业” -水",
    "12",
    "7月",
    "７ 月",
    "2025",
    "13800000000",
    "wifi",
    "，。",
    "屋頂",
    "没有这样的话",
    "工资\" OR tokens:a* NEAR(b, 2) --",
    "工资' | !x & <-> :*",
    "(工资",
    "\"",
];

/// The words of a query as they must stand in a text, and those that may not: read here once more, for queries of
/// Chinese characters and blanks alone.
fn plain(query: &str) -> Option<(Vec<&str>, Vec<&str>)> {
    let han = |word: &str| word.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let mut plain = (Vec::new(), Vec::new());
    for word in query.split(' ') {
        match word.strip_prefix('-') {
            Some(word) if han(word) => plain.1.push(word),
            None if han(word) => plain.0.push(word),
            _ => return None,
        }
    }
    (!plain.0.is_empty()).then_some(plain)
}

/// What reading every text finds: title and petition as one, any other text by itself.
async fn read_all(app: &App, (wanted, unwanted): (&[&str], &[&str])) -> BTreeSet<(i64, i64)> {
    let mut session = app.db().read().await.unwrap();
    let mut found = BTreeSet::new();
    for (shard, matter) in session.matter_keys((0, 0), u16::MAX).await.unwrap() {
        let key = MatterKey { shard, id: MatterId(matter) };
        let texts = app.written(&mut session, key).await.unwrap().texts;
        let is_petition = |text: &OpenText, kind: &str| text.kind == kind && text.contact == 1;
        let of = |kind: &str| texts.values().find(|text| is_petition(text, kind)).map_or("", |text| text.body.as_str());
        let petition = format!("{}\n{}", of("title"), of("text"));
        let others = texts.values().filter(|text| !is_petition(text, "title") && !is_petition(text, "text"));
        let holds = |text: &str| {
            wanted.iter().all(|word| text.contains(word)) && !unwanted.iter().any(|word| text.contains(word))
        };
        let row = session.matter_row(shard, matter).await.unwrap().unwrap();
        let open = row.purpose != "accusation";
        if open && (holds(&petition) || others.into_iter().any(|row| holds(&row.body))) {
            found.insert((shard, matter));
        }
    }
    found
}

/// One page after the other, of few lines.
async fn page_by_page(app: &App, query: &str) -> Vec<MatterKey> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page: Found = app.search(SearchOf::default(), query, after, 7).await.unwrap();
        assert!(!page.lines.is_empty() || after.is_none(), "a page that is announced has something on it");
        all.extend(keys(&page));
        after = page.next;
        if after.is_none() {
            return all;
        }
    }
}

async fn told(app: &App, query: &str) -> String {
    match app.search(SearchOf::default(), query, None, 1_000).await {
        Err(SearchFailure::Query(fault)) => format!("{query} → {fault}"),
        Err(SearchFailure::Failure(failure)) => panic!("{query}: {failure}"),
        Ok(found) => {
            assert!(found.complete && found.next.is_none(), "{query}");
            let all = keys(&found);
            assert_eq!(page_by_page(app, query).await, all, "{query}: pages have every matter, each once");
            if let Some((wanted, unwanted)) = plain(query) {
                let read = read_all(app, (&wanted, &unwanted)).await;
                let found: BTreeSet<_> = all.iter().map(|key| (key.shard, key.id.0)).collect();
                assert_eq!(found, read, "{query}");
            }
            let number = |line: &app::store::read::ListedMatter| format!(" {}/{}/{}", line.office, line.year, line.no);
            let first: String = found.lines.iter().take(SHOWN).map(number).collect();
            format!("{query} → {}{first}", all.len())
        }
    }
}

#[tokio::test]
async fn both_databases_find_the_same_as_reading_every_text() {
    let golden = include_str!("golden.txt");
    every_address(async |address| {
        let app = opened(Db::open(address).await.unwrap()).await;
        let plan = DemoPlan { seed: 3, today: DAY_ONE, matters: MATTERS };
        plant_demo(&app, &plan, |_| {}).await.unwrap();
        let mut lines = Vec::new();
        for query in QUERIES {
            lines.push(told(&app, query).await);
        }
        lines.push(told(&app, &"工资".repeat(50)).await);
        lines.push(told(&app, &"工资".repeat(51)).await);
        let now = lines.join("\n") + "\n";
        if now != golden {
            let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden.txt");
            std::fs::write(&path, now).unwrap();
            panic!("golden: tests/it/search/golden.txt, now {}; on {address}", path.display());
        }
        // Made anew, the index answers alike.
        let before = keys(&app.search(SearchOf::default(), "工资", None, 1_000).await.unwrap());
        let done = app.rebuild_search(|_| {}).await.unwrap();
        assert_eq!((done.matters, done.resumed), (MATTERS, false));
        app.merge_search().await.unwrap();
        assert_eq!(keys(&app.search(SearchOf::default(), "工资", None, 1_000).await.unwrap()), before);
        assert!(before.iter().all(|key| key.id != MatterId(0)));
        app.db().close().await;
    })
    .await;
}
