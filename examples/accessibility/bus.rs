//! The accessibility bus, and the nodes on it.

use std::error::Error;

use atspi_common::Role;
use zbus::blocking::Connection;
use zbus::names::OwnedBusName;
use zbus::zvariant::OwnedObjectPath;

/// Which object on which connection.
pub type Address = (OwnedBusName, OwnedObjectPath);

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const REGISTRY: (&str, &str) = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root");
/// Deeper than any window: a tree that turns back into itself ends here.
const DEEPEST: usize = 64;

/// The states that matter here, by their number in AT-SPI's `AtspiStateType`.
const STATES: [(u32, &str); 13] = [
    (1, "active"),
    (4, "checked"),
    (8, "enabled"),
    (9, "expandable"),
    (10, "expanded"),
    (11, "focusable"),
    (12, "focused"),
    (23, "selected"),
    (25, "showing"),
    (30, "visible"),
    (33, "required"),
    (36, "invalid-entry"),
    (41, "checkable"),
];

/// The accessibility bus.
pub struct Bus(Connection);

/// A node with what is below it.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is, in AT-SPI's words: "push button".
    pub role: String,
    /// What a screen reader calls it.
    pub name: String,
    /// What it says beyond the name.
    pub description: String,
    /// The names of its states, of those that matter here.
    pub states: Vec<&'static str>,
    /// Left, top, width and height in pixels of the window, where it has a place.
    pub extents: Option<(i32, i32, i32, i32)>,
    /// What is in it, in reading order.
    pub children: Vec<Node>,
}

impl Bus {
    /// Asks the session bus where the accessibility bus is, says that a screen reader is there, and connects.
    pub fn connect() -> Result<Self> {
        let session = Connection::session()?;
        let bus = Some("org.a11y.Bus");
        let on = ("org.a11y.Status", "ScreenReaderEnabled", zbus::zvariant::Value::from(true));
        session.call_method(bus, "/org/a11y/bus", Some("org.freedesktop.DBus.Properties"), "Set", &on)?;
        let answer = session.call_method(bus, "/org/a11y/bus", bus, "GetAddress", &())?;
        let address: String = answer.body().deserialize()?;
        Ok(Bus(zbus::blocking::connection::Builder::address(address.as_str())?.build()?))
    }

    /// The application with this name.
    pub fn application(&self, name: &str) -> Result<Address> {
        let (bus, path) = REGISTRY;
        let root = (OwnedBusName::try_from(bus)?, OwnedObjectPath::try_from(path)?);
        for one in self.children(&root)? {
            if self.property(&one, ACCESSIBLE, "Name").is_ok_and(|found: String| found == name) {
                return Ok(one);
            }
        }
        Err(format!("no application named {name} is on the accessibility bus").into())
    }

    /// A node with all that is below it.
    pub fn tree(&self, at: &Address) -> Result<Node> {
        self.deeper(at, 0)
    }

    /// The node alone, without what is in it.
    pub fn node(&self, at: &Address) -> Result<Node> {
        let role: Role = self.call(at, ACCESSIBLE, "GetRole", &())?;
        let bits: Vec<u32> = self.call(at, ACCESSIBLE, "GetState", &())?;
        let is_set = |state: u32| bits.get((state / 32) as usize).is_some_and(|word| word & (1 << (state % 32)) != 0);
        let in_window = 1_u32;
        Ok(Node {
            role: role.name().to_owned(),
            name: self.property(at, ACCESSIBLE, "Name").unwrap_or_default(),
            description: self.property(at, ACCESSIBLE, "Description").unwrap_or_default(),
            states: STATES.iter().filter(|(state, _)| is_set(*state)).map(|(_, name)| *name).collect(),
            extents: self.call(at, "org.a11y.atspi.Component", "GetExtents", &in_window).ok(),
            children: Vec::new(),
        })
    }

    /// Where what is in a node is.
    pub fn children(&self, at: &Address) -> Result<Vec<Address>> {
        self.call(at, ACCESSIBLE, "GetChildren", &())
    }

    /// The node that has the focus, without what is in it; `None` where only the window has it.
    pub fn focused(&self, at: &Address) -> Result<Option<Node>> {
        let node = self.node(at)?;
        if node.is("focused") && !matches!(node.role.as_str(), "frame" | "application") {
            return Ok(Some(node));
        }
        for child in self.children(at)? {
            if let Some(found) = self.focused(&child)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Presses and releases a key, by its number in X.
    pub fn press(&self, keysym: i32) -> Result<()> {
        let sym = 3_u32;
        let path = "/org/a11y/atspi/registry/deviceeventcontroller";
        let interface = Some("org.a11y.atspi.DeviceEventController");
        self.0.call_method(Some(REGISTRY.0), path, interface, "GenerateKeyboardEvent", &(keysym, "", sym))?;
        Ok(())
    }

    fn deeper(&self, at: &Address, depth: usize) -> Result<Node> {
        let mut node = self.node(at)?;
        if depth < DEEPEST {
            node.children =
                self.children(at)?.iter().map(|child| self.deeper(child, depth + 1)).collect::<Result<_>>()?;
        }
        Ok(node)
    }

    fn call<B, T>(&self, (bus, path): &Address, interface: &str, method: &str, body: &B) -> Result<T>
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
        T: serde::de::DeserializeOwned + zbus::zvariant::Type,
    {
        let answer = self.0.call_method(Some(bus.as_str()), path.as_str(), Some(interface), method, body)?;
        Ok(answer.body().deserialize()?)
    }

    fn property(&self, (bus, path): &Address, interface: &str, name: &str) -> Result<String> {
        let properties = Some("org.freedesktop.DBus.Properties");
        let answer = self.0.call_method(Some(bus.as_str()), path.as_str(), properties, "Get", &(interface, name))?;
        let value: zbus::zvariant::OwnedValue = answer.body().deserialize()?;
        Ok(String::try_from(value)?)
    }
}

impl Node {
    /// Whether it is in a state.
    pub fn is(&self, state: &str) -> bool {
        self.states.contains(&state)
    }

    /// One line: role, name, states, place.
    pub fn line(&self) -> String {
        let place = self.extents.map(|(x, y, w, h)| format!(" @{x},{y} {w}x{h}")).unwrap_or_default();
        let more = if self.description.is_empty() { String::new() } else { format!(" ({})", self.description) };
        format!("{} \"{}\"{more} [{}]{place}", self.role, self.name, self.states.join(" "))
    }

    /// Prints it and all below it, indented.
    pub fn print(&self, depth: usize) {
        println!("{:indent$}{}", "", self.line(), indent = depth * 2);
        self.children.iter().for_each(|child| child.print(depth + 1));
    }
}
