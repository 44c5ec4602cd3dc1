//! Agents and structures: found by name, in whatever order, shortened, or by address; asked when the name is only
//! near; made otherwise.
use crate::exchange::import::prelude::*;
use std::collections::HashMap;

use super::likeness::{self, Likeness, place_key};
use super::plan::Plan;
use crate::domain::record::agent::AgentRecord;
use crate::domain::record::organization::OrganizationRecord;
use crate::domain::text::display_name;
use crate::exchange::import::field::NameOrder;
use crate::exchange::import::names;
use crate::store::{Result, Store};

/// Everyone and everywhere, as the import goes.
#[derive(Debug)]
pub(super) struct Directory {
    agents: Vec<Agent>,
    by_name: HashMap<String, Vec<usize>>,
    by_email: HashMap<String, usize>,
    places: HashMap<String, Id>,
    /// The structures as they are written.
    place_names: Vec<String>,
    /// Who is like a name that nobody bears: looked for once.
    alike: HashMap<String, Vec<(usize, Likeness)>>,
    /// What the row being read makes: position of its operation.
    pending: Vec<(usize, Pending)>,
}

#[derive(Debug)]
struct Agent {
    id: Id,
    /// « PETIT Luc », or the address when nothing else is known.
    name: String,
    /// The words of the nom and of the prénom.
    words: [Vec<String>; 2],
    version: i64,
    email: Option<String>,
    /// Nothing is known but the address.
    nameless: bool,
    organization: Option<Id>,
}

#[derive(Debug)]
enum Pending {
    Agent(Who),
    Place(String),
}

/// The référent that a row names.
#[derive(Clone, Debug, Default)]
pub(super) struct Who {
    last: String,
    first: String,
    email: String,
}

/// What the directory knows of someone.
pub(super) enum Found {
    Known(Id),
    /// By a shortened name that only one bears.
    Short(Id),
    /// Someone whose name is near, and who may be another.
    Near(Id),
    Unknown,
    Several,
}

impl Directory {
    pub(super) fn read(store: &Store) -> Result<Self> {
        let mut directory = Self {
            agents: Vec::new(),
            by_name: HashMap::new(),
            by_email: HashMap::new(),
            places: HashMap::new(),
            place_names: Vec::new(),
            alike: HashMap::new(),
            pending: Vec::new(),
        };
        for row in store.all_rows(Entity::Agent)? {
            directory.add_agent(&row);
        }
        let mut places = store.all_rows(Entity::Organization)?;
        places.sort_by_key(|row| row.id);
        for row in places {
            let name = OrganizationRecord::of(&row).name().unwrap_or_default();
            directory.places.entry(place_key(name)).or_insert(row.id);
            directory.place_names.push(name.to_owned());
        }
        Ok(directory)
    }

    fn add_agent(&mut self, row: &Row) {
        let agent = AgentRecord::of(row);
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let who = Who {
            last: text(agent.last_name()),
            first: text(agent.first_name()),
            email: text(agent.email()).to_lowercase(),
        };
        self.add(&who, row.id, row.version, agent.organization());
    }

    fn add(&mut self, who: &Who, id: Id, version: i64, organization: Option<Id>) {
        let at = self.agents.len();
        self.alike.clear();
        if !who.email.is_empty() {
            self.by_email.entry(who.email.clone()).or_insert(at);
        }
        self.by_name.entry(who.key()).or_default().push(at);
        self.agents.push(Agent {
            id,
            name: match who.is_nameless() {
                true => who.email.clone(),
                false => display_name(&who.last, &who.first),
            },
            words: match who.is_nameless() {
                true => Default::default(),
                false => [&who.last, &who.first].map(|name| likeness::words(name)),
            },
            version,
            nameless: who.is_nameless(),
            email: Some(who.email.clone()).filter(|email| !email.is_empty()),
            organization,
        });
    }

