//! Acts by officials who signed in.

use app::domain::directory::{Change, EndTenure, Official, Post, Role, Standing, Tenure};
use app::domain::matter::{
    Change as Correction, EvaluatedBody, Grade, InquiryKind, NoticeKind, Opinion, Proof, ReviewResult, Round,
};
use app::domain::{Actor, OfficialId, OrganId, PostId};
use app::{ActDraft, Denied, DeniedBy, Failure, IssueFault, ReadingsOf, ToErase};
use jiff::civil::date;

use super::{DAY, INSPECTOR, KEEPER, OFFICE_HEAD, accusing, change, given, registered, signed_in, staffed, subject};
use crate::town::{
    CITY, CITY_OFFICIAL, CLERK, COUNTY, GOVERNMENT, HANDLER, HEAD, HOUSING, OFFICE, REVIEWER, Town, accepting,
    answering, every_database, intake,
};

/// What the policies say to somebody who may not.
fn denied(failure: Failure) -> Denied {
    match failure {
        Failure::Denied(denied) => *denied,
        other => panic!("not denied: {other}"),
    }
}

async fn try_act(town: &Town, who: (OfficialId, OrganId), key: app::MatterKey, draft: ActDraft) -> Result<(), Failure> {
    town.act(signed_in(town, who.0, who.1), key, &draft).await.map(|_| ())
}

fn note() -> ActDraft {
    ActDraft::Note { text: "已电话联系。".to_owned() }
}

/// The whole way of a petition by people who have only the role of their post.
#[tokio::test]
async fn everybody_does_the_work_of_their_role() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let key = registered(town, &intake(DAY)).await;
        let by = |official, organ| signed_in(town, official, organ);
        town.act(by(CLERK, OFFICE), key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        let handler = || by(HANDLER, HOUSING);
        town.act(handler(), key, &accepting()).await.unwrap();
        town.act(handler(), key, &answering(Opinion::Support, "予以维修。")).await.unwrap();
        town.act(handler(), key, &ActDraft::Deliver { proof: Proof::Signed }).await.unwrap();
        let review =
            ActDraft::RequestReview { round: Round::Review, organ: Some(GOVERNMENT), reason: "不服。".to_owned() };
        town.act(by(REVIEWER, GOVERNMENT), key, &review).await.unwrap();
        town.verify().await;
    })
    .await;
}

/// Nobody without a role does anything, and each "no" says what is missing and who could.
#[tokio::test]
async fn a_no_says_why_and_who_could() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let key = registered(town, &intake(DAY)).await;
        let stamp = signed_in(town, KEEPER, OFFICE);
        let none = town.app.register(&stamp, &mut town.chance(), DAY, &intake(DAY), None).await.unwrap_err();
        let Denied { by: DeniedBy::Policy { policy, .. }, .. } = denied(none) else { panic!("no policy") };
        assert_eq!(policy, "administrator");

        let no = denied(
            try_act(
                town,
                (CLERK, OFFICE),
                key,
                ActDraft::Answer {
                    opinion: Opinion::Explain,
                    text: "解释。".to_owned(),
                    parts: Vec::new(),
                    promise: None,
                    new_facts: String::new(),
                },
            )
            .await
            .unwrap_err(),
        );
        assert_eq!((no.by.clone(), no.organ), (DeniedBy::NotYours, Some(OFFICE)));
        assert!(no.could.contains(&Role::Handler) && !no.could.contains(&Role::Clerk), "{:?}", no.could);

        // Whoever has no role at the organ that they act for, though they serve there.
        let newcomer = OfficialId(199);
        let post = PostId(1_199);
        change(
            town,
            CLERK,
            vec![
                Change::Official(Official { id: newcomer, name: "新来者".to_owned() }),
                Change::Post(Post { id: post, organ: OFFICE, title: "科员".to_owned(), standing: Standing::Handler }),
                Change::Tenure(Tenure::new(newcomer, post, date(2026, 1, 1))),
            ],
        )
        .await
        .unwrap();
        // The matter does not exist for them, so that nothing can be found out by trying.
        let hidden = try_act(town, (newcomer, OFFICE), key, note()).await.unwrap_err();
        assert!(matches!(hidden, Failure::NoMatter(_)), "{hidden}");
    })
    .await;
}

