//! The tree that tells what each piece of a page is, in reading order: headings, lists, tables.
//! Knows nothing of where things are.
use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{
    Identifier, ListNumbering, Node as KrillaNode, TableHeaderScope, Tag, TagGroup, TagKind,
    TagTree,
};

/// What a branch of the tree is.
#[derive(Clone, Debug)]
pub(super) enum Role {
    /// A heading: depth from 1, words.
    Heading(usize, String),
    /// A paragraph.
    Paragraph,
    /// Words of a paragraph that go together.
    Span,
    /// A list.
    List,
    /// One item of a list.
    Item,
    /// Its dot.
    Dot,
    /// Its words.
    Body,
    /// A table, and what it is.
    Table(String),
    /// Header rows of a table.
    Head,
    /// Other rows of a table.
    Rows,
    /// A row.
    Row,
    /// Header of a column.
    ColumnHeader,
    /// Title over rows, across so many columns.
    GroupHeader(usize),
    /// A cell.
    Cell,
    /// A picture, and what it shows.
    Figure(String),
}

/// A branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Branch(usize);

enum Child {
    Branch(Branch),
    Content(Identifier),
}

struct Node {
    role: Role,
    children: Vec<Child>,
}

/// The tree as it grows. A branch always comes after the one it grows from.
#[derive(Default)]
pub(super) struct Tags {
    nodes: Vec<Node>,
    roots: Vec<Branch>,
}

impl Tags {
    /// A branch of the document itself.
    pub fn root(&mut self, role: Role) -> Branch {
        let branch = self.push(role);
        self.roots.push(branch);
        branch
    }

    /// A branch of another.
    pub fn under(&mut self, parent: Branch, role: Role) -> Branch {
        let branch = self.push(role);
        if let Some(node) = self.nodes.get_mut(parent.0) {
            node.children.push(Child::Branch(branch));
        }
        branch
    }

    fn push(&mut self, role: Role) -> Branch {
        let children = Vec::new();
        self.nodes.push(Node { role, children });
        Branch(self.nodes.len() - 1)
    }

    /// Says that what was drawn under this identifier belongs to a branch.
    pub fn drawn(&mut self, branch: Branch, identifier: Identifier) {
        if let Some(node) = self.nodes.get_mut(branch.0) {
            node.children.push(Child::Content(identifier));
        }
    }

    /// The tree for the PDF library, built from the leaves up.
    pub fn finish(self) -> TagTree {
        let mut groups: Vec<Option<TagGroup>> = Vec::new();
        groups.resize_with(self.nodes.len(), || None);
        for (at, node) in self.nodes.into_iter().enumerate().rev() {
            let mut group = TagGroup::new(kind(node.role));
            for child in node.children {
                match child {
                    Child::Content(identifier) => group.push(KrillaNode::Leaf(identifier)),
                    Child::Branch(Branch(below)) => {
                        if let Some(below) = groups.get_mut(below).and_then(Option::take) {
                            group.push(below);
                        }
                    }
                }
            }
            if let Some(place) = groups.get_mut(at) {
                *place = Some(group);
            }
        }
        let mut tree = TagTree::new().with_lang(Some("fr-FR".to_owned()));
        for Branch(root) in self.roots {
            if let Some(group) = groups.get_mut(root).and_then(Option::take) {
                tree.push(group);
            }
        }
        tree
    }
}

fn kind(role: Role) -> TagKind {
    match role {
        Role::Heading(depth, words) => {
            let depth = u16::try_from(depth).ok().and_then(NonZeroU16::new);
            Tag::Hn(depth.unwrap_or(NonZeroU16::MIN), Some(words)).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Span => Tag::Span.into(),
        Role::List => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Dot => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table(summary) if summary.trim().is_empty() => Tag::Table.into(),
        Role::Table(summary) => Tag::Table.with_summary(Some(summary)).into(),
        Role::Head => Tag::THead.into(),
        Role::Rows => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnHeader => Tag::TH(TableHeaderScope::Column).into(),
        Role::GroupHeader(columns) => {
            let span = u32::try_from(columns).ok().and_then(NonZeroU32::new);
            Tag::TH(TableHeaderScope::Row).with_col_span(span).into()
        }
        Role::Cell => Tag::TD.into(),
        // A picture without words would make no PDF that can be read aloud: it is then said to be one.
        Role::Figure(says) if says.trim().is_empty() => {
            Tag::Figure(Some("Image".to_owned())).into()
        }
        Role::Figure(says) => Tag::Figure(Some(says)).into(),
    }
}
