//! What is wrong in a tree, by rules that need no eye.

use std::collections::BTreeSet;

use crate::bus::Node;

/// What only a box, a switch, a radio button or an item of a menu may be.
const CHECKABLE: [&str; 6] =
    ["check box", "radio button", "toggle button", "switch", "check menu item", "radio menu item"];

/// What must be called something.
const NAMED: [&str; 4] = ["dialog", "alert", "frame", "window"];

/// The least a target measures, in pixels (WCAG 2.5.8).
const TARGET: i32 = 24;

/// Everything that is wrong in a tree.
pub fn of_tree(root: &Node) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    below(root, &mut seen, &mut faults);
    if !holds(root, &|node| node.role == "heading") {
        faults.push("the tree has no heading".to_owned());
    }
    faults
}

fn below(node: &Node, seen: &mut BTreeSet<(String, String)>, faults: &mut Vec<String>) {
    faults.extend(of_node(node));
    if node.is("focusable") && !seen.insert((node.role.clone(), node.name.clone())) {
        faults.push(format!("two that can have the focus are called the same: {}", node.line()));
    }
    node.children.iter().for_each(|child| below(child, seen, faults));
}

/// What is wrong with a node by itself.
pub fn of_node(node: &Node) -> Vec<String> {
    let mut faults = Vec::new();
    let mut tell = |what: &str| faults.push(format!("{what}: {}", node.line()));
    let unnamed = node.name.trim().is_empty();
    if unnamed && node.is("focusable") && node.role != "frame" {
        tell("can have the focus and has no name");
    }
    if unnamed && NAMED.contains(&node.role.as_str()) {
        tell("has no name");
    }
    if node.role == "unknown" {
        tell("is of no kind");
    }
    if (node.is("checkable") || node.is("checked")) && !CHECKABLE.contains(&node.role.as_str()) {
        tell("is said to be checked or not, and is nothing to check");
    }
    if let Some((_, _, width, height)) = node.extents
        && node.is("focusable")
        && matches!(node.role.as_str(), "push button" | "button" | "check box" | "combo box")
        && (width < TARGET || height < TARGET)
    {
        tell("is smaller than 24 by 24");
    }
    faults
}

fn holds(node: &Node, wanted: &dyn Fn(&Node) -> bool) -> bool {
    wanted(node) || node.children.iter().any(|child| holds(child, wanted))
}