/// Access ends with the post, on the day.
#[tokio::test]
async fn access_ends_with_the_post() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let key = registered(town, &intake(DAY)).await;
        town.act(signed_in(town, CLERK, OFFICE), key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        let post = PostId(HANDLER.0 + 1_000);
        let last = date(2026, 4, 2);
        let end = EndTenure { official: HANDLER, post, from: date(2000, 1, 1), until: last };
        change(town, CLERK, vec![Change::EndTenure(end)]).await.unwrap();
        let roles = |on| town.app.directory().roles_at(HANDLER, HOUSING, on);
        assert_eq!((roles(last), roles(date(2026, 4, 3))), (vec![Role::Handler], vec![]));
        assert!(town.app.read_matter(&subject(town, HANDLER, HOUSING), key).await.is_ok());
        let tomorrow = town.app.subject(Actor { official: HANDLER, organ: HOUSING }, date(2026, 4, 3));
        let gone = town.app.read_matter(&tomorrow, key).await.unwrap_err();
        assert!(matches!(gone, Failure::NoMatter(_)), "{gone}");
    })
    .await;
}

/// What accuses an organ does not exist for anybody there, whatever roles they have.
///
/// Article: R22-30
#[tokio::test]
async fn the_accused_cannot_act_on_what_they_may_not_know() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let key = registered(town, &accusing(HOUSING)).await;
        for who in [(HANDLER, HOUSING), (HEAD, HOUSING)] {
            let none = try_act(town, who, key, note()).await.unwrap_err();
            assert!(matches!(none, Failure::NoMatter(_)), "{none}");
            // Nor does a wrong version tell what happened to it.
            let stamp = signed_in(town, who.0, who.1);
            let none = town.app.execute(&stamp, &mut town.chance(), key, Some(9), (DAY, &note())).await.unwrap_err();
            assert!(matches!(none, Failure::NoMatter(_)), "{none}");
            let none = town.app.read_matter(&subject(town, who.0, who.1), key).await.unwrap_err();
            assert!(matches!(none, Failure::NoMatter(_)), "{none}");
        }
        assert!(town.app.read_matter(&subject(town, CLERK, OFFICE), key).await.is_ok());
        assert!(town.app.read_matter(&subject(town, CITY_OFFICIAL, CITY), key).await.is_ok());
    })
    .await;
}

/// Who proposed does not decide, and who should stay away neither acts nor reads what is written inside.
#[tokio::test]
async fn two_people_decide_and_the_recused_stay_away() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let role = given(OFFICE_HEAD, OFFICE, Role::Clerk);
        change(town, KEEPER, vec![Change::GiveRole(role)]).await.unwrap();
        let key = registered(town, &intake(DAY)).await;
        let head = (OFFICE_HEAD, OFFICE);
        let wrong = Correction::Category(Some(20_101));
        let propose = ActDraft::ProposeCorrection { change: wrong, reason: "分类有误。".to_owned() };
        try_act(town, head, key, propose).await.unwrap();
        let decide = || ActDraft::DecideCorrection { no: 1, approved: true };
        let no = denied(try_act(town, head, key, decide()).await.unwrap_err());
        assert_eq!(no.by.code(), "proposer");

        let reason = || "与信访人系亲属。".to_owned();
        let raise = ActDraft::RaiseRecusal { official: CLERK, reason: reason() };
        try_act(town, (CLERK, OFFICE), key, raise).await.unwrap();
        try_act(town, (CLERK, OFFICE), key, note()).await.unwrap();
        let grant = ActDraft::DecideRecusal { official: CLERK, granted: true, reason: reason() };
        // The head of the office by role is no leader by post, which the procedure asks for.
        let refused = try_act(town, head, key, grant.clone()).await.unwrap_err();
        assert!(matches!(refused, Failure::Refused(_)), "{refused}");
        let leads = Post { id: PostId(2_105), organ: OFFICE, title: "局长".to_owned(), standing: Standing::Head };
        let tenure = Tenure::new(OFFICE_HEAD, leads.id, date(2020, 1, 1));
        change(town, CLERK, vec![Change::Post(leads), Change::Tenure(tenure)]).await.unwrap();
        try_act(town, head, key, grant).await.unwrap();
        let no = denied(try_act(town, (CLERK, OFFICE), key, note()).await.unwrap_err());
        assert_eq!(no.by.code(), "recused");
        let texts = |view: &app::MatterView<'_>| view.timeline.iter().filter_map(|entry| entry.text.clone()).count();
        let seen = town.app.read_matter(&subject(town, CLERK, OFFICE), key).await.unwrap();
        let whole = town.app.read_matter(&subject(town, OFFICE_HEAD, OFFICE), key).await.unwrap();
        assert!(texts(&seen) < texts(&whole), "{} {}", texts(&seen), texts(&whole));
        let names =
            |view: &app::MatterView<'_>| view.parties.iter().flatten().map(|one| one.name.clone()).collect::<Vec<_>>();
        assert_eq!((names(&seen), names(&whole)), (vec![], vec!["何某".to_owned()]), "left out, and masked");
        let read = town.app.open_identity(&signed_in(town, CLERK, OFFICE), &mut town.chance(), key, None, "核对").await;
        assert!(read.is_err());
    })
    .await;
}

