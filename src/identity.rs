//! Who is at the keyboard, as the operating system knows it. `$USER` is never read, because
//! anyone can set it. Knows no screen.
use std::fs;
use std::path::Path;

use crate::domain::change::Author;
use crate::domain::text::clean_line;
use crate::store::{Result, Store};

/// Value of `/proc/self/loginuid` when nobody has logged in.
const NOBODY: u32 = u32::MAX;

/// The account that runs the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnixUser {
    /// Number of the account.
    pub uid: u32,
    /// Number of the account that logged in, when the system keeps it. `su` and `sudo` do not
    /// change it.
    pub login_uid: Option<u32>,
    /// Name of the account (« crivière »), or its number when it has no name.
    pub name: String,
    /// Name of the person, when it is written in the account.
    pub full_name: Option<String>,
    /// The process and the terminal: « 4211@pts/3 ».
    pub session: String,
}

impl UnixUser {
    /// Reads the current account from the system.
    pub fn current() -> Self {
        let map = fs::read_to_string("/proc/self/uid_map").unwrap_or_default();
        let uid = outside(&map, rustix::process::getuid().as_raw());
        let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let login = fs::read_to_string("/proc/self/loginuid").unwrap_or_default();
        let (name, full_name) =
            account(&accounts, uid).unwrap_or_else(|| (format!("compte {uid}"), None));
        Self {
            uid,
            login_uid: login_uid(&login),
            name,
            full_name,
            session: format!("{}@{}", std::process::id(), terminal()),
        }
    }

    /// The author of what this account writes in a store: the agent of that account if there is
    /// one, otherwise the account itself.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn author(&self, store: &Store) -> Result<Author> {
        let agent = store.agent_of_account(&self.name)?;
        let name = agent.as_ref().map(|agent| {
            let word = |field| agent.text(field).unwrap_or_default();
            format!("{} {}", word("prenom"), word("nom"))
                .trim()
                .to_owned()
        });
        Ok(Author {
            agent: agent.map(|agent| agent.id),
            name: name
                .filter(|name| !name.is_empty())
                .unwrap_or_else(|| self.name.clone()),
            session: self.session.clone(),
        })
    }
}

/// Finds the name of an account and of its person in a list like `/etc/passwd`.
fn account(list: &str, uid: u32) -> Option<(String, Option<String>)> {
    list.lines().find_map(|line| {
        let mut parts = line.split(':');
        let name = parts.next().filter(|name| !name.is_empty())?;
        let number: u32 = parts.nth(1)?.parse().ok()?;
        if number != uid {
            return None;
        }
        let person = parts.nth(1)?.split(',').next().map(clean_line);
        Some((clean_line(name), person.filter(|text| !text.is_empty())))
    })
}

/// The number that an account of a user namespace has outside: anyone can make one, where they are anyone.
fn outside(map: &str, uid: u32) -> u32 {
    let line = |line: &str| {
        let mut numbers = line.split_whitespace().map(|it| it.parse::<u32>().ok());
        let [inside, outside, count] = [numbers.next()??, numbers.next()??, numbers.next()??];
        let at = uid.checked_sub(inside).filter(|at| *at < count)?;
        outside.checked_add(at)
    };
    map.lines().find_map(line).unwrap_or(uid)
}

fn login_uid(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|uid| *uid != NOBODY)
}

/// The terminal (« pts/3 »), or « hors terminal » when the program has none.
fn terminal() -> String {
    ["/proc/self/fd/0", "/proc/self/fd/2"]
        .iter()
        .filter_map(|fd| fs::read_link(fd).ok())
        .find_map(|path| {
            let name = path.strip_prefix(Path::new("/dev")).ok()?.to_str()?;
            (name.starts_with("pts/") || name.starts_with("tty")).then(|| name.to_owned())
        })
        .unwrap_or_else(|| "hors terminal".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNTS: &str = "root:x:0:0:root:/root:/bin/bash\n\
        +nis\n\
        criviere:x:1001:1001:Claire Rivière,Bureau 2,,:/home/criviere:/bin/bash\n\
        agasset:x:1002:1002::/home/agasset:/bin/bash\n";

    #[test]
    fn an_account_is_found_by_its_number_alone() {
        assert_eq!(
            account(ACCOUNTS, 1001),
            Some(("criviere".into(), Some("Claire Rivière".into())))
        );
        assert_eq!(account(ACCOUNTS, 1002), Some(("agasset".into(), None)));
        assert_eq!(account(ACCOUNTS, 4242), None);
    }

    #[test]
    fn whoever_claims_an_account_in_a_namespace_of_theirs_stays_who_they_are() {
        assert_eq!(outside("         0          0 4294967295\n", 1001), 1001);
        // « unshare --map-user=1001 », by the account 1002.
        assert_eq!(outside("      1001       1002          1\n", 1001), 1002);
        assert_eq!(outside("0 1000 1\n1 100000 65536\n", 5), 100_004);
        assert_eq!(outside("", 1001), 1001);
    }

    #[test]
    fn nobody_logged_in_is_no_account() {
        assert_eq!(login_uid("1001\n"), Some(1001));
        assert_eq!(login_uid("4294967295"), None);
        assert_eq!(login_uid(""), None);
    }

    #[test]
    fn the_session_names_process_and_terminal() {
        let user = UnixUser::current();
        let own = format!("{}@", std::process::id());
        assert!(user.session.starts_with(&own), "{}", user.session);
    }
}
