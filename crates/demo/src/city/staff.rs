//! Posts, officials and who holds which post.

use std::collections::{HashMap, HashSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::places::Place;
use super::{CITY_CODE, Line, NATION_CODE, Official, Organ, OrganKind, PROVINCE_CODE, Post, Standing, Tenure};
use crate::chance::Chance;
use crate::{names, shape};

/// Nobody took office later than this many days before `today`: more than the window of petitions.
const IN_OFFICE_DAYS_MIN: u32 = shape::WINDOW_DAYS + 40;
/// Nor earlier than this many days before that.
const IN_OFFICE_DAYS_SPREAD: u32 = 1_500;

/// The people of a city.
#[derive(Debug)]
pub(super) struct Staff {
    pub(super) officials: Vec<Official>,
    pub(super) posts: Vec<Post>,
    pub(super) tenures: Vec<Tenure>,
}

/// Who takes a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taker {
    /// Someone of their own.
    Own,
    /// The first leader of the government of the same division, as deputy secretary of its committee.
    HeadOfGovernment,
    /// The deputy leader of the same government who is in charge of order, as head of the police.
    DeputyForOrder,
}

/// A seat of an organ: title, standing, what it is in charge of, who takes it.
type Seat = (&'static str, Standing, &'static [&'static str], Taker);

use Standing::{Handler, Head, Member, PetitionLead};
use Taker::{DeputyForOrder, HeadOfGovernment, Own};

/// The deputy of a government whose portfolio carries this word heads the police as well.
const ORDER: &str = "公安";

/// Titles `{}` are filled with 省, 市, 县, 区 and so on.
const GOVERNMENT: &[Seat] = &[
    ("{}长", Head, &["政府全面工作"], Own),
    ("常务副{}长", Member, &["常务工作", "财政", "人力资源和社会保障", "发展和改革"], Own),
    ("副{}长", Member, &["住房和城乡建设", "自然资源", "生态环境", "城市管理"], Own),
    ("副{}长", Member, &["教育", "卫生健康", "民政", "医疗保障"], Own),
    ("副{}长", Member, &["农业农村", "水利", "交通运输"], Own),
    ("副{}长", PetitionLead, &[ORDER, "司法", "信访", "退役军人事务"], Own),
    ("政府办公室信访科工作人员", Handler, &[], Own),
];

const PROVINCE: &[Seat] = &[
    ("{}长", Head, &["政府全面工作"], Own),
    ("副{}长", PetitionLead, &["信访", "应急管理"], Own),
    ("复查复核办公室工作人员", Handler, &[], Own),
];

const COMMITTEE: &[Seat] = &[
    ("{}委书记", Head, &["党委全面工作"], Own),
    ("{}委副书记", Member, &["政府工作"], HeadOfGovernment),
    ("{}委副书记", PetitionLead, &["党的建设", "农村工作", "信访"], Own),
    ("{}委常委、政法委员会书记", Member, &["政法", "平安建设"], Own),
    ("{}委办公室信访科工作人员", Handler, &[], Own),
];

const CITY_PETITIONS: &[Seat] = &[
    ("局长", Head, &["全面工作"], Own),
    ("副局长", Member, &["来信办理", "网上信访"], Own),
    ("副局长", Member, &["来访接待", "督查"], Own),
    ("办信科工作人员", Handler, &[], Own),
    ("接访科工作人员", Handler, &[], Own),
    ("网上信访科工作人员", Handler, &[], Own),
    ("督查科工作人员", Handler, &[], Own),
];

const COUNTY_PETITIONS: &[Seat] = &[
    ("局长", Head, &["全面工作"], Own),
    ("副局长", Member, &["来信来访", "网上信访"], Own),
    ("办信接访股工作人员", Handler, &[], Own),
    ("网上信访股工作人员", Handler, &[], Own),
];

const CITY_DEPARTMENT: &[Seat] = &[
    ("局长", Head, &["全面工作"], Own),
    ("副局长", Member, &["业务管理", "行政审批"], Own),
    ("副局长", Member, &["行政执法", "安全生产"], Own),
    ("副局长", PetitionLead, &["信访", "政策法规", "机关党建"], Own),
    ("信访科科长", Handler, &[], Own),
    ("信访科工作人员", Handler, &[], Own),
];

const COUNTY_DEPARTMENT: &[Seat] = &[
    ("局长", Head, &["全面工作"], Own),
    ("副局长", Member, &["业务管理", "行政审批"], Own),
    ("副局长", PetitionLead, &["信访", "行政执法"], Own),
    ("信访专干", Handler, &[], Own),
];

const POLICE_CITY: &[Seat] = &[
    ("局长", Head, &["全面工作"], DeputyForOrder),
    ("副局长", Member, &["治安", "户政"], Own),
    ("副局长", Member, &["刑侦", "交通管理"], Own),
    ("副局长", PetitionLead, &["信访", "法制"], Own),
    ("信访科科长", Handler, &[], Own),
    ("信访科工作人员", Handler, &[], Own),
];

const POLICE_COUNTY: &[Seat] = &[
    ("局长", Head, &["全面工作"], DeputyForOrder),
    ("副局长", Member, &["治安", "交通管理"], Own),
    ("副局长", PetitionLead, &["信访", "法制"], Own),
    ("信访专干", Handler, &[], Own),
];

const TOWNSHIP: &[Seat] = &[
    ("{}", Head, &["全面工作"], Own),
    ("副{}", Member, &["农业农村", "村镇建设"], Own),
    ("党委副书记、政法委员", PetitionLead, &["信访", "平安建设"], Own),
    ("综治中心信访专干", Handler, &[], Own),
];

const DISCIPLINE: &[Seat] = &[
    ("书记、监委主任", Head, &["全面工作"], Own),
    ("副书记、监委副主任", Member, &["审查调查"], Own),
    ("常委、监委委员", PetitionLead, &["信访举报", "案件监督管理"], Own),
    ("信访室工作人员", Handler, &[], Own),
];

const PERSONNEL: &[Seat] = &[
    ("部长", Head, &["全面工作"], Own),
    ("副部长", Member, &["干部工作"], Own),
    ("副部长", PetitionLead, &["干部监督", "信访举报"], Own),
    ("干部监督室工作人员", Handler, &[], Own),
];

const COURT: &[Seat] = &[
    ("院长", Head, &["全面工作"], Own),
    ("副院长", Member, &["审判管理"], Own),
    ("副院长", PetitionLead, &["立案", "执行", "涉诉信访"], Own),
    ("立案庭法官助理", Handler, &[], Own),
];

const PROCURATORATE: &[Seat] = &[
    ("检察长", Head, &["全面工作"], Own),
    ("副检察长", Member, &["刑事检察"], Own),
    ("副检察长", PetitionLead, &["控告申诉检察"], Own),
    ("控告申诉检察部检察官助理", Handler, &[], Own),
];

const JOINT_CONFERENCE: &[Seat] = &[
    ("召集人", Head, &["信访工作统筹协调"], DeputyForOrder),
    ("办公室主任", PetitionLead, &["联席会议办公室"], Own),
    ("办公室工作人员", Handler, &[], Own),
];

const INSTITUTION: &[Seat] = &[
    ("主任", Head, &["全面工作"], Own),
    ("副主任", Member, &["业务管理"], Own),
    ("副主任", PetitionLead, &["信访", "综合事务"], Own),
    ("综合科工作人员", Handler, &[], Own),
];

const ENTERPRISE: &[Seat] = &[
    ("董事长", Head, &["全面工作"], Own),
    ("总经理", Member, &["生产经营"], Own),
    ("副总经理", PetitionLead, &["客户服务", "信访"], Own),
    ("客户服务部主管", Handler, &[], Own),
];

const HOSPITAL: &[Seat] = &[
    ("院长", Head, &["全面工作"], Own),
    ("副院长", Member, &["医疗质量"], Own),
    ("副院长", PetitionLead, &["医患关系", "信访"], Own),
    ("医患关系办公室工作人员", Handler, &[], Own),
];

fn seats(organ: &Organ) -> &'static [Seat] {
    let of_city = organ.division == CITY_CODE;
    let of_above = matches!(organ.division, PROVINCE_CODE | NATION_CODE);
    match organ.kind {
        OrganKind::Government if organ.division == PROVINCE_CODE => PROVINCE,
        OrganKind::Government => GOVERNMENT,
        OrganKind::Committee => COMMITTEE,
        OrganKind::PetitionOffice if of_city || of_above => CITY_PETITIONS,
        OrganKind::PetitionOffice => COUNTY_PETITIONS,
        OrganKind::Department if organ.line == Line::Police && of_city => POLICE_CITY,
        OrganKind::Department if organ.line == Line::Police => POLICE_COUNTY,
        OrganKind::Department if of_city => CITY_DEPARTMENT,
        OrganKind::Department => COUNTY_DEPARTMENT,
        OrganKind::Township => TOWNSHIP,
        OrganKind::JointConference => JOINT_CONFERENCE,
        OrganKind::Discipline => DISCIPLINE,
        OrganKind::Personnel => PERSONNEL,
        OrganKind::Court => COURT,
        OrganKind::Procuratorate => PROCURATORATE,
        OrganKind::Institution if organ.line == Line::Hospital => HOSPITAL,
        OrganKind::Institution => INSTITUTION,
        OrganKind::Enterprise => ENTERPRISE,
    }
}

/// Fills every seat. Governments come first, because their leaders sit elsewhere too.
pub(super) fn appoint(chance: &mut Chance, organs: &[Organ], places: &[Place], today: Date) -> Staff {
    let mut office = Office {
        chance,
        today,
        taken: HashSet::new(),
        leaders: HashMap::new(),
        staff: Staff { officials: Vec::new(), posts: Vec::new(), tenures: Vec::new() },
    };
    let is_government = |o: &&Organ| o.kind == OrganKind::Government;
    let governments = organs.iter().filter(is_government);
    let others = organs.iter().filter(|o| !is_government(o));
    for organ in governments.chain(others) {
        let word = word_for(organ, places);
        for seat in seats(organ) {
            office.fill(organ, seat, word);
        }
    }
    office.staff
}

/// The word that titles of this organ carry: 省, 市, 县, 区, 镇长, 乡长, 主任.
fn word_for(organ: &Organ, places: &[Place]) -> &'static str {
    if organ.kind == OrganKind::Township {
        return match organ.division % 1000 {
            0..100 => "主任",
            100..200 => "镇长",
            _ => "乡长",
        };
    }
    match places.iter().find(|p| p.code == organ.division) {
        Some(place) if place.name.ends_with('区') => "区",
        Some(place) if place.name.ends_with('县') => "县",
        None if organ.division == PROVINCE_CODE => "省",
        _ => "市",
    }
}

