//! Which parts of a page belong to the site around the document.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::tree::{Data, Element, Id, Step, Tree};
use crate::Reason;

/// What belongs to a site, by name.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Site {
    silent: Vec<String>,
    pub(super) blocks: BTreeSet<String>,
    controls: Vec<String>,
    parts: Vec<String>,
    frames: Vec<String>,
    roles: Vec<String>,
    document: Vec<String>,
    classes: Vec<String>,
    unseen: Vec<String>,
}

/// The names as shipped; a test reads them.
pub(super) static SITE: LazyLock<Site> = LazyLock::new(|| ron::from_str(include_str!("site.ron")).unwrap_or_default());

/// The marked middle of a page is the document if it holds as many characters, or as large a part of all.
const ENOUGH: usize = 400;

/// What is done with an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Treatment {
    /// Its words are read.
    Read,
    /// It has no words to show.
    Silent,
    /// Its words are noted as not part of the document.
    LeftOut(Reason),
}

/// How much stands under a node.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// Characters but blanks.
    words: usize,
    /// Those of them in links.
    linked: usize,
    links: usize,
}

/// What is done with each element of a page.
pub(super) struct Furniture {
    fates: Vec<Treatment>,
}

impl Furniture {
    pub(super) fn find(tree: &Tree) -> Self {
        let mut furniture = Furniture { fates: vec![Treatment::Read; tree.len()] };
        let plain = furniture.told(tree);
        let whole = plain.first().copied().unwrap_or_default().words;
        let main = (0..tree.len()).filter(|id| tree.element(*id).is_some_and(is_document));
        let main = main.max_by_key(|id| plain.get(*id).map_or(0, |weight| weight.words));
        let main = main.filter(|id| plain.get(*id).is_some_and(|main| main.words > ENOUGH || main.words * 2 > whole));
        furniture.leave_out_around(tree, &plain, main, whole);
        furniture
    }

    pub(super) fn fate(&self, id: Id) -> Treatment {
        self.fates.get(id).copied().unwrap_or(Treatment::Read)
    }

    /// What elements tell by their names, and how much stands under each beside.
    fn told(&mut self, tree: &Tree) -> Vec<Weight> {
        let mut weights = vec![Weight::default(); tree.len()];
        let (mut within, mut linked) = (0usize, 0usize);
        let mut open: Vec<Id> = Vec::new();
        let mut walk = tree.walk(0);
        while let Some(step) = walk.next() {
            match (step, &tree[id(step)].data) {
                (Step::In(id), Data::Element(element)) => {
                    let fate = by_name(element, within > 0);
                    if fate != Treatment::Read {
                        self.set(id, fate);
                        walk.pass_over(id);
                        continue;
                    }
                    within += usize::from(is_document(element));
                    linked += usize::from(element.name() == "a");
                    open.push(id);
                }
                (Step::In(id), Data::Text(text)) => {
                    let words = text.chars().filter(|c| !c.is_whitespace()).count();
                    let weight = Weight { words, linked: if linked > 0 { words } else { 0 }, links: 0 };
                    add(&mut weights, id, weight);
                    add(&mut weights, open.last().copied().unwrap_or_default(), weight);
                }
                (Step::Out(id), Data::Element(element)) => {
                    within -= usize::from(is_document(element));
                    linked -= usize::from(element.name() == "a");
                    open.pop();
                    let mut weight = weights.get(id).copied().unwrap_or_default();
                    weight.links += usize::from(element.name() == "a");
                    add(&mut weights, open.last().copied().unwrap_or_default(), weight);
                }
                _ => {}
            }
        }
        weights
    }

