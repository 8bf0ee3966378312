//! The elements of a page as a browser builds them, whatever the page leaves open or closes twice.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, parse_document};

use super::super::work::{Cost, DEEPEST, WorkBudget};
use crate::text::Unreadable;

/// Bytes that are parsed before the size of the tree is looked at again. Few, since a parser has to look through what is open.
const PIECE: usize = 4096;

/// Nodes that are kept weigh more than those that are read and forgotten.
pub(super) const STORED: usize = 4;

/// A node by its number in the tree.
pub(super) type NodeId = usize;

/// The number of the document itself.
pub(super) const DOCUMENT: NodeId = 0;

#[derive(Debug)]
pub(super) enum Content {
    Element(HtmlElement),
    Text(String),
    /// The document itself, and comments.
    Other,
}

/// An element of a page.
#[derive(Debug, Default)]
pub(super) struct HtmlElement {
    /// In small letters.
    pub name: String,
    attributes: Vec<(String, String)>,
    pub classes: Vec<String>,
}

impl HtmlElement {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute has this value, letter case aside.
    pub(super) fn says(&self, name: &str, value: &str) -> bool {
        self.attribute(name).is_some_and(|said| said.trim().eq_ignore_ascii_case(value))
    }

    fn take(&mut self, attributes: Vec<Attribute>) {
        let mut known: HashSet<String> = self.attributes.iter().map(|(key, _)| key.clone()).collect();
        for Attribute { name, value } in attributes {
            let name = name.local.to_string();
            if known.insert(name.clone()) {
                if name == "class" {
                    self.classes = value.split_ascii_whitespace().map(str::to_owned).collect();
                }
                self.attributes.push((name, value.to_string()));
            }
        }
    }
}

#[derive(Debug)]
struct Node {
    parent: Option<NodeId>,
    children: Vec<NodeId>,
    content: Content,
}

/// A page.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// Builds the tree of a page.
    ///
    /// # Errors
    /// [`Unreadable::TooComplex`].
    pub(super) fn of(page: &str, work: &mut WorkBudget) -> Result<Self, Unreadable> {
        let mut parser = parse_document(TreeBuilder::default(), ParseOpts::default());
        let mut spent = 0;
        let mut rest = page;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(rest.ceil_char_boundary(PIECE));
            parser.process(StrTendril::from_slice(piece));
            rest = after;
            let builder = &parser.tokenizer.sink.sink;
            let count = builder.nodes.borrow().len();
            work.spend(Cost::Nodes, STORED * (count - spent))?;
            spent = count;
            if builder.is_too_deep.get() {
                return Err(Unreadable::TooComplex);
            }
        }
        let builder = parser.finish();
        if builder.is_too_deep.get() {
            return Err(Unreadable::TooComplex);
        }
        Ok(Self { nodes: builder.nodes.into_inner() })
    }

    pub(super) fn content(&self, node: NodeId) -> &Content {
        self.nodes.get(node).map_or(&Content::Other, |node| &node.content)
    }

    pub(super) fn children(&self, node: NodeId) -> &[NodeId] {
        self.nodes.get(node).map_or(&[], |node| &node.children)
    }

    pub(super) fn element(&self, node: NodeId) -> Option<&HtmlElement> {
        match self.content(node) {
            Content::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The element around a node.
    pub(super) fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes.get(node)?.parent.filter(|parent| *parent != DOCUMENT)
    }

    /// All nodes below one, in the order of the page.
    pub(super) fn below(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        let mut waiting: Vec<NodeId> = self.children(node).iter().rev().copied().collect();
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(self.children(next).iter().rev());
            Some(next)
        })
    }

    /// The text below a node as it is written in the page.
    pub(super) fn text(&self, node: NodeId) -> String {
        let texts = self.below(node).filter_map(|node| match self.content(node) {
            Content::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }
}

/// A node as the parser names it.
#[derive(Clone)]
struct NodeHandle {
    node: NodeId,
    name: Rc<QualName>,
}

/// What the parser builds the tree with.
struct TreeBuilder {
    nodes: RefCell<Vec<Node>>,
    /// How deep each node stood when it was put in.
    depths: RefCell<Vec<usize>>,
    is_too_deep: Cell<bool>,
    no_name: Rc<QualName>,
}

impl Default for TreeBuilder {
    fn default() -> Self {
        let builder = Self {
            nodes: RefCell::default(),
            depths: RefCell::default(),
            is_too_deep: Cell::default(),
            no_name: Rc::new(QualName::new(None, html5ever::ns!(), html5ever::local_name!(""))),
        };
        builder.add(Content::Other);
        builder
    }
}

impl TreeBuilder {
    fn add(&self, content: Content) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { parent: None, children: Vec::new(), content });
        self.depths.borrow_mut().push(0);
        nodes.len() - 1
    }

    fn unnamed(&self, node: NodeId) -> NodeHandle {
        NodeHandle { node, name: Rc::clone(&self.no_name) }
    }

    /// Puts a child among those of `parent`, before the one at `place`.
    fn insert(&self, parent: NodeId, place: usize, child: NodeOrText<NodeHandle>) {
        let child = match child {
            NodeOrText::AppendNode(child) => child.node,
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let before = place.checked_sub(1).map(|before| nodes[parent].children[before]);
                if let Some(Node { content: Content::Text(known), .. }) = before.map(|before| &mut nodes[before]) {
                    known.push_str(&text);
                    return;
                }
                drop(nodes);
                self.add(Content::Text(text.to_string()))
            }
        };
        self.detach(child);
        let depth = self.depths.borrow()[parent] + 1;
        self.depths.borrow_mut()[child] = depth;
        self.is_too_deep.set(self.is_too_deep.get() || depth > DEEPEST);
        let mut nodes = self.nodes.borrow_mut();
        nodes[child].parent = Some(parent);
        let place = place.min(nodes[parent].children.len());
        nodes[parent].children.insert(place, child);
    }

    fn detach(&self, node: NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[node].parent.take() {
            // What is moved was put in not long ago.
            let place = nodes[parent].children.iter().rposition(|child| *child == node);
            place.map(|place| nodes[parent].children.remove(place));
        }
    }

    fn count_children(&self, node: NodeId) -> usize {
        self.nodes.borrow()[node].children.len()
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        Ref::map(self.nodes.borrow(), |nodes| &nodes[node].parent).to_owned()
    }
}