    /// Who follows the person, by the row.
    pub(super) fn named(&self, plan: &Plan<'_>) -> Option<Who> {
        let text = |field: F| plan.row.get(field).unwrap_or_default().to_owned();
        let (name, first) = (text(F::Referent), text(F::ReferentFirstName));
        let email = text(F::ReferentEmail);
        if name.is_empty() && email.is_empty() {
            return None;
        }
        let split = names::split(&name, NameOrder::Unknown).ok();
        let (last, first) = match split.filter(|_| first.is_empty()) {
            Some(names) => (names.last, names.first),
            None => (names::without_title(&name).to_owned(), first),
        };
        Some(Who { last, first, email })
    }

    /// Looks for someone; `near` settles between namesakes: the agent who follows the person, or
    /// those of the structure.
    pub(super) fn find(&mut self, who: &Who, current: Option<Id>, near: Option<Id>) -> Found {
        if let Some(agent) = self
            .by_email
            .get(&who.email)
            .and_then(|at| self.agents.get(*at))
        {
            return Found::Known(agent.id);
        }
        if who.is_nameless() && !self.by_name.contains_key(&who.key()) {
            return Found::Unknown;
        }
        let namesakes = self.by_name.get(&who.key()).into_iter().flatten();
        let found: Vec<&Agent> = namesakes
            .filter_map(|at| self.agents.get(*at))
            // Another address is another person.
            .filter(|agent| who.email.is_empty() || agent.email.is_none())
            .collect();
        if let [one] = found.as_slice() {
            return Found::Known(one.id);
        }
        if let Some(one) = found.iter().find(|one| Some(one.id) == current) {
            return Found::Known(one.id);
        }
        let mut close = found
            .iter()
            .filter(|one| near.is_some() && one.organization == near);
        match (close.next(), close.next(), found.is_empty()) {
            (Some(one), None, _) => Found::Known(one.id),
            (_, _, false) => Found::Several,
            (_, _, true) if who.is_nameless() => Found::Unknown,
            (_, _, true) => self.alike(who, current, near),
        }
    }

    /// Looks for someone whose name is shortened or badly spelt. Who follows the person already is not
    /// replaced by their own name.
    fn alike(&mut self, who: &Who, current: Option<Id>, near: Option<Id>) -> Found {
        let name = likeness::words(&format!("{} {}", who.last, who.first));
        let agents = &self.agents;
        let alike = self.alike.entry(name.join(" ")).or_insert_with(|| {
            let like = |(at, agent): (usize, &Agent)| {
                let [last, first] = &agent.words;
                Some((at, likeness::of(&name, last, first)?))
            };
            agents.iter().enumerate().filter_map(like).collect()
        });
        let another = |agent: &Agent| !who.email.is_empty() && agent.email.is_some();
        let found: Vec<(&Agent, Likeness)> = alike
            .iter()
            .filter_map(|(at, like)| Some((agents.get(*at)?, *like)))
            .filter(|(agent, _)| !another(agent))
            .collect();
        let own = found.iter().find(|(agent, _)| Some(agent.id) == current);
        if let Some((agent, like)) = own {
            return match like {
                Likeness::Short | Likeness::Part => Found::Known(agent.id),
                Likeness::Spelling => Found::Near(agent.id),
            };
        }
        let short = found.iter().filter(|(_, like)| *like == Likeness::Short);
        let short: Vec<&Agent> = short.map(|(agent, _)| *agent).collect();
        let mut close = short
            .iter()
            .filter(|it| near.is_some() && it.organization == near);
        match (short.as_slice(), close.next(), close.next()) {
            ([one], _, _) => Found::Short(one.id),
            ([_, ..], Some(one), None) => Found::Short(one.id),
            ([_, ..], _, _) => Found::Several,
            ([], _, _) => found
                .first()
                .map_or(Found::Unknown, |(agent, _)| Found::Near(agent.id)),
        }
    }

