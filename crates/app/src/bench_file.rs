//! A register of invented messages with replies, as a CSV file, to measure imports on.

use demo::{Act, City};
use jiff::civil::Date;

/// The mapping that the file is imported with; its columns are those of the shipped example.
pub const BENCH_MAPPING: &str = include_str!("../../../examples/import/messages-with-replies.toml");

/// A file of so many rows, the same for the same seed.
///
/// # Errors
/// A row cannot be written as CSV.
pub fn bench_file(seed: u64, rows: u64, today: Date) -> Result<Vec<u8>, csv::Error> {
    let city = City::invent(seed, today);
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record(["msg_id", "user", "title", "time", "text", "reply", "reply_time"])?;
    for index in 0..rows {
        let petition = demo::petition(seed, index, &city, today, &|_| true);
        let answer = petition.course.iter().find_map(|step| match &step.act {
            Act::Answer { text, .. } => Some((text.as_str(), step.on)),
            _ => None,
        });
        let (reply, replied) = answer.map_or(("", String::new()), |(text, on)| (text, format!("{on} 10:00:00")));
        file.write_record([
            &index.to_string(),
            &petition.petitioner.name,
            &petition.title,
            &format!("{} {:02}:00:00", petition.received_on, petition.received_hour),
            &petition.text,
            reply,
            &replied,
        ])?;
    }
    file.into_inner().map_err(|error| error.into_error().into())
}