/// The petitioner's word is the petitioner's: no role says it for them.
#[tokio::test]
async fn nobody_speaks_for_the_petitioner() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let key = registered(town, &intake(DAY)).await;
        let body = EvaluatedBody::PetitionOffice;
        let acts = [
            ActDraft::Evaluate { of: body, grade: Grade::Satisfied, text: String::new() },
            ActDraft::Confirm { fulfilled: true, text: String::new() },
        ];
        for draft in acts {
            let no = denied(try_act(town, (CLERK, OFFICE), key, draft.clone()).await.unwrap_err());
            assert_eq!(no.could, Vec::new(), "{draft:?}");
        }
    })
    .await;
}

/// Who opened personal data is for the head of the office and the auditor to see, and erasing for the head.
#[tokio::test]
async fn openings_are_listed_to_the_head_and_the_auditor() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let key = registered(town, &intake(DAY)).await;
        town.act(signed_in(town, CLERK, OFFICE), key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        let open = async |official, organ| {
            let stamp = signed_in(town, official, organ);
            town.app.open_identity(&stamp, &mut town.chance(), key, None, "核对地址").await
        };
        open(CLERK, OFFICE).await.unwrap();
        open(HANDLER, HOUSING).await.unwrap();
        // An inspector reads the file and has no need of a name; an administrator sees no petition.
        assert_eq!(denied(open(INSPECTOR, OFFICE).await.unwrap_err()).by, DeniedBy::NotYours);
        assert!(matches!(open(KEEPER, OFFICE).await.unwrap_err(), Failure::NoMatter(_)));
        open(CITY_OFFICIAL, CITY).await.unwrap();

        let list = async |official, organ, of| {
            let stamp = signed_in(town, official, organ);
            town.app.readings(&stamp, of, (None, None), 50).await.map(|lines| lines.len())
        };
        let shard = ReadingsOf::Shard(COUNTY.0);
        assert_eq!(list(OFFICE_HEAD, OFFICE, shard).await.unwrap(), 2, "the county's, not the city's");
        assert_eq!(list(HEAD, HOUSING, shard).await.unwrap(), 1);
        assert_eq!(list(CITY_OFFICIAL, CITY, shard).await.unwrap(), 3);
        assert_eq!(list(OFFICE_HEAD, OFFICE, ReadingsOf::Matter(key)).await.unwrap(), 3);
        for (official, organ) in [(CLERK, OFFICE), (HANDLER, HOUSING), (KEEPER, OFFICE)] {
            denied(list(official, organ, shard).await.unwrap_err());
        }
        let all = ToErase { all: true, ..ToErase::default() };
        let erase = async |official| {
            let stamp = signed_in(town, official, OFFICE);
            town.app.erase(&stamp, &mut town.chance(), key, &all, "保管期满").await.map(|_| ())
        };
        denied(erase(CLERK).await.unwrap_err());
        erase(OFFICE_HEAD).await.unwrap();
    })
    .await;
}

