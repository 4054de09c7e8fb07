//! Organs: one list for the city, one for each county, and the townships.

use super::places::Place;
use super::{CITY, CITY_CODE, Line, NATION, NATION_CODE, Organ, OrganKind, PROVINCE, PROVINCE_CODE};

/// Line, name of the city's department, name of the county's, mark. An empty name: there is none.
type DepartmentRow = (Line, &'static str, &'static str, &'static str);

/// Departments of governments.
const DEPARTMENTS: &[DepartmentRow] = &[
    (Line::Education, "教育局", "教育局", "教"),
    (Line::Development, "发展和改革委员会", "发展和改革局", "发改"),
    (Line::Police, "公安局", "公安局", "公"),
    (Line::CivilAffairs, "民政局", "民政局", "民"),
    (Line::Justice, "司法局", "司法局", "司"),
    (Line::Finance, "财政局", "财政局", "财"),
    (Line::Labour, "人力资源和社会保障局", "人力资源和社会保障局", "人社"),
    (Line::Land, "自然资源和规划局", "自然资源局", "自"),
    (Line::Environment, "生态环境局", "", "环"),
    (Line::Housing, "住房和城乡建设局", "住房和城乡建设局", "住建"),
    (Line::CityManagement, "城市管理局", "城市管理局", "城"),
    (Line::Transport, "交通运输局", "交通运输局", "交"),
    (Line::Water, "水利局", "水利局", "水"),
    (Line::Farming, "农业农村局", "农业农村局", "农"),
    (Line::Culture, "文化旅游和体育局", "文化旅游和体育局", "文"),
    (Line::Health, "卫生健康委员会", "卫生健康局", "卫"),
    (Line::Veterans, "退役军人事务局", "退役军人事务局", "退"),
    (Line::Emergency, "应急管理局", "应急管理局", "应急"),
    (Line::Market, "市场监督管理局", "市场监督管理局", "市监"),
    (Line::HealthInsurance, "医疗保障局", "医疗保障局", "医保"),
    (Line::Services, "数据和政务服务局", "数据和政务服务局", "政数"),
];

/// Grows the list; numbers follow from the order.
struct Register(Vec<Organ>);

impl Register {
    fn add(
        &mut self,
        kind: OrganKind,
        line: Line,
        division: u32,
        parent: Option<u32>,
        name: String,
        code: String,
    ) -> u32 {
        let no = self.0.len() as u32 + 1;
        let (led_by, vertical, managed_by) = (None, false, None);
        self.0.push(Organ { no, name, kind, line, division, parent, led_by, vertical, managed_by, code });
        no
    }
}

impl Register {
    /// The organ that deals with a line in a division.
    fn of(&self, line: Line, division: u32) -> Option<u32> {
        self.0.iter().find(|organ| organ.line == line && organ.division == division).map(|organ| organ.no)
    }
}

/// Numbers of the organs of the city that county organs stand under.
struct Superiors {
    government: u32,
    committee: u32,
    discipline: u32,
    court: u32,
    procuratorate: u32,
    environment: u32,
}

/// All organs, superiors first.
pub(super) fn found(places: &[Place]) -> Vec<Organ> {
    let mut register = Register(Vec::new());
    let above = city_organs(&mut register);
    for place in places {
        county_organs(&mut register, place, &above);
    }
    for place in places {
        let committee = register.of(Line::Committee, place.code);
        let (name, code) = (format!("{}信访工作联席会议", place.name), format!("{}联", place.stem));
        register.add(OrganKind::JointConference, Line::JointConference, place.code, committee, name, code);
    }
    higher_petition_work(&mut register, &above);
    bonds(&mut register);
    register.0
}

/// The joint conference of the city, and the petition offices of the province and of the nation.
fn higher_petition_work(register: &mut Register, above: &Superiors) {
    let (conference, mark) = (format!("{}信访工作联席会议", CITY.0), format!("{}联", CITY.1));
    let (kind, line) = (OrganKind::JointConference, Line::JointConference);
    register.add(kind, line, CITY_CODE, Some(above.committee), conference, mark);
    let province = register.of(Line::Government, PROVINCE_CODE);
    let (office, mark) = (format!("{}信访局", PROVINCE.0), format!("{}信", PROVINCE.1));
    let (kind, line) = (OrganKind::PetitionOffice, Line::Petitions);
    register.add(kind, line, PROVINCE_CODE, province, office, mark);
    register.add(kind, line, NATION_CODE, None, format!("{NATION}信访总局"), "国信".to_owned());
}

/// Who leads whom in one line of work, who is run from above, and whose leaders which committee manages.
fn bonds(register: &mut Register) {
    let city: Vec<(Line, u32)> =
        register.0.iter().filter(|organ| organ.division == CITY_CODE).map(|organ| (organ.line, organ.no)).collect();
    let committees: Vec<(u32, u32)> = register
        .0
        .iter()
        .filter(|organ| organ.kind == OrganKind::Committee)
        .map(|organ| (organ.division, organ.no))
        .collect();
    let committee = |division: u32| committees.iter().find(|(of, _)| *of == division).map(|(_, no)| *no);
    for organ in register.0.iter_mut().filter(|organ| organ.division != PROVINCE_CODE) {
        let of_county = organ.division != CITY_CODE && organ.division != NATION_CODE;
        if of_county && matches!(organ.kind, OrganKind::Department | OrganKind::PetitionOffice) {
            organ.led_by = city.iter().find(|(line, _)| *line == organ.line).map(|(_, no)| *no);
            organ.vertical = organ.led_by.is_some() && organ.led_by == organ.parent;
        }
        // The leaders of committee and government are managed one level up, those of a township by its county.
        let own = committee(organ.division).filter(|_| !matches!(organ.line, Line::Committee | Line::Government));
        let county = (organ.kind == OrganKind::Township).then(|| committee(organ.division / 1_000)).flatten();
        let higher = (of_county && organ.kind != OrganKind::Township).then(|| committee(CITY_CODE)).flatten();
        organ.managed_by = own.or(county).or(higher);
    }
}

fn city_organs(register: &mut Register) -> Superiors {
    let (city, stem) = CITY;
    let mut add = |kind, line, parent, name: String, mark: &str| {
        register.add(kind, line, CITY_CODE, parent, name, format!("{stem}{mark}"))
    };
    let committee = add(OrganKind::Committee, Line::Committee, None, format!("中共{city}委员会"), "委");
    let discipline = add(OrganKind::Discipline, Line::Discipline, None, format!("{city}纪委监委"), "纪");
    let personnel = format!("{city}委组织部");
    add(OrganKind::Personnel, Line::Personnel, Some(committee), personnel, "组");
    let court = add(OrganKind::Court, Line::Court, None, format!("{city}中级人民法院"), "法");
    let procuratorate = add(OrganKind::Procuratorate, Line::Procuratorate, None, format!("{city}人民检察院"), "检");
    let province = register.add(
        OrganKind::Government,
        Line::Government,
        PROVINCE_CODE,
        None,
        format!("{}人民政府", PROVINCE.0),
        format!("{}政", PROVINCE.1),
    );
    let mut add = |kind, line, parent, name: String, mark: &str| {
        register.add(kind, line, CITY_CODE, Some(parent), name, format!("{stem}{mark}"))
    };
    let government = add(OrganKind::Government, Line::Government, province, format!("{city}人民政府"), "政");
    add(OrganKind::PetitionOffice, Line::Petitions, government, format!("{city}信访局"), "信");
    let mut environment = government;
    let mut health = government;
    for &(line, name, _, mark) in DEPARTMENTS {
        let no = add(OrganKind::Department, line, government, format!("{city}{name}"), mark);
        match line {
            Line::Environment => environment = no,
            Line::Health => health = no,
            _ => {}
        }
    }
    let fund = format!("{city}住房公积金管理中心");
    add(OrganKind::Institution, Line::HousingFund, government, fund, "公积金");
    add(OrganKind::Institution, Line::Hospital, health, format!("{city}第一人民医院"), "一医");
    add(OrganKind::Enterprise, Line::WaterWorks, government, format!("{stem}水务集团有限公司"), "水务");
    add(OrganKind::Enterprise, Line::Buses, government, format!("{stem}公共交通集团有限公司"), "公交");
    Superiors { government, committee, discipline, court, procuratorate, environment }
}

fn county_organs(register: &mut Register, place: &Place, above: &Superiors) {
    let (name, stem) = (place.name, place.stem);
    let mut add = |kind, line, parent, called: String, mark: &str| {
        register.add(kind, line, place.code, Some(parent), called, format!("{stem}{mark}"))
    };
    let committee = format!("中共{name}委员会");
    let committee = add(OrganKind::Committee, Line::Committee, above.committee, committee, "委");
    add(OrganKind::Discipline, Line::Discipline, above.discipline, format!("{name}纪委监委"), "纪");
    add(OrganKind::Personnel, Line::Personnel, committee, format!("{name}委组织部"), "组");
    add(OrganKind::Court, Line::Court, above.court, format!("{name}人民法院"), "法");
    let procuratorate = format!("{name}人民检察院");
    add(OrganKind::Procuratorate, Line::Procuratorate, above.procuratorate, procuratorate, "检");
    let government = format!("{name}人民政府");
    let government = add(OrganKind::Government, Line::Government, above.government, government, "政");
    add(OrganKind::PetitionOffice, Line::Petitions, government, format!("{name}信访局"), "信");
    for &(line, _, called, mark) in DEPARTMENTS {
        // The environment is run from the city: a branch stands under the city's bureau.
        let (parent, called) = if line == Line::Environment {
            (above.environment, format!("{}生态环境局{stem}分局", CITY.0))
        } else {
            (government, format!("{name}{called}"))
        };
        add(OrganKind::Department, line, parent, called, mark);
    }
    for town in &place.towns {
        let called = if town.name.ends_with("街道") {
            format!("{name}{}办事处", town.name)
        } else {
            format!("{name}{}人民政府", town.name)
        };
        let code = format!("{stem}{}", town.stem);
        register.add(OrganKind::Township, Line::Township, town.code, Some(government), called, code);
    }
}
