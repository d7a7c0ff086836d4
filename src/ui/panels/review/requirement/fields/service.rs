//! Time in a class that is asked for.

use eframe::egui::Ui;
use rungs_domain::revise::Change;
use rungs_domain::spec::{Requirement, Service};

use super::experience::{names, need};
use super::form::NodeForm;
use rungs_app::typed;

/// Draws the fields of service in a class.
pub(super) fn show(ui: &mut Ui, form: &mut NodeForm<'_>, node: &Service) {
    let put = |said: Service| Ok(Change::Put(Box::new(Requirement::Service(said))));
    form.time_or_any(ui, "How long", node.months, |months| Requirement::Service(Service { months, ..node.clone() }));
    let mut current = node.current;
    if node.months > 0 && form.tick(ui, "And in it now", &mut current) {
        form.put(Requirement::Service(Service { current, ..node.clone() }));
    }
    form.line(ui, "Classes", "classes", (&node.classes.join("; "), "Principal Clerk; Senior Clerk"), |text| {
        put(Service { classes: names(text)?, ..node.clone() })
    });
    let mut or_level = node.or_level;
    if form.tick(ui, "Or in a class at that level", &mut or_level) {
        form.put(Requirement::Service(Service { or_level, ..node.clone() }));
    }
    let now = node.employer.as_deref().unwrap_or_default();
    form.line(ui, "Employer", "employer", (now, "any"), |text| {
        put(Service { employer: typed::words(text)?, ..node.clone() })
    });
    let now = node.doing.as_deref().unwrap_or_default();
    form.words(ui, "As printed", "doing", (now, "Nothing more than the class"), |text| {
        put(Service { doing: typed::words(text)?, ..node.clone() })
    });
    need(ui, form, &node.need, |need| Requirement::Service(Service { need, ..node.clone() }));
}