    /// Completes an agent of whom the file knows more: a name for an address, an address.
    pub(super) fn complete(&mut self, plan: &mut Plan<'_>, id: Id, who: &Who) {
        let Some(at) = self.agents.iter().position(|agent| agent.id == id) else {
            return;
        };
        let Some(agent) = self.agents.get_mut(at) else {
            return;
        };
        let mut values = Values::new();
        if agent.nameless && !who.last.is_empty() {
            values.push(("nom", who.last.as_str().into()));
            values.push(("prenom", who.first.as_str().into()));
            agent.nameless = false;
            agent.name = display_name(&who.last, &who.first);
            agent.words = [&who.last, &who.first].map(|name| likeness::words(name));
            self.alike.clear();
            self.by_name.entry(who.key()).or_default().push(at);
        }
        if agent.email.is_none() && !who.email.is_empty() {
            values.push(("courriel", who.email.as_str().into()));
            agent.email = Some(who.email.clone());
            self.by_email.insert(who.email.clone(), at);
        }
        if !values.is_empty() {
            plan.ops.push(Op::Update {
                entity: Entity::Agent,
                id,
                version: agent.version,
                values,
            });
            agent.version += 1;
        }
    }

    /// Makes an agent, who is no login.
    pub(super) fn make_agent(
        &mut self,
        plan: &mut Plan<'_>,
        who: Who,
        place: Option<&Value>,
    ) -> Value {
        let last = if who.last.is_empty() {
            &who.email
        } else {
            &who.last
        };
        let mut values: Values = vec![
            ("nom", last.as_str().into()),
            ("fonction", "referent".into()),
        ];
        let known = [("prenom", &who.first), ("courriel", &who.email)];
        for (field, text) in known.into_iter().filter(|(_, text)| !text.is_empty()) {
            values.push((field, text.as_str().into()));
        }
        values.extend(place.map(|place| ("structure_id", place.clone())));
        let made = plan.insert(Entity::Agent, values);
        self.pending.push((plan.ops.len() - 1, Pending::Agent(who)));
        made
    }

    /// Name of an agent.
    pub(super) fn name(&self, id: Id) -> &str {
        let found = self.agents.iter().find(|agent| agent.id == id);
        found.map_or("", |agent| &agent.name)
    }

    /// The structure of that name.
    pub(super) fn place(&self, name: &str) -> Option<Id> {
        self.places.get(&place_key(name)).copied()
    }

    /// A structure whose name is near.
    pub(super) fn near_place(&self, name: &str) -> Option<&str> {
        let near = |it: &&String| likeness::are_near(it, name);
        self.place_names.iter().find(near).map(String::as_str)
    }

    /// Makes a structure.
    pub(super) fn make_place(&mut self, plan: &mut Plan<'_>, name: &str) -> Value {
        let made = plan.insert(Entity::Organization, vec![("nom", name.into())]);
        self.pending
            .push((plan.ops.len() - 1, Pending::Place(name.to_owned())));
        made
    }

    /// Takes in what the row made, once it has its numbers.
    pub(super) fn settle(&mut self, made: &[Id]) {
        for (at, what) in std::mem::take(&mut self.pending) {
            let Some(id) = made.get(at).copied() else {
                continue;
            };
            match what {
                Pending::Agent(who) => self.add(&who, id, 1, None),
                Pending::Place(name) => {
                    self.places.insert(place_key(&name), id);
                    self.place_names.push(name);
                }
            }
        }
    }
}

impl Who {
    fn is_nameless(&self) -> bool {
        self.last.is_empty() || self.last == self.email
    }

    /// Words of the name in alphabetical order, without « M. » or « Mme »; those of the address
    /// when that is all there is: « julie.perrin@… » is « Julie PERRIN ».
    fn key(&self) -> String {
        let text = if self.is_nameless() {
            let local = self.email.split('@').next().unwrap_or_default();
            fold(local)
        } else {
            fold(&format!("{} {}", self.last, self.first))
        };
        let mut words = likeness::words(&text);
        words.sort_unstable();
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_either_order_with_a_title_or_from_its_address() {
        let who = |last: &str, first: &str, email: &str| Who {
            last: last.into(),
            first: first.into(),
            email: email.into(),
        };
        let key = who("PERRIN", "Julie", "").key();
        for other in [
            who("Julie", "Perrin", ""),
            who("Mme Julie PERRIN", "", ""),
            who("", "", "julie.perrin@exemple.fr"),
            who("julie.perrin@exemple.fr", "", "julie.perrin@exemple.fr"),
        ] {
            assert_eq!(other.key(), key);
        }
        assert_ne!(who("PERRIN", "", "").key(), key);
    }
}
