//! Invented texts for every part, so that whole documents can be written.

use notices::{Notices, Part, Parts};

/// Everything that a kind can carry.
pub fn full(notices: &Notices, kind: &str) -> Parts {
    let parts = notices.requires(kind).iter().chain(notices.optional(kind));
    parts.map(|part| (*part, text(kind, *part))).collect()
}

/// What a kind cannot do without.
pub fn least(notices: &Notices, kind: &str) -> Parts {
    notices.requires(kind).iter().map(|part| (*part, text(kind, *part))).collect()
}

fn text(kind: &str, part: Part) -> &'static str {
    match (kind, part) {
        ("receipt", Part::Number) => "雁汀信〔2026〕482号",
        (_, Part::Number) => "雁汀住建信〔2026〕31号",
        ("forward_letter" | "assign_letter" | "supervision_letter", Part::WhereTo) => "雁汀区住房和城乡建设局",
        ("forward_letter" | "assign_letter" | "supervision_letter" | "receipt", Part::Issuer) => "雁汀区信访局",
        ("declined", Part::Reason) => "所反映的水费计价由市水务局管理，不属于我单位职权范围。",
        ("opinion", Part::Reason) => "账目应当公布，屋面属于共用部位，诉求合乎有关规定。",
        ("review_opinion" | "final_review_opinion", Part::Reason) => "原意见没有写明修复的起止日期，应予补足。",
        ("extension", Part::Reason) => "涉及两个年度的维修资金账目，需委托审计。",
        ("review_opinion", Part::ReviewOrgan) => "江原省住房和城乡建设厅",
        ("final_review_opinion", Part::Respondent) => "云溪市住房和城乡建设局",
        (_, part) => of_matter(part).or_else(|| of_answer(part)).unwrap_or_else(|| of_procedure(part)),
    }
}

fn of_matter(part: Part) -> Option<&'static str> {
    Some(match part {
        Part::Petitioner => "韩青禾",
        Part::Receipt => "雁汀信〔2026〕482号",
        Part::ReceivedOn => "2026年4月2日",
        Part::Channel => "来信",
        Part::Claim => "（一）公布桂花里小区维修资金的使用账目。\n（二）修好3号楼漏水的屋面。",
        Part::CameFrom => "雁汀区信访局",
        Part::CameOn => "2026年4月8日",
        Part::Basis => "《信访工作条例》有关条款",
        Part::Rights => "可以要求与本事项有直接利害关系的工作人员回避。",
        Part::Contact => "陶一鸣，电话5550123，雁汀区桥东路8号，工作日9时至17时",
        Part::Issuer => "雁汀区住房和城乡建设局",
        Part::IssuedOn => "2026年4月15日",
        Part::CopiesTo => "云溪市住房和城乡建设局、雁汀区信访局",
        Part::QueryCode => "7K2M-94QD",
        Part::QueryHow => "登录信访查询网页，输入回执编号和查询码；也可持本回执到接待窗口查询。",
        Part::EvaluateHow => "收到答复后，用同一查询码在网页上评价。",
        _ => return None,
    })
}

fn of_answer(part: Part) -> Option<&'static str> {
    Some(match part {
        Part::Facts => "（一）维修资金2024年支出两笔，账目没有公布。\n（二）3号楼屋面防水层破损约四十平方米。",
        Part::OpinionKind => "支持",
        Part::Opinion => "（一）由物业企业公布两笔支出的账目。\n（二）由物业企业修复屋面。",
        Part::Performer => "桂花里物业服务有限公司",
        Part::PerformBy => "2026年7月31日前",
        Part::ReviewOrgan => "云溪市住房和城乡建设局",
        Part::ReviewWindow => "30日",
        Part::ReviewUntil => "2026年6月15日（按5月15日收到计算，末日为休息日的已顺延）",
        Part::Parties => "甲方：韩青禾\n乙方：桂花里物业服务有限公司",
        Part::Terms => "（一）乙方修复3号楼屋面。\n（二）甲方配合施工。",
        Part::PerformHow => "乙方自行组织施工，完工后由双方共同验收",
        Part::Signatures => "甲方（签名）：\n乙方（签名、盖章）：",
        Part::Respondent => "雁汀区住房和城乡建设局",
        Part::Request => "撤销处理意见第二项，确定修复的起止日期。",
        Part::RequestedOn => "2026年6月10日",
        Part::Result => "变更",
        _ => return None,
    })
}

fn of_procedure(part: Part) -> &'static str {
    match part {
        Part::WhereTo => "云溪市水务局（地址：云溪市清波路2号）",
        Part::SentOn => "2026年4月7日",
        Part::ResponsibleUnit => "雁汀区住房和城乡建设局物业管理科",
        Part::Route => "信访程序",
        Part::Procedure => "听取陈述、调查核实、出具处理意见书",
        Part::DueOn => "2026年6月15日",
        Part::DueCount => "自4月15日受理的次日起算60日，末日为休息日的顺延",
        Part::Reason => "该事项由其主管。",
        Part::TimeLimit => "自知道该行政行为之日起60日内可以申请行政复议",
        Part::EarlierDocuments => "云溪住建复核〔2025〕6号，2025年11月3日",
        Part::Sameness => "此次所附三份材料在复核时均已提交并经核实，请求和理由没有变化。",
        Part::WhatIsNew => "复核之后形成的检测报告，或者复核时未能取得的账目原件。",
        Part::Approver => "雁汀区住房和城乡建设局副局长 邵文川",
        Part::ApprovedOn => "2026年6月9日",
        Part::DueBefore => "2026年6月15日",
        Part::HeldAt => "2026年5月12日9时30分",
        Part::Venue => "雁汀区住房和城乡建设局二楼会议室",
        Part::Host => "苗可欣",
        Part::Members => "秦朗、洪子衿、葛明远",
        Part::RecusalHow => "于5月10日前书面向我单位提出，由我单位负责人决定",
        Part::ExcludedTime => "听证所用的3日不计入复核期限",
        Part::Materials => "（一）来信原件1份，2页。\n（二）照片4张。",
        Part::ObjectWithin => "5个工作日",
        Part::FeedbackForm => "书面，附处理意见书和送达回证复印件",
        Part::ClosingReport => "写明查明的事实、处理意见、执行情况和信访人的意见",
        Part::Trigger => "超过办理期限未作出处理意见，也未说明理由。",
        Part::Defect => "受理后没有调查，两次催办没有回复。",
        Part::Demand => "完成调查，出具处理意见书并送达信访人。",
        part => panic!("no text for {part}"),
    }
}
