//! The persons of one figure: who they are, the day and the delay of what is counted, why they are there. A list
//! of numbers, of which only those shown are read. Knows no screen.
use std::collections::HashMap;
use std::io::Write;

use crate::domain::date::{Date, full};
use crate::domain::record::{Entity, Id};
use crate::domain::rights::Act;
use crate::domain::text::{CSV_MARK, csv_row, display_name, joined};
use crate::domain::vocabulary::Consultation;
use crate::statistics::{Behind, Indicator, Part, words};
use crate::store::{Case, Class, CountUnit, Measure, Result, Selection, Store};
use crate::words::names::Names;

/// Someone of the list, as they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Number.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Name of who follows them.
    pub referent: String,
    /// The day of what is counted.
    pub day: Option<Date>,
    /// How many days it took.
    pub delay: Option<i64>,
    /// Why they are there, as far as the figure knows.
    pub reason: String,
}

/// The persons of one figure of an indicator.
#[derive(Clone, Debug)]
pub struct Persons {
    /// Their numbers, each once, in order.
    pub ids: Vec<Id>,
    /// The last case of each.
    cases: HashMap<Id, Case>,
    measure: Measure,
    part: Part,
}

impl Persons {
    /// Those of a figure, among all that are behind the indicator.
    pub fn of(behind: &Behind, measure: Measure, part: Part) -> Self {
        let mut cases: HashMap<Id, Case> = HashMap::new();
        for case in behind.cases.iter().filter(|it| part.has(&it.class)) {
            let known = cases.get(&case.person);
            if known.is_none_or(|known| known.day < case.day) {
                cases.insert(case.person, case.clone());
            }
        }
        Self {
            ids: part.of(behind),
            cases,
            measure,
            part,
        }
    }

    /// Whether these are agents, who have no file.
    pub fn are_agents(&self) -> bool {
        self.measure.counted() == CountUnit::Agent
    }

    /// Reads some of them, from one position on.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn read(
        &self,
        store: &Store,
        names: &Names,
        (from, count): (usize, usize),
    ) -> Result<Vec<Shown>> {
        let ids = self.ids.iter().skip(from).take(count);
        ids.map(|id| {
            let case = self.cases.get(id);
            Ok(Shown {
                id: *id,
                name: self.name(store, names, *id)?,
                referent: names.agent(case.and_then(|it| it.referent)).to_owned(),
                day: case.and_then(|it| it.day),
                delay: case.and_then(|it| it.delay),
                reason: case.map(|it| self.reason(it)).unwrap_or_default(),
            })
        })
        .collect()
    }

    fn name(&self, store: &Store, names: &Names, id: Id) -> Result<String> {
        if self.are_agents() {
            return Ok(names.agent(Some(id)).to_owned());
        }
        let row = store.row(Entity::Allocataire, id)?;
        let text = |field| row.text(field).unwrap_or_default();
        Ok(display_name(text("nom"), text("prenom")))
    }

    /// Why a case is there, as far as the figure does not say it already.
    fn reason(&self, case: &Case) -> String {
        let rule = matches!(
            self.measure,
            Measure::Rule { .. } | Measure::Recurring { .. }
        );
        let of_class = match (&case.class, self.part) {
            (Class::Apart(cause), _) => words::cause(cause),
            (Class::WaitingDone, _) => "déjà fait".to_owned(),
            (Class::Waiting, _) if rule => "pas encore fait".to_owned(),
            (Class::NotMet, _) if rule && case.delay.is_none() => "pas fait".to_owned(),
            (Class::NotMet, _) if rule => "fait hors délai".to_owned(),
            (Class::Met, Part::Denominator) => "y répond".to_owned(),
            (Class::NotMet, Part::Denominator) => "n’y répond pas".to_owned(),
            (_, _) => String::new(),
        };
        let bucket = case.bucket.as_deref();
        let bucket = bucket.map(|code| words::bucket(self.measure, code));
        joined([of_class, bucket.unwrap_or_default()], ", ")
    }

    /// Writes all of them as a spreadsheet, with the figure that they stand behind: a consultation of each.
    ///
    /// # Errors
    /// When whoever asks may not, the store can't be read or the text can't be written.
    pub fn csv(
        &self,
        store: &Store,
        (indicator, selection): (&Indicator, &Selection),
        out: &mut dyn Write,
    ) -> Result<()> {
        store.allow(Act::Export)?;
        let names = Names::of(
            &store.all_rows(Entity::Agent)?,
            &store.all_rows(Entity::Organization)?,
        );
        store.consulted(Consultation::Export, &self.ids);
        out.write_all(CSV_MARK.as_bytes())?;
        out.write_all(csv_row(HEADINGS).as_bytes())?;
        for it in self.read(store, &names, (0, usize::MAX))? {
            let cells = [
                indicator.label.to_owned(),
                self.part.label().to_owned(),
                full(selection.from),
                full(selection.to),
                it.id.to_string(),
                it.name,
                it.referent,
                it.day.map(full).unwrap_or_default(),
                it.delay.map(|days| days.to_string()).unwrap_or_default(),
                it.reason,
            ];
            out.write_all(csv_row(cells).as_bytes())?;
        }
        out.flush()?;
        Ok(())
    }
}

const HEADINGS: [&str; 10] = [
    "Indicateur",
    "Chiffre",
    "Du",
    "Au",
    "Numéro",
    "Nom",
    "Référent",
    "Jour",
    "Délai (jours)",
    "Pourquoi",
];