impl TreeSink for TreeBuilder {
    type Handle = NodeHandle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeHandle {
        self.unnamed(DOCUMENT)
    }

    fn elem_name<'a>(&'a self, target: &'a NodeHandle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> NodeHandle {
        let mut element = HtmlElement { name: name.local.to_ascii_lowercase().to_string(), ..HtmlElement::default() };
        element.take(attributes);
        NodeHandle { node: self.add(Content::Element(element)), name: Rc::new(name) }
    }

    fn create_comment(&self, _: StrTendril) -> NodeHandle {
        self.unnamed(self.add(Content::Other))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeHandle {
        self.unnamed(self.add(Content::Other))
    }

    fn append(&self, parent: &NodeHandle, child: NodeOrText<NodeHandle>) {
        self.insert(parent.node, self.count_children(parent.node), child);
    }

    fn append_based_on_parent_node(&self, element: &NodeHandle, before: &NodeHandle, child: NodeOrText<NodeHandle>) {
        if self.parent(element.node).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What stands in a template is shown nowhere: it may lie in the template itself, which nothing is read of.
    fn get_template_contents(&self, target: &NodeHandle) -> NodeHandle {
        target.clone()
    }

    fn same_node(&self, one: &NodeHandle, other: &NodeHandle) -> bool {
        one.node == other.node
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeHandle, child: NodeOrText<NodeHandle>) {
        let Some(parent) = self.parent(sibling.node) else { return };
        if let NodeOrText::AppendNode(child) = &child {
            self.detach(child.node);
        }
        let place = self.nodes.borrow()[parent].children.iter().rposition(|child| *child == sibling.node);
        self.insert(parent, place.unwrap_or(0), child);
    }

    fn add_attrs_if_missing(&self, target: &NodeHandle, attributes: Vec<Attribute>) {
        if let Content::Element(element) = &mut self.nodes.borrow_mut()[target.node].content {
            element.take(attributes);
        }
    }

    fn remove_from_parent(&self, target: &NodeHandle) {
        self.detach(target.node);
    }

    fn reparent_children(&self, node: &NodeHandle, parent: &NodeHandle) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[node.node].children);
        for &child in &children {
            nodes[child].parent = Some(parent.node);
        }
        nodes[parent.node].children.extend(children);
    }
}