/// Organs and roles are changed by whoever keeps the accounts.
#[tokio::test]
async fn only_the_administrator_changes_the_directory() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let role = || vec![Change::GiveRole(given(CLERK, OFFICE, Role::OfficeApprover))];
        let by = async |official| {
            let stamp = signed_in(town, official, OFFICE);
            town.app.change_directory(&stamp, &mut town.chance(), COUNTY.0, role()).await
        };
        assert_eq!(denied(by(OFFICE_HEAD).await.unwrap_err()).could, [Role::AccountAdministrator]);
        by(KEEPER).await.unwrap();
        town.verify().await;
    })
    .await;
}

/// A letter is written by whoever works on the matter, and its act is asked for as any other.
#[tokio::test]
async fn letters_are_written_by_whoever_works_on_the_matter() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let key = registered(town, &intake(DAY)).await;
        let given = app::NoticeInput::default();
        let draft = async |official, organ| {
            let subject = subject(town, official, organ);
            town.app.draft_notice_for(&subject, key, NoticeKind::Receipt, &given).await.map(|_| ())
        };
        // Past the gate only parts are missing.
        let missing = draft(CLERK, OFFICE).await.unwrap_err();
        assert!(matches!(missing, IssueFault::Parts(_)), "{missing}");
        for (official, organ) in [(HANDLER, HOUSING), (KEEPER, OFFICE)] {
            let none = draft(official, organ).await.unwrap_err();
            assert!(matches!(none, IssueFault::Failed(Failure::NoMatter(_))), "{none}");
        }
    })
    .await;
}

/// Other eyes review: whoever handled a matter does neither review it nor ask the petitioner afterwards, though they
/// hold a post and a role at the reviewing organ too.
///
/// Article: R22-35
#[tokio::test]
async fn whoever_handled_a_matter_does_not_review_it() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let post = Post {
            id: PostId(3_104),
            organ: GOVERNMENT,
            title: "复查复核办公室工作人员".to_owned(),
            standing: Standing::Handler,
        };
        let tenure = Tenure::new(HANDLER, post.id, date(2020, 1, 1));
        change(town, CLERK, vec![Change::Post(post), Change::Tenure(tenure)]).await.unwrap();
        change(town, KEEPER, vec![Change::GiveRole(given(HANDLER, GOVERNMENT, Role::Handler))]).await.unwrap();
        let key = registered(town, &intake(DAY)).await;
        try_act(town, (CLERK, OFFICE), key, ActDraft::Forward { to: HOUSING }).await.unwrap();
        try_act(town, (HANDLER, HOUSING), key, accepting()).await.unwrap();
        try_act(town, (HANDLER, HOUSING), key, answering(Opinion::NotSupport, "不予支持。")).await.unwrap();
        try_act(town, (HANDLER, HOUSING), key, ActDraft::Deliver { proof: Proof::Signed }).await.unwrap();
        let follow = || ActDraft::FollowUp { text: "已电话回访。".to_owned(), said: None };
        let no = denied(try_act(town, (HANDLER, HOUSING), key, follow()).await.unwrap_err());
        assert_eq!(no.by.code(), "verified");
        try_act(town, (HEAD, HOUSING), key, follow()).await.unwrap();
        let review = Round::Review;
        let asked = ActDraft::RequestReview { round: review, organ: Some(GOVERNMENT), reason: "不服。".to_owned() };
        try_act(town, (REVIEWER, GOVERNMENT), key, asked).await.unwrap();
        let take_up = || ActDraft::TakeUpReview { accepted: true, reason: "符合规定。".to_owned() };
        let no = denied(try_act(town, (HANDLER, GOVERNMENT), key, take_up()).await.unwrap_err());
        assert_eq!(no.by.code(), "handled");
        try_act(town, (REVIEWER, GOVERNMENT), key, take_up()).await.unwrap();
        // What a reviewer looks into is the review itself.
        let inquiry = InquiryKind::ALL[0];
        let look = ActDraft::Investigate { inquiry, text: "调阅案卷。".to_owned() };
        try_act(town, (REVIEWER, GOVERNMENT), key, look).await.unwrap();
        let result = ReviewResult::Uphold;
        let upheld = ActDraft::plain_review(review, result, "维持原处理意见。".to_owned());
        try_act(town, (REVIEWER, GOVERNMENT), key, upheld).await.unwrap();
        town.verify().await;
    })
    .await;
}
