//! Standing demands: what a text asks of everyone always, so that no single act shows it. They are recorded as such,
//! with what kind of demand they are and of whom, and no rule is made of them.

use law::{Confidence, Mark, Modality};

use crate::book::{cite, pack};

/// Checks that a provision is recorded as a standing demand of this kind, and that no rule rests on its article.
fn demand(of: &str, modality: Modality, bearer: Option<&str>) {
    let of = cite(of);
    let pack = pack(&of.pack.to_string());
    let provision = pack.provision(of).unwrap_or_else(|| panic!("no {of}"));
    assert_eq!((provision.modality, provision.mark), (modality, Some(Mark::Standing)), "{of}");
    if let Some(bearer) = bearer {
        assert_eq!(provision.bearer.as_deref(), Some(bearer), "{of}");
    }
    let rules: Vec<&str> = pack
        .rules
        .heads()
        .filter(|(_, head)| head.cite.whole_article() == of.whole_article())
        .map(|(_, head)| &*head.id)
        .collect();
    assert!(rules.is_empty(), "{of}: {rules:?}");
}

/// Every organ keeps its channels open, and solves, explains, helps or applies the law, as the case demands.
///
/// Article: R22-6, R22-27
#[test]
fn the_nation_demands_of_every_organ() {
    demand("R22-6", Modality::Duty, Some("各级机关、单位"));
    demand("R22-27", Modality::Duty, Some("各级机关、单位"));
}

/// The local regulations demand of state organs; nobody may hinder or retaliate against petition staff.
///
/// Article: BJ06-4, BJ06-57, SD15-19, ZJ16-22
#[test]
fn local_regulations_demand_of_state_organs() {
    for (of, modality, bearer) in [
        ("BJ06-4", Modality::Duty, "国家机关"),
        ("BJ06-57", Modality::Duty, "国家机关、工作人员和信访人"),
        ("SD15-19", Modality::Prohibition, "任何组织和个人；国家机关"),
        ("ZJ16-22", Modality::Duty, "国家机关"),
    ] {
        demand(of, modality, Some(bearer));
    }
}

/// Sanctions rest on facts and procedure, protect who does their duty, and go by each one's part; who has left office
/// is no longer sanctioned.
///
/// Article: ML-5, ML-6, ML-9, ML-27
#[test]
fn sanctions_have_their_principles() {
    demand("ML-5", Modality::Procedure, None);
    demand("ML-6", Modality::Prohibition, None);
    demand("ML-9", Modality::Procedure, None);
    demand("ML-27¶1", Modality::Procedure, Some("监察机关"));
    demand("ML-27¶2", Modality::Procedure, Some("监察机关"));
}

/// Seven circumstances may make a sanction lighter, and seven must make it heavier.
///
/// Article: ML-11, ML-13
#[test]
fn seven_circumstances_weigh_on_each_side() {
    for (article, modality, bearer) in [("ML-11", Modality::Power, None), ("ML-13", Modality::Duty, Some("监察机关"))]
    {
        demand(article, modality, bearer);
        let items = pack("ML")
            .provisions
            .iter()
            .filter(|provision| provision.cite.whole_article() == cite(article) && provision.cite != cite(article));
        let marks: Vec<Option<Mark>> = items.map(|item| item.mark).collect();
        assert_eq!(marks, [Some(Mark::Standing); 7], "{article}");
    }
}

/// Accountability has no end, may be lighter and must be heavier; of this text there is no copy to check it against.
///
/// Article: ACC19-16, ACC19-18, ACC19-19
#[test]
fn accountability_has_its_principles() {
    for (of, modality) in
        [("ACC19-16", Modality::Procedure), ("ACC19-18", Modality::Power), ("ACC19-19", Modality::Procedure)]
    {
        demand(of, modality, None);
        let confidence = pack("ACC19").provision(cite(of)).and_then(|provision| provision.confidence);
        assert_eq!(confidence, Some(Confidence::MemoryHigh), "{of}");
    }
}
