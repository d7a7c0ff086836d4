//! A walk by Tab: where the focus is after each, and whether it can be seen there.

use std::error::Error;
use std::thread::sleep;
use std::time::Duration;

use crate::bus::{Address, Bus, Node};
use crate::faults::of_node;

const TAB: i32 = 0xff09;
/// How long the window has for a frame.
const FRAME: Duration = Duration::from_millis(250);

/// Presses Tab `tabs` times; what is wrong on the way.
pub fn walk(bus: &Bus, root: &Address, tabs: usize) -> Result<Vec<String>, Box<dyn Error>> {
    let frame = bus.children(root)?.into_iter().next().ok_or("the application has no window")?;
    let (_, _, width, height) = bus.node(&frame)?.extents.ok_or("the window has no size")?;
    let mut faults = Vec::new();
    for number in 1..=tabs {
        bus.press(TAB)?;
        sleep(FRAME);
        let Some(node) = bus.focused(root)? else {
            println!("{number:3}  nothing");
            faults.push(format!("after Tab {number} nothing has the focus"));
            continue;
        };
        println!("{number:3}  {}", node.line());
        faults.extend(of_node(&node));
        if is_out_of_view(&node, width, height) {
            faults.push(format!("after Tab {number} the focus is out of view: {}", node.line()));
        }
    }
    Ok(faults)
}

/// Whether less of a node than its half stands in the window; of what is higher than the window, whether nothing does.
fn is_out_of_view(node: &Node, width: i32, height: i32) -> bool {
    let Some((left, top, wide, high)) = node.extents else { return false };
    let shared = |from: i32, size: i32, room: i32| (from + size).min(room) - from.max(0);
    let enough = |size: i32, room: i32| if size > room { 1 } else { size / 2 };
    shared(left, wide, width) < enough(wide, width) || shared(top, high, height) < enough(high, height)
}
