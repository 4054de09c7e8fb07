//! Every kind with the place where it is drafted, what a person gives for it, and what the system knows.

use app::ActDraft;
use app::domain::matter::NoticeKind;
use jiff::civil::Date;

use super::places::{
    CONTACT, FACTS, Given, Steps, accepted, and, at, extend, forwarded, supervise, under_final_review, under_review,
};
use crate::town::{CLERK, HANDLER, HOUSING, OFFICE};

/// A kind: the way to its place, the day, what a person has to give, and what the system must have known.
pub struct Row(pub NoticeKind, pub Steps, pub Date, pub Given, pub &'static [&'static str]);

fn to_the_petitioner() -> Vec<Row> {
    use NoticeKind as Kind;
    let acceptance: &[&str] = &[
        "云溪县信访局于2026年4月6日转来",
        "自2026年4月13日受理的次日起算60日",
        "2026年6月12日",
        "《信访工作条例》",
        "第三十四条",
    ];
    vec![
        Row(Kind::Receipt, vec![], at(4, 2), &[CONTACT], &["云信〔2026〕", "何桂香", "屋顶漏雨", "云溪县信访局"]),
        Row(Kind::Forwarded, forwarded(), at(4, 6), &[CONTACT], &["转送去向：云溪县住房和城乡建设局", "2026年4月6日"]),
        Row(Kind::Acceptance, forwarded(), at(4, 13), &[CONTACT], acceptance),
        Row(
            Kind::Declined,
            vec![],
            at(4, 3),
            &[CONTACT, ("reason", "水费由水务局管理。"), ("where_to", "云溪县水务局")],
            &["何桂香：", "二、不予受理的理由\n水费由水务局管理。", "云溪县信访局\n2026年4月3日"],
        ),
        Row(
            Kind::Barred,
            vec![],
            at(4, 3),
            &[
                CONTACT,
                ("earlier_documents", "云住建意〔2025〕3号"),
                ("sameness", "请求和理由没有变化。"),
                ("what_is_new", "新的检测报告。"),
            ],
            &["何桂香：", "《信访工作条例》第三十六条第三款"],
        ),
        Row(
            Kind::OtherRoute,
            forwarded(),
            at(4, 8),
            &[CONTACT, ("route", "行政诉讼"), ("where_to", "云溪县人民法院")],
            &["法定途径：行政诉讼", "申请行政复议", "个月"],
        ),
        Row(
            Kind::Extension,
            and(accepted(), vec![(HANDLER, HOUSING, at(6, 1), extend())]),
            at(6, 1),
            &[CONTACT],
            &[
                "要请人检测屋面。",
                "批准人：云溪县住房和城乡建设局局长田守正",
                "原办理期限：2026年6月12日",
                "延长后的办理期限：2026年7月13日",
                "60日，延长30日，2026年7月12日为休息日，顺延至2026年7月13日",
            ],
        ),
        Row(
            Kind::Hearing,
            accepted(),
            at(5, 6),
            &[
                CONTACT,
                ("held_at", "2026年5月12日9时30分"),
                ("venue", "二楼会议室"),
                ("host", "苗可欣"),
                ("members", "秦朗、洪子衿"),
                ("recusal_how", "5月10日前书面提出"),
            ],
            &["何桂香："],
        ),
    ]
}

fn of_outcomes() -> Vec<Row> {
    use NoticeKind as Kind;
    vec![
        Row(
            Kind::Opinion,
            accepted(),
            at(6, 10),
            &[CONTACT, FACTS, ("opinion_kind", "支持"), ("opinion", "由我单位修复屋面。")],
            &["自收到本意见书之日起30日内，向云溪县人民政府书面请求复查"],
        ),
        Row(
            Kind::Settlement,
            accepted(),
            at(6, 10),
            &[
                FACTS,
                ("parties", "甲方、乙方"),
                ("terms", "乙方修复。"),
                ("perform_how", "乙方组织施工"),
                ("perform_by", "2026年7月31日前"),
                ("signatures", "甲方："),
            ],
            &["《信访工作条例》第三十三条"],
        ),
        Row(
            Kind::ReviewOpinion,
            under_review(),
            at(7, 1),
            &[CONTACT, FACTS, ("result", "维持")],
            &[
                "申请人：何桂香",
                "被申请人：云溪县住房和城乡建设局",
                "修了还漏，请求重修。",
                "2026年6月20日收到请求",
                "30日内，向云溪市人民政府书面请求复核",
            ],
        ),
        Row(
            Kind::FinalReviewOpinion,
            under_final_review(),
            at(7, 20),
            &[CONTACT, FACTS, ("result", "维持")],
            &["被申请人：云溪县人民政府", "2026年7月10日收到请求", "云溪市人民政府\n2026年7月20日"],
        ),
    ]
}

fn between_organs() -> Vec<Row> {
    use NoticeKind as Kind;
    let assign = || ActDraft::Assign { to: HOUSING, days: 30 };
    vec![
        Row(
            Kind::ForwardLetter,
            forwarded(),
            at(4, 6),
            &[CONTACT],
            &["云溪县住房和城乡建设局：", "信访人：何桂香", "5个工作日内书面提出异议", "信访件原文"],
        ),
        Row(
            Kind::AssignLetter,
            vec![(CLERK, OFFICE, at(4, 6), assign())],
            at(4, 6),
            &[CONTACT, ("feedback_form", "书面"), ("closing_report", "写明查明的事实")],
            &["办理期限：2026年5月6日", "的次日起算30日"],
        ),
        Row(
            Kind::SupervisionLetter,
            and(accepted(), vec![(CLERK, OFFICE, at(6, 20), supervise())]),
            at(6, 20),
            &[CONTACT, ("defect", "没有调查。"), ("demand", "作出处理意见。"), ("due_on", "2026年6月30日")],
            &["云溪县住房和城乡建设局：", "推诿、敷衍、拖延"],
        ),
    ]
}

pub fn rows() -> Vec<Row> {
    [to_the_petitioner(), of_outcomes(), between_organs()].into_iter().flatten().collect()
}
