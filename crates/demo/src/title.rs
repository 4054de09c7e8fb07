//! Titles, as long as real ones and in their manners of speaking.

use crate::chance::Chance;
use crate::petition::Purpose;
use crate::scene::Scene;
use crate::shape;
use crate::topics::Tale;
use crate::walk::count;

/// What may stand before a clause to say where: nothing, the county, or county and town.
pub(crate) fn place_before(core: &str) -> Option<&'static str> {
    const SLOTS: [&str; 6] = ["{村}", "{区}", "{社}", "{路}", "{河}", "{名}"];
    if core.starts_with("{乡}") {
        Some("{县}")
    } else {
        SLOTS.iter().any(|slot| core.starts_with(slot)).then_some("{地}")
    }
}

/// Writes a title around the clause of a story.
pub(crate) fn write(chance: &mut Chance, scene: &Scene, tale: &Tale, out: &mut String) {
    let (purpose, core) = (tale.topic.purpose, tale.core);
    let target = chance.quantile(shape::TITLE_CHARS) as i32;
    let (before, after) = manner(chance, purpose, core);
    let room = target - count(core) - count(before) - count(after);
    out.push_str(before);
    match place_before(core) {
        Some(place) if purpose != Purpose::Proposal && room > 4 => scene.write(place, out),
        Some(_) if purpose != Purpose::Proposal && room > 1 => scene.write("{县}", out),
        _ => {}
    }
    scene.write(core, out);
    out.push_str(after);
    if room > 6 && purpose == Purpose::Claim && after.is_empty() && place_before(core).is_none() {
        out.push_str(chance.pick(&["，希望领导过问", "，请有关部门尽快处理", "，恳请给个说法"]));
    }
}

/// Words before and after a clause that make it a title.
type Manner = (&'static str, &'static str);

fn manner(chance: &mut Chance, purpose: Purpose, core: &str) -> Manner {
    const PROPOSALS: &[Manner] =
        &[("建议", ""), ("建议", ""), ("关于", "的建议"), ("希望", ""), ("能不能", "？"), ("请考虑", "")];
    const ACCUSATIONS: &[Manner] = &[("举报", ""), ("举报", ""), ("反映", ""), ("", "，请查处"), ("", "")];
    const QUESTIONS: &[Manner] = &[("", ""), ("", "？"), ("请问", "？")];
    const REQUESTS: &[Manner] =
        &[("请求解决", "的问题"), ("", "，请求处理"), ("", "，请尽快解决"), ("恳请过问", "一事")];
    match purpose {
        Purpose::Proposal => chance.pick(PROPOSALS),
        Purpose::Accusation => chance.pick(ACCUSATIONS),
        Purpose::Claim if ["怎么", "找谁", "什么时候", "有没有"].iter().any(|word| core.contains(word)) => {
            chance.pick(QUESTIONS)
        }
        Purpose::Claim => {
            let [ask, complain, report, about, request] = shape::TITLE_MANNERS;
            let bare = 1000 - ask - complain - report - about - request;
            match chance.weighted([ask, complain, report, about, request, bare].into_iter()) {
                0 => question(chance),
                1 => ("投诉", ""),
                2 => ("反映", ""),
                3 => ("关于", "的问题"),
                4 => chance.pick(REQUESTS),
                _ => ("", ""),
            }
        }
    }
}

fn question(chance: &mut Chance) -> Manner {
    chance.pick(&[
        ("", "，什么时候能解决？"),
        ("请问", "该找哪个部门？"),
        ("咨询", "该怎么办"),
        ("", "，合理吗？"),
        ("", "，该找谁？"),
    ])
}
