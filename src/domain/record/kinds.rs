//! From a kind of record to what is known of it: one table a kind, each in the file of its kind.
use super::entity::Entity;
use super::field::Field;
use super::list::every_kind;
use super::panel::Panel;
use super::section::Section;
use super::table::KindTable;

macro_rules! tables {
    ($($(#[$doc:meta])* $kind:ident $module:ident)+) => {
        impl Entity {
            /// What is known of the kind.
            pub const fn known(self) -> &'static KindTable {
                match self { $(Self::$kind => &super::$module::TABLE),+ }
            }
        }
    };
}

every_kind!(tables);

impl Entity {
    /// Stable name: the table in the store, the key in exports.
    pub const fn table(self) -> &'static str {
        self.known().table
    }

    /// The kind of that stable name.
    pub fn from_table(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.table() == name)
    }

    /// French name with its article, as in « l’action », for sentences.
    pub const fn the(self) -> &'static str {
        self.known().the
    }

    /// French title of the record's form and of its group in a file.
    pub const fn title(self) -> &'static str {
        self.known().title
    }

    /// The section of what is known of a person that records of this kind belong to.
    pub const fn section(self) -> Section {
        self.known().section
    }

    /// The panel of the file where records of this kind are shown.
    pub const fn panel(self) -> Panel {
        self.known().panel
    }

    /// French title of several records of this kind in the whole file.
    pub fn plural(self) -> &'static str {
        let known = self.known();
        let listed = known.listed.map(|(_, heading)| heading);
        known.plural.or(listed).unwrap_or(known.title)
    }

    /// The kinds that rules and statistics read, the person first.
    pub fn counted() -> impl Iterator<Item = Self> {
        let all = Self::ALL.into_iter();
        all.filter(|kind| kind.known().counted)
    }

    /// Whether something is computed from records of this kind.
    pub fn is_counted(self) -> bool {
        self.known().counted
    }

    /// Whether records of this kind belong to one person (and so feed the person's deadlines).
    pub fn belongs_to_person(self) -> bool {
        self == Self::Allocataire || self.field("allocataire_id").is_some()
    }

    /// The kinds of what the service keeps of itself, beside its colleagues and structures.
    pub fn of_service() -> impl Iterator<Item = Self> {
        let known = |it: &Self| !matches!(it, Self::Organization | Self::Agent);
        Self::ALL
            .into_iter()
            .filter(move |it| known(it) && !it.belongs_to_person())
    }

    /// The column that says whose its records are.
    pub const fn owner(self) -> &'static str {
        match self {
            Self::Allocataire => "id",
            _ => "allocataire_id",
        }
    }

    /// Fields in the order of the form.
    pub const fn fields(self) -> &'static [Field] {
        self.known().fields
    }

    /// The field of that name.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }

    /// Position of the field of that name.
    pub fn position(self, name: &str) -> Option<usize> {
        self.fields().iter().position(|field| field.name == name)
    }
}
