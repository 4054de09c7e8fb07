//! Tokens from the command line.

use crate::commands::Office;

#[test]
fn a_token_is_made_shown_once_listed_and_taken_back() {
    let office = Office::new();
    let made = office.json(&["token", "make", "--name", "报表", "--scope", "read,act", "--days", "30"]);
    let token = made["token"].as_str().unwrap();
    assert!(token.starts_with("xinze_") && token.len() == 70, "{token}");
    let listed = office.json(&["token", "list"]);
    assert_eq!((listed[0]["label"].as_str(), listed[0]["scopes"].as_array().unwrap().len()), (Some("报表"), 2));
    assert!(!listed.to_string().contains(token));
    let number = listed[0]["id"].to_string();
    assert_eq!(office.json(&["token", "revoke", &number])["revoked"], true);
    assert_eq!(office.json(&["token", "list"]).as_array().unwrap().len(), 0);
}
