//! Content classes: our own names and our own numbering, not a national code table.

use crate::shape::CLASS_WEIGHTS;
use crate::topics::{self, Topic, Topics};

/// A first-level content class.
#[derive(Debug)]
pub struct Class {
    /// What it is called.
    pub name: &'static str,
    /// Names of its second level; [`crate::Petition::second`] counts into them.
    pub second: &'static [&'static str],
    /// Share of petitions, as [`CLASS_WEIGHTS`] says.
    pub weight: u32,
    topics: Topics,
}

impl Class {
    /// What people petition about in this class.
    pub(crate) fn topics(&self) -> impl Iterator<Item = &'static Topic> + Clone + use<> {
        self.topics.iter().copied().flatten()
    }
}

/// Makes a class; the weight stands at the same place in [`CLASS_WEIGHTS`].
const fn class(at: usize, name: &'static str, second: &'static [&'static str], topics: Topics) -> Class {
    Class { name, second, weight: CLASS_WEIGHTS[at], topics }
}

/// All first-level classes; [`crate::Petition::class`] counts into them.
pub const CLASSES: &[Class] = &[
    class(
        0,
        "农业农村",
        &["村务与集体资产", "承包地与流转", "农田水利", "惠农补贴", "饮水与人居环境", "种植养殖"],
        topics::RURAL,
    ),
    class(1, "土地与自然资源", &["征地补偿", "宅基地与建房", "权属登记", "林地与矿产"], topics::LAND),
    class(
        2,
        "城乡建设",
        &["物业与小区管理", "商品房", "征收与安置", "住房保障与公积金", "市政与规划", "城市管理执法"],
        topics::HOUSING,
    ),
    class(
        3,
        "劳动和社会保障",
        &["工资支付", "社会保险", "工伤与劳动保护", "劳动合同", "退休待遇", "就业培训"],
        topics::WORK,
    ),
    class(4, "卫生健康", &["诊疗服务与纠纷", "医疗保障", "公共卫生", "生育与托育"], topics::HEALTH),
    class(5, "教育", &["入学与分班", "收费与校外培训", "校园管理与安全", "教师待遇", "学前教育"], topics::SCHOOL),
    class(6, "财税金融与企业", &["集资与理财", "银行与保险", "涉企服务", "水电气价格"], topics::MONEY),
    class(7, "市场监管与消费", &["商品与服务", "食品药品", "价格与计量", "无证经营", "预付消费"], topics::MARKET),
    class(8, "交通运输", &["道路建设养护", "公共交通", "出租车与网约车", "停车与交通设施", "邮政快递"], topics::ROADS),
    class(
        9,
        "民政与应急",
        &["社会救助", "养老与助残", "社区与换届", "婚姻与殡葬", "安全隐患", "灾害救助"],
        topics::CARE,
    ),
    class(10, "公安与司法", &["治安与案件", "户籍证件", "交通管理", "诉讼与执行", "法律服务与调解"], topics::JUSTICE),
    class(11, "退役军人", &["安置与就业", "优待抚恤", "褒扬纪念"], topics::VETERANS),
    class(12, "生态环境", &["噪声", "大气与油烟", "水污染", "固体废物与项目选址"], topics::ENVIRONMENT),
    class(13, "文化旅游与体育", &["公共文化", "旅游服务", "体育设施", "文物与老建筑"], topics::CULTURE),
    class(14, "政务与信息服务", &["窗口服务", "信息公开", "通信网络", "便民设施"], topics::SERVICES),
    class(15, "组织人事", &["招聘录用", "编制与职称", "干部待遇"], topics::PERSONNEL),
    class(16, "纪检监察", &["侵占与收受财物", "执法与办事作风", "不履行职责"], topics::DISCIPLINE),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::petition::Purpose;

    #[test]
    fn every_class_has_topics_enough_and_every_story_is_complete() {
        for class in CLASSES {
            assert!(class.topics().count() >= 8, "{}", class.name);
            assert!((3..=6).contains(&class.second.len()), "{}", class.name);
            for (at, _) in class.second.iter().enumerate() {
                assert!(class.topics().any(|t| t.second == at), "{} {at}", class.name);
            }
            for topic in class.topics() {
                assert!(topic.second < class.second.len(), "{topic:?}");
                let lists =
                    [topic.cores, topic.facts, topic.more, topic.harm, topic.asks, topic.granted, topic.refused];
                for (list, story) in lists.iter().flat_map(|l| (1..=topic.stories).map(move |s| (l, s))) {
                    assert!(list.iter().any(|said| said.in_story(story).is_some()), "{story} of {topic:?}");
                }
            }
        }
    }

    #[test]
    fn every_class_but_the_accusing_one_holds_claims_and_proposals() {
        for class in CLASSES {
            let of = |purpose| class.topics().filter(|t| t.purpose == purpose).count();
            if of(Purpose::Accusation) == 0 {
                assert!(of(Purpose::Claim) > 0 && of(Purpose::Proposal) > 0, "{}", class.name);
            }
        }
    }
}
