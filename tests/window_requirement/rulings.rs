//! Rulings that two wordings are the same work, made and taken back in the window.

use rungs_app::actions::Action;

use super::*;

fn doubted(desk: &Desk) -> bool {
    let points = &desk.state().reviews.shown().unwrap().points;
    points.iter().any(|point| point.what.contains("a kind of work that the vocabulary does not have"))
}

fn ruled(desk: &Desk) -> usize {
    desk.state().library.rulings.len()
}

#[test]
fn a_ruling_on_a_kind_of_work_holds_for_the_library_until_it_is_taken_back() {
    let class = CLASS.replace("experience in social work", "experience in pruning roses");
    let (mut desk, folder) = editing_of(&class);
    desk.ask(Command::SetUserName("A. Analyst".to_owned()));
    assert!(doubted(&desk));
    desk.press(PLAIN, Key::ArrowDown);
    desk.press(PLAIN, Key::Enter);
    let button = "Same work as: rule what work “experience in pruning roses” is the same as, for the library";
    desk.harness.get_by_label(button).focus();
    desk.harness.run();
    desk.press(PLAIN, Key::Enter);
    // The kind at hand is chosen; the other one is by its letters.
    desk.harness.get_by_label("Kind of work: experience in pruning roses");
    desk.harness.get_by_label_contains("Choose the two kinds of work.");
    desk.focus_choice("Is the same work as: Choose …");
    desk.type_text("social work med");
    desk.harness.get_by_label("Is the same work as: social work medical");
    desk.harness.get_by_label_contains("Say why: the reason is kept with the ruling.");
    desk.write_over("Why", "roses are patients");
    desk.click("Rule for the library");
    desk.wait("the library has the ruling", |state| !state.library.rulings.is_empty());
    let ruling = desk.state().library.rulings[0].clone();
    assert_eq!((ruling.ruling.by.as_deref(), ruling.ruling.on), (Some("A. Analyst"), desk.state().today));
    assert_eq!(ruling.path, folder.path().join("data").join("vocabulary.ron"));
    desk.wait("the document is understood anew", |state| state.reviews.is_fresh(state.reviews.desk.shown().unwrap()));
    assert!(!doubted(&desk), "the draft prints the other wording");
    desk.harness
        .get_all_by_label_contains("the same work as social work medical, ruled by A. Analyst on")
        .next()
        .unwrap();
    // The list takes it back, and undo makes it again.
    desk.ask(Action::SameWork.command(desk.state()).unwrap());
    let words = ruling.ruling.words(&desk.state().library.vocabulary);
    desk.click(&format!("Take back: {words}"));
    desk.wait("the ruling is taken back", |state| state.library.rulings.is_empty());
    desk.press(PLAIN, Key::Escape);
    desk.wait("the document is understood anew", |state| state.reviews.is_fresh(state.reviews.desk.shown().unwrap()));
    assert!(doubted(&desk));
    desk.ask(Action::UndoRuling.command(desk.state()).unwrap());
    desk.wait("the ruling holds again", |state| !state.library.rulings.is_empty());
    assert_eq!((ruled(&desk), &desk.state().library.rulings[0]), (1, &ruling));
}
