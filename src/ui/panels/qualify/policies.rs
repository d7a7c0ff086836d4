//! By which policy time is counted, and which one stands beside it.

use eframe::egui::{Popup, Response, Ui};
use rungs_domain::qualify::CreditPolicy;

use crate::ui::kit::{Button, Cx, caption, small};
use rungs_app::Command;
use rungs_app::applicants::ApplicantCommand;

/// Draws the choosers, and where the rules come from.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let (applicants, theme) = (&cx.state.applicants, cx.theme);
    let find = |id: &str| applicants.policies.iter().find(|policy| policy.id == id);
    let now = find(&applicants.policy);
    let beside = applicants.beside.as_deref().and_then(find);
    ui.horizontal_wrapped(|ui| {
        caption(ui, theme, "Counting");
        let name = format!("Counting by {}", applicants.policy);
        let response = Button::new(&applicants.policy).name(&name).opens().show(ui, theme);
        let response = explained(response, now.map(AsRef::as_ref));
        choices(&response, cx, &applicants.policy, |id| ApplicantCommand::SetPolicy(id.to_owned()));
        match &applicants.beside {
            None => {
                let response = Button::new("Set two policies side by side").show(ui, theme);
                choices(&response, cx, &applicants.policy, set_beside);
            }
            Some(id) => {
                caption(ui, theme, "beside");
                let response = Button::new(id).name(&format!("Beside it {id}")).opens().show(ui, theme);
                let response = explained(response, beside.map(AsRef::as_ref));
                choices(&response, cx, id, set_beside);
                if Button::new("Only one policy").show(ui, theme).clicked() {
                    cx.send(Command::Applicants(ApplicantCommand::SetBeside(None)));
                }
            }
        }
    });
    if applicants.beside.is_some() {
        for policy in [now, beside].into_iter().flatten() {
            let historical = if policy.historical { " Historical: superseded pages." } else { "" };
            let words = format!("{}: {}. Source: {}.{historical}", policy.id, policy.title, policy.source);
            ui.label(small(words, theme));
        }
    }
}

fn set_beside(id: &str) -> ApplicantCommand {
    ApplicantCommand::SetBeside(Some(id.to_owned()))
}

fn choices(response: &Response, cx: &mut Cx<'_>, now: &str, ask: impl Fn(&str) -> ApplicantCommand) {
    Popup::menu(response).show(|ui| {
        for policy in &cx.state.applicants.policies {
            let words = format!("{}   {}", policy.id, policy.title);
            let entry = ui.selectable_label(policy.id == now, words);
            if explained(entry, Some(policy)).clicked() {
                cx.send(Command::Applicants(ask(&policy.id)));
                ui.close();
            }
        }
    });
}

/// The rules of a policy, each with its source, as a tooltip.
fn explained(response: Response, policy: Option<&CreditPolicy>) -> Response {
    let Some(policy) = policy else { return response };
    let rules = [
        ("Full week", &policy.full_week.source),
        ("Simultaneous jobs", &policy.overlap.source),
        ("Months", &policy.months.source),
        ("Leftover days", &policy.rounding.source),
        ("Work that is relevant in part", &policy.relevance.source),
    ];
    let rules = rules.map(|(rule, source)| format!("{rule}: {source}")).join("\n");
    let example = policy.example.as_ref().map_or_else(String::new, |example| format!("\n\nExample: {example}"));
    response.on_hover_text(format!("{}\n{}\n\n{rules}{example}", policy.title, policy.source))
}
