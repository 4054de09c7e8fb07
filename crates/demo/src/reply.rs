//! What organs write: answers, reasons, reviews. No article is cited, because the law is not this crate's.

use jiff::civil::Date;

use crate::chance::Chance;
use crate::city::Line;
use crate::course::{Case, Opinion, ReviewResult};
use crate::petition::Purpose;
use crate::scene::{Scene, days_before, push_all, push_day};

/// How the facts were found.
const METHODS: &[&str] = &[
    "经现场核查、查阅资料并听取各方意见",
    "经实地走访、调阅档案",
    "经与您当面沟通并向有关单位核实",
    "经组织人员到现场查看并询问相关当事人",
    "经调取原始记录逐项核对",
    "经会同有关单位联合调查",
];

/// The same for proposals.
const STUDIES: &[&str] = &["经会同有关单位研究", "经实地了解和论证", "经征求相关单位意见"];

/// Why a term is extended.
const EXTENSIONS: &[&str] = &[
    "涉及多个单位，历史资料尚在调取，需进一步核实",
    "需委托专业机构检测鉴定，鉴定意见尚未出具",
    "双方正在协商，已有初步意向，需继续组织调解",
    "涉及人数较多，逐户核对尚未完成",
    "需向上级主管部门请示政策口径，批复尚未收到",
    "相关账目时间跨度长，正在逐笔核对",
    "关键当事人在外地，需另行约定时间调查核实",
];

/// Why a petitioner asks for a review.
const REQUESTS: &[&str] = &[
    "处理意见没有回应{我}提出的主要问题，认定的事实与实际不符，请求重新调查。",
    "答复引用的规定与{我}的情况不同，{我}有新的材料可以证明，请求复核事实。",
    "调查时没有听取{我}的意见，也没有到现场查看，请求撤销原意见。",
    "同样的情况别人得到了解决，对{我}的处理不一致，请求重新认定。",
    "处理意见只作了解释，没有说明依据，{我}不能接受。",
    "答复中的时间和数额有出入，请求核对原始凭证后重新处理。",
];

/// On what an organ leans, in general words.
fn basis(line: Line) -> &'static str {
    match line {
        Line::Housing | Line::HousingFund => "住房和物业管理方面的规定",
        Line::Labour => "劳动用工和社会保险方面的规定",
        Line::Education => "招生和学校管理方面的规定",
        Line::Land => "土地管理和不动产登记方面的规定",
        Line::Farming => "农村集体资产和土地承包方面的规定",
        Line::Environment => "污染防治方面的规定",
        Line::Market => "市场监管和消费者权益保护方面的规定",
        Line::Health | Line::HealthInsurance | Line::Hospital => "医疗卫生和医疗保障方面的规定",
        Line::Transport | Line::Buses => "道路运输和公路管理方面的规定",
        Line::CivilAffairs => "社会救助和基层治理方面的规定",
        Line::Veterans => "退役军人安置优抚方面的规定",
        Line::Water | Line::WaterWorks => "供水和水利工程管理方面的规定",
        Line::Police | Line::Emergency => "治安和公共安全管理方面的规定",
        Line::CityManagement => "城市容貌和规划管理方面的规定",
        Line::Finance | Line::Development => "价格、金融和涉企服务方面的规定",
        Line::Culture => "文化旅游和体育设施管理方面的规定",
        Line::Personnel => "人事管理方面的规定",
        Line::Court | Line::Procuratorate => "诉讼程序方面的规定",
        Line::Government
        | Line::Committee
        | Line::Petitions
        | Line::Discipline
        | Line::Justice
        | Line::Services
        | Line::JointConference
        | Line::Township => "现行政策和有关规定",
    }
}

/// A reason for an extension.
pub(crate) fn extension(chance: &mut Chance) -> &'static str {
    chance.pick(EXTENSIONS)
}

/// A petitioner's reason for asking for a review.
pub(crate) fn request(chance: &mut Chance, case: &Case) -> String {
    let mut out = String::with_capacity(140);
    case.scene.write(chance.pick(REQUESTS), &mut out);
    out
}

/// The written decision: claim, facts, basis, opinion, and where to turn next.
pub(crate) fn answer(chance: &mut Chance, case: &Case, opinion: Opinion, on: Date) -> String {
    let mut out = String::with_capacity(900);
    let scene = as_of(case.scene, on, chance);
    opening(chance, case, &mut out);
    let topic = case.tale.topic;
    let found = case.tale.pick(chance, if opinion == Opinion::Support { topic.granted } else { topic.refused });
    // Some findings say themselves how they were made.
    if !found.starts_with('经') {
        let methods = if topic.purpose == Purpose::Proposal { STUDIES } else { METHODS };
        push_all(&mut out, &[chance.pick(methods), "，"]);
    }
    scene.write(found, &mut out);
    out.push('。');
    match topic.purpose {
        Purpose::Proposal => close_proposal(opinion, &mut out),
        Purpose::Accusation => out.push_str("感谢您的监督。您的个人信息和反映的内容依规保密，如有新的线索可继续提供。"),
        Purpose::Claim => close_claim(chance, case, opinion, &mut out),
    }
    out
}

/// The scene as the organ sees it later: what was done lately was done after the petition.
fn as_of<'c>(scene: &Scene<'c>, on: Date, chance: &mut Chance) -> Scene<'c> {
    let mut seen = *scene;
    seen.lately = days_before(on, chance.below(4)).max(scene.told);
    seen.told = on;
    seen
}

