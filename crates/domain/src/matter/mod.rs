//! The petition matter (信访事项): one verb, one file.

mod accept;
mod answer;
mod clocks;
mod command;
mod conclude;
mod deliver;
mod event;
mod evolve;
mod extend;
mod forward;
mod guards;
mod open_acts;
mod register;
mod request_review;
mod review;
mod state;

pub use accept::Accept;
pub use answer::{Answer, Opinion};
pub use clocks::Running;
pub use command::{Command, Verb, decide};
pub use conclude::Conclude;
pub use deliver::{Deliver, Proof};
pub use event::{ClockChange, Event, Fact, Moved, Receipt};
pub use evolve::{evolve, fold};
pub use extend::Extend;
pub use forward::Forward;
pub use open_acts::{NextAct, next_acts, still_open};
pub use register::{Channel, Register};
pub use request_review::RequestReview;
pub use review::{Review, ReviewResult};
pub use state::{ClockState, Matter, Round, Stage, StageName};
