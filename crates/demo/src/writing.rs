//! Texts, as long as real ones: a cry, a line or two, or a letter with all that went before.

use jiff::civil::Date;

use crate::chance::Chance;
use crate::draft::Draft;
use crate::petition::Purpose;
use crate::scene::{Scene, push_all, push_day};
use crate::title::place_before;
use crate::topics::Tale;
use crate::{phrases, shape};

/// Characters up to which a text is the title in other words.
const CURT_CHARS: u32 = 38;
/// Characters up to which it is the matter and the request.
const BRIEF_CHARS: u32 = 60;

/// An earlier petition that is written about again.
pub(crate) struct Earlier<'a> {
    pub(crate) title: &'a str,
    pub(crate) on: Date,
}

/// Writes a text of about as many characters as people write.
pub(crate) fn write(chance: &mut Chance, scene: &Scene, tale: &Tale, earlier: Option<&Earlier>, out: &mut String) {
    let target = chance.quantile(shape::TEXT_CHARS);
    out.reserve(target as usize * 3 + 240);
    if let Some(earlier) = earlier {
        again(chance, scene, earlier, out);
    }
    if target < CURT_CHARS {
        curt(chance, scene, tale, out);
    } else if target < BRIEF_CHARS {
        brief(chance, scene, tale, out);
    } else {
        Draft::plan(chance, scene, tale, target).write(chance, scene, tale, target, out);
    }
}

fn again(chance: &mut Chance, scene: &Scene, earlier: &Earlier, out: &mut String) {
    if earlier.on == scene.told {
        out.push_str(chance.pick(phrases::AGAIN_SAME_DAY));
        return;
    }
    write_with(chance.pick(phrases::AGAIN), scene, out, |slot, out| match slot {
        "何" => push_day(out, earlier.on, scene.told),
        _ => out.push_str(earlier.title),
    });
}

fn curt(chance: &mut Chance, scene: &Scene, tale: &Tale, out: &mut String) {
    let (before, after) = match tale.topic.purpose {
        Purpose::Proposal => ("建议", "请考虑。"),
        Purpose::Accusation => ("", "请查处。"),
        // Who has just said that nobody sees to it does not say so again.
        Purpose::Claim if tale.core.contains('没') => ("", chance.pick(phrases::CURT_REQUESTS)),
        Purpose::Claim => ("", chance.pick(phrases::CURT)),
    };
    let place = place_before(tale.core);
    if place.is_none() {
        scene.write("我是{地}{村}的，", out);
    }
    out.push_str(before);
    scene.write(place.unwrap_or(""), out);
    scene.write(tale.core, out);
    push_all(out, &["，", after]);
}

fn brief(chance: &mut Chance, scene: &Scene, tale: &Tale, out: &mut String) {
    let claims = tale.topic.purpose == Purpose::Claim;
    match place_before(tale.core) {
        Some(place) if claims && chance.per_mille(500) => {
            scene.write(place, out);
            scene.write(tale.core, out);
            out.push('。');
            scene.write(tale.pick(chance, tale.topic.asks), out);
            return;
        }
        _ => {}
    }
    scene.write(exact_intro(scene, tale), out);
    scene.write(tale.pick(chance, tale.topic.facts), out);
    let end = if claims { chance.pick(phrases::CURT) } else { tale.pick(chance, tale.topic.asks) };
    scene.write(end, out);
}

/// An introduction that tells this writer from others.
pub(crate) fn exact_intro(scene: &Scene, tale: &Tale) -> &'static str {
    let (rural, urban) = phrases::INTRO_EXACT;
    if is_rural(scene, tale) { rural } else { urban }
}

/// Whether the writer speaks as one from a village.
pub(crate) fn is_rural(scene: &Scene, tale: &Tale) -> bool {
    tale.topic.is_rural() || scene.spot.is_village()
}

/// Writes a sentence whose slots 何, 处, 题 and 谁 are filled by the caller, the others by the scene.
pub(crate) fn write_with(template: &str, scene: &Scene, out: &mut String, mut fill: impl FnMut(&str, &mut String)) {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((slot, tail)) = after.split_once('}') else {
            break;
        };
        if matches!(slot, "何" | "处" | "题" | "谁") {
            fill(slot, out);
        } else {
            scene.slot(slot, out);
        }
        rest = tail;
    }
    out.push_str(rest);
}