    /// What stands around the document, or where no element is marked as it, what is named as a part of the site or is
    /// nothing but links.
    fn leave_out_around(&mut self, tree: &Tree, weights: &[Weight], main: Option<Id>, whole: usize) {
        let mut walk = tree.walk(0);
        let around = main.map(|main| ancestors(tree, main));
        while let Some(step) = walk.next() {
            let Step::In(id) = step else { continue };
            if self.fate(id) != Treatment::Read {
                walk.pass_over(id);
                continue;
            }
            let weight = weights.get(id).copied().unwrap_or_default();
            let out = match &around {
                Some(_) if main == Some(id) => {
                    walk.pass_over(id);
                    false
                }
                Some(around) => around.binary_search(&id).is_err() && shows(&tree[id].data),
                None => tree.element(id).is_some_and(|element| is_site(element, weight, whole)),
            };
            if out {
                self.set(id, Treatment::LeftOut(Reason::Site));
                walk.pass_over(id);
            }
        }
    }

    fn set(&mut self, id: Id, fate: Treatment) {
        if let Some(slot) = self.fates.get_mut(id) {
            *slot = fate;
        }
    }
}

fn id(step: Step) -> Id {
    match step {
        Step::In(id) | Step::Out(id) => id,
    }
}

fn add(weights: &mut [Weight], id: Id, more: Weight) {
    if let Some(weight) = weights.get_mut(id) {
        weight.words += more.words;
        weight.linked += more.linked;
        weight.links += more.links;
    }
}

fn shows(data: &Data) -> bool {
    match data {
        Data::Other => false,
        Data::Text(text) => !text.trim().is_empty(),
        Data::Element(_) => true,
    }
}

/// The nodes around one, and it.
fn ancestors(tree: &Tree, of: Id) -> Vec<Id> {
    let mut open = Vec::new();
    for step in tree.walk(0) {
        match step {
            Step::In(id) => open.push(id),
            Step::Out(_) => {
                open.pop();
            }
        }
        if step == Step::In(of) {
            break;
        }
    }
    open.sort_unstable();
    open
}

fn has(names: &[String], name: &str) -> bool {
    names.iter().any(|one| one.eq_ignore_ascii_case(name))
}

fn is_document(element: &Element) -> bool {
    has(&SITE.document, element.name()) || element.attribute("role") == Some("main")
}

/// What an element says of itself, wherever it stands.
fn by_name(element: &Element, within: bool) -> Treatment {
    let site = &*SITE;
    let name = element.name();
    let role = element.attribute("role").unwrap_or_default();
    if has(&site.silent, name) {
        Treatment::Silent
    } else if is_hidden(element) {
        Treatment::LeftOut(Reason::Hidden)
    } else if has(&site.controls, name)
        || has(&site.parts, name)
        || has(&site.roles, role)
        || !within && has(&site.frames, name)
    {
        Treatment::LeftOut(Reason::Site)
    } else {
        Treatment::Read
    }
}

fn is_hidden(element: &Element) -> bool {
    let style = element.attribute("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    let classes = element.attribute("class").unwrap_or_default();
    element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || classes.split_whitespace().any(|class| has(&SITE.unseen, class))
}

/// Whether an element is a part of the site: by the words of its class or id if it holds the lesser part of the page,
/// or because it is a list of links.
fn is_site(element: &Element, weight: Weight, whole: usize) -> bool {
    let lesser = weight.words * 3 < whole;
    let named = ["class", "id"]
        .iter()
        .filter_map(|name| element.attribute(name))
        .any(|names| names.split_whitespace().any(|name| words(name).any(|word| has(&SITE.classes, &word))));
    // What is named as a part of the site must look like one: short, or with links.
    let light = weight.words < 200 || weight.linked * 4 > weight.words;
    let links = matches!(element.name(), "ul" | "ol" | "div" | "p")
        && weight.links >= 3
        && weight.linked * 10 > weight.words * 9;
    lesser && (named && light || links)
}

/// The words of a class name: `siteNav-top` has three.
fn words(name: &str) -> impl Iterator<Item = String> {
    let mut parted = String::with_capacity(name.len() + 4);
    let mut small = false;
    for c in name.chars() {
        if small && c.is_uppercase() {
            parted.push('-');
        }
        small = c.is_lowercase();
        parted.push(c);
    }
    let words: Vec<String> = parted.split(['-', '_']).map(str::to_owned).collect();
    words.into_iter()
}