/// Where the appointing is done.
struct Office<'a> {
    chance: &'a mut Chance,
    today: Date,
    taken: HashSet<String>,
    /// Leaders of governments who take a second seat, by division and kind of seat.
    leaders: HashMap<(u32, bool), u32>,
    staff: Staff,
}

impl Office<'_> {
    fn fill(&mut self, organ: &Organ, seat: &Seat, word: &str) {
        let &(title, standing, portfolio, taker) = seat;
        // Bodies called commission are led by a director, not by a bureau head.
        let title = if organ.name.ends_with("委员会") && organ.kind == OrganKind::Department {
            title.replace("局长", "主任")
        } else {
            title.replace("{}", word)
        };
        let post = self.staff.posts.len() as u32 + 1;
        self.staff.posts.push(Post { no: post, organ: organ.no, title, standing });
        let known = match taker {
            Own => None,
            HeadOfGovernment => self.leaders.get(&(organ.division, true)).copied(),
            DeputyForOrder => self.leaders.get(&(organ.division, false)).copied(),
        };
        let official = known.unwrap_or_else(|| self.hire());
        if organ.kind == OrganKind::Government {
            if standing == Head {
                self.leaders.insert((organ.division, true), official);
            } else if portfolio.contains(&ORDER) {
                self.leaders.insert((organ.division, false), official);
            }
        }
        let ago = IN_OFFICE_DAYS_MIN + self.chance.below(IN_OFFICE_DAYS_SPREAD);
        let from = self.today.saturating_sub(i64::from(ago).days());
        let portfolio = portfolio.iter().map(|&p| p.to_owned()).collect();
        self.staff.tenures.push(Tenure { official, post, from, portfolio });
    }

    /// Someone new, whose name nobody else in the city's service has.
    fn hire(&mut self) -> u32 {
        let name = loop {
            let name = names::person(self.chance);
            if self.taken.insert(name.clone()) {
                break name;
            }
        };
        let no = self.staff.officials.len() as u32 + 1;
        self.staff.officials.push(Official { no, name });
        no
    }
}