fn opening(chance: &mut Chance, case: &Case, out: &mut String) {
    let organ = case.city.organ(case.route.handler).map_or("", |o| o.name.as_str());
    if case.tale.topic.purpose == Purpose::Accusation {
        out.push_str("您反映的问题线索已收悉，我们按照管辖范围和程序进行了核查，现将结果反馈如下：");
        return;
    }
    let told = case.scene.told;
    let core = case.tale.core;
    let (noun, done) = match case.tale.topic.purpose {
        Purpose::Proposal => ("”的建议", "作了认真研究，现答复如下："),
        Purpose::Claim | Purpose::Accusation => ("”问题", "进行了调查处理，现答复如下："),
    };
    match chance.below(3) {
        0 => {
            out.push_str("您于");
            push_full_day(told, out);
            out.push_str("提出的“");
            case.scene.write(core, out);
            push_all(out, &[noun, "收悉，现答复如下："]);
        }
        1 => {
            out.push_str("您好！您提出的“");
            case.scene.write(core, out);
            push_all(out, &[noun, "已由", organ, "办理，现将情况答复如下："]);
        }
        _ => {
            out.push_str("关于您提出的“");
            case.scene.write(core, out);
            push_all(out, &[noun, "，", organ, done]);
        }
    }
}

fn push_full_day(day: Date, out: &mut String) {
    use crate::scene::push_number;
    push_number(out, day.year().unsigned_abs().into());
    out.push('年');
    push_day(out, day, day);
}

fn close_proposal(opinion: Opinion, out: &mut String) {
    out.push_str(match opinion {
        Opinion::Support => "感谢您对我们工作的关心，后续进展将向社会公开，欢迎继续提出宝贵建议。",
        Opinion::Explain | Opinion::NotSupport => "您的建议我们已记录在案，条件具备时再作研究，感谢您的理解和支持。",
    });
}

fn close_claim(chance: &mut Chance, case: &Case, opinion: Opinion, out: &mut String) {
    push_all(out, &["根据", basis(case.tale.topic.line), "，"]);
    out.push_str(match opinion {
        Opinion::Support => chance.pick(&[
            "您的诉求理由充分，予以支持，我们将督促落实到位。",
            "对您的诉求予以支持，后续进展由专人向您通报。",
            "您的诉求应当解决，予以支持。",
        ]),
        Opinion::Explain => chance.pick(&[
            "现阶段没有支持该诉求的依据，特此解释说明，请予理解。",
            "以上情况已如实向您说明，请予理解。",
            "现将上述情况向您解释清楚，感谢您的理解。",
        ]),
        Opinion::NotSupport => chance.pick(&["对您的诉求不予支持。", "您的诉求目前不具备支持的条件，不予支持。"]),
    });
    match case.reviewer().and_then(|no| case.city.organ(no)) {
        Some(organ) => {
            push_all(out, &["如不服本意见，可在收到之日起30日内向", &organ.name, "书面申请复查。"]);
        }
        None => out.push_str("如有异议，可依照法定程序另行提出。"),
    }
}

/// The text of a review.
pub(crate) fn review(chance: &mut Chance, case: &Case, reviewer: u32, result: ReviewResult, on: Date) -> String {
    let mut out = String::with_capacity(700);
    let higher = case.city.organ(reviewer);
    let handler = case.city.organ(case.route.handler).map_or("", |o| o.name.as_str());
    push_all(&mut out, &[higher.map_or("", |o| o.name.as_str()), "受理您的复查申请后，调阅了", handler]);
    out.push_str(chance.pick(&["的办理卷宗，并听取了双方意见。", "的全部材料，到现场作了核实。"]));
    outcome(chance, case, on, handler, result, &mut out);
    match higher.and_then(|o| o.parent).and_then(|no| case.city.organ(no)) {
        Some(organ) if matches!(result, ReviewResult::Uphold | ReviewResult::Change) => {
            push_all(&mut out, &["如不服本复查意见，可在收到之日起30日内向", &organ.name, "书面申请复核。"]);
        }
        _ => {}
    }
    out
}

/// The text of a final review.
pub(crate) fn final_review(chance: &mut Chance, case: &Case, higher: u32, result: ReviewResult, on: Date) -> String {
    let mut out = String::with_capacity(600);
    let organ = case.city.organ(higher).map_or("", |o| o.name.as_str());
    let handler = case.city.organ(case.route.handler).map_or("", |o| o.name.as_str());
    push_all(&mut out, &[organ, "对您的复核申请进行了审查，"]);
    out.push_str(chance.pick(&["核对了办理和复查两个阶段的材料。", "组织有关单位会商，并约您当面听取了陈述。"]));
    outcome(chance, case, on, handler, result, &mut out);
    out.push_str("这是最后一级意见，今后以同样的事实和理由再提出的，各级机关不再受理。");
    out
}

fn outcome(chance: &mut Chance, case: &Case, on: Date, handler: &str, result: ReviewResult, out: &mut String) {
    let scene = as_of(case.scene, on, chance);
    match result {
        ReviewResult::Uphold => out.push_str("经审查，原意见认定事实清楚，依据适当，程序合规，予以维持。"),
        ReviewResult::Change => {
            out.push_str("经审查，原意见对事实的认定不够全面，现变更如下：");
            scene.write(case.tale.pick(chance, case.tale.topic.granted), out);
            out.push('。');
        }
        ReviewResult::Revoke => {
            push_all(out, &["经审查，原意见适用依据不当，予以撤销，由", handler, "重新作出处理意见。"]);
        }
        ReviewResult::Remand => {
            push_all(out, &["经审查，原意见主要事实尚未查清，退回", handler, "补充调查后重新作出处理意见。"]);
        }
    }
}
