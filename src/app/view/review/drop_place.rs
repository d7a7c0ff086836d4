//! Where a part of a requirement goes that is dropped among the lines of the tree.

use rungs_domain::revise::Destination;
use rungs_domain::spec::{NodePath, NodeStep};

use super::requirement::TreeData;

/// A place between two lines of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DropPlace {
    /// Where the part goes.
    pub to: Destination,
    /// The line beside which it would stand.
    pub line: usize,
    /// Whether it would stand below that line, else above it.
    pub below: bool,
    /// How many nodes would be above it.
    pub depth: usize,
}

impl TreeData {
    /// The place above or below a line. Behind the last part of a group, `depth` says of which group it is meant: of that
    /// one, or of one around it.
    ///
    /// # Errors
    /// No part of a group can stand there; why.
    pub fn drop_place(&self, line: usize, below: bool, depth: usize) -> Result<DropPlace, &'static str> {
        let Some(at) = self.lines.get(line) else { return Err("there is nothing here") };
        if below && at.is_group() {
            let to = Destination { group: at.path.clone(), at: 0 };
            return Ok(DropPlace { to, line, below, depth: at.path.len() + 1 });
        }
        let deepest = at.path.len();
        let least = self.lines.get(line + 1).map_or(1, |next| next.path.len()).clamp(deepest.min(1), deepest);
        let depth = if below { depth.clamp(least, deepest) } else { deepest };
        match at.path.get(..depth).and_then(<[NodeStep]>::split_last) {
            Some((NodeStep::Part(part), group)) => {
                let to = Destination { group: NodePath::from(group), at: part + usize::from(below) };
                Ok(DropPlace { to, line, below, depth })
            }
            Some(_) => Err("what stands here is no part of a group: wrap it in one first"),
            None => Err("the requirement as a whole has nothing beside it: wrap it in a group first"),
        }
    }
}

#[cfg(test)]
mod tests {
    use rungs_domain::spec::{Branch, Judgement, Requirement, RequirementSource, Vocabulary};

    use super::*;
    use NodeStep::Part;

    fn asked(words: &str) -> Requirement {
        Requirement::Judgement(Judgement::asked(RequirementSource::printed(words), words))
    }

    fn group(make: fn(Branch) -> Requirement, of: Vec<Requirement>) -> Requirement {
        make(Branch { source: RequirementSource::printed("group"), of })
    }

    /// All of: any of (one; two); three.
    fn tree() -> TreeData {
        let inner = group(Requirement::any_of, vec![asked("one"), asked("two")]);
        let tree = group(Requirement::All, vec![inner, asked("three")]);
        TreeData::new(Some(&tree), Vocabulary::default(), &[])
    }

    fn goes(line: usize, below: bool, depth: usize) -> (NodePath, usize, usize) {
        let place = tree().drop_place(line, below, depth).unwrap();
        (place.to.group, place.to.at, place.depth)
    }

    #[test]
    fn a_part_goes_before_and_behind_others_and_first_into_a_group() {
        assert_eq!(goes(4, false, 0), (vec![], 1, 1), "before three");
        assert_eq!(goes(4, true, 9), (vec![], 2, 1), "behind three");
        assert_eq!(goes(2, true, 9), (vec![Part(0)], 1, 2), "behind one");
        assert_eq!(goes(1, true, 0), (vec![Part(0)], 0, 2), "first in the inner group");
        assert_eq!(goes(0, true, 0), (vec![], 0, 1), "first of all");
    }

    #[test]
    fn behind_the_last_of_a_group_how_far_to_the_left_says_of_which_group() {
        assert_eq!(goes(3, true, 2), (vec![Part(0)], 2, 2));
        assert_eq!(goes(3, true, 1), (vec![], 1, 1));
        assert_eq!(goes(3, true, 0), (vec![], 1, 1), "further out there is no group");
        assert_eq!(goes(2, true, 1), (vec![Part(0)], 1, 2), "two still follows");
    }

    #[test]
    fn beside_the_whole_there_is_no_place() {
        assert!(tree().drop_place(0, false, 0).unwrap_err().contains("nothing beside it"));
        let alone = TreeData::new(Some(&asked("one")), Vocabulary::default(), &[]);
        assert!(alone.drop_place(0, true, 1).unwrap_err().contains("nothing beside it"));
        assert!(alone.drop_place(7, true, 1).is_err());
    }
}
