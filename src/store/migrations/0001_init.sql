-- First schema. Never edited: later changes are further steps.

CREATE TABLE structure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  nom TEXT,
  type TEXT,
  departement TEXT,
  territoire TEXT,
  fuseau TEXT,
  jeu_de_regles TEXT,
  telephone TEXT,
  adresse TEXT
) STRICT;

CREATE TABLE agent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  nom TEXT,
  prenom TEXT,
  fonction TEXT,
  structure_id INTEGER REFERENCES structure(id),
  utilisateur TEXT,
  courriel TEXT,
  telephone TEXT,
  forme_mappi_le TEXT CHECK (length(forme_mappi_le) = 10),
  du TEXT CHECK (length(du) = 10),
  au TEXT CHECK (length(au) = 10)
) STRICT;

CREATE TABLE allocataire (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  civilite TEXT,
  nom TEXT,
  prenom TEXT,
  nom_naissance TEXT,
  ne_le TEXT CHECK (length(ne_le) = 10),
  telephone TEXT,
  telephone_2 TEXT,
  courriel TEXT,
  adresse TEXT,
  complement TEXT,
  code_postal TEXT,
  commune TEXT,
  n_caf TEXT,
  role_foyer TEXT,
  n_france_travail TEXT,
  n_demande_rsa TEXT,
  id_externe TEXT,
  situation_familiale TEXT,
  enfants INTEGER,
  logement TEXT,
  niveau TEXT,
  permis TEXT,
  moyens TEXT,
  activite TEXT,
  metier_recherche TEXT,
  etiquettes TEXT,
  note TEXT
) STRICT;

CREATE TABLE parcours (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  structure_id INTEGER REFERENCES structure(id),
  jeu_de_regles TEXT,
  modele_suivi TEXT,
  demande_rsa_le TEXT CHECK (length(demande_rsa_le) = 10),
  demande_complete_le TEXT CHECK (length(demande_complete_le) = 10),
  droits_notifies_le TEXT CHECK (length(droits_notifies_le) = 10),
  notif_droits_recue_cd_le TEXT CHECK (length(notif_droits_recue_cd_le) = 10),
  entree_rsa_le TEXT CHECK (length(entree_rsa_le) = 10),
  prise_en_charge_le TEXT CHECK (length(prise_en_charge_le) = 10),
  sortie_le TEXT CHECK (length(sortie_le) = 10),
  sortie_motif TEXT,
  sortie_precision TEXT,
  sortie_note TEXT
) STRICT;
CREATE INDEX parcours_allocataire ON parcours(allocataire_id);

CREATE TABLE orientation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  parcours_id INTEGER REFERENCES parcours(id),
  origine TEXT,
  type TEXT,
  organe TEXT,
  structure_id INTEGER REFERENCES structure(id),
  demandee_le TEXT CHECK (length(demandee_le) = 10),
  decidee_le TEXT CHECK (length(decidee_le) = 10),
  notifiee_le TEXT CHECK (length(notifiee_le) = 10),
  decision TEXT,
  scenario TEXT,
  motif TEXT
) STRICT;
CREATE INDEX orientation_allocataire ON orientation(allocataire_id);

CREATE TABLE affectation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  agent_id INTEGER REFERENCES agent(id),
  fonction TEXT,
  du TEXT CHECK (length(du) = 10),
  au TEXT CHECK (length(au) = 10)
) STRICT;
CREATE INDEX affectation_allocataire ON affectation(allocataire_id);
CREATE INDEX affectation_agent ON affectation(agent_id);

CREATE TABLE situation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  faite_le TEXT CHECK (length(faite_le) = 10),
  commentaire TEXT,
  objectifs TEXT,
  motivations TEXT,
  atouts TEXT,
  potentiel TEXT,
  reseau TEXT,
  validee_le TEXT CHECK (length(validee_le) = 10)
) STRICT;
CREATE INDEX situation_allocataire ON situation(allocataire_id);

CREATE TABLE constat (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  situation_id INTEGER REFERENCES situation(id),
  theme TEXT,
  constats TEXT,
  commentaire TEXT
) STRICT;
CREATE INDEX constat_allocataire ON constat(allocataire_id);

CREATE TABLE objectif (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  genre TEXT,
  ordre INTEGER,
  libelle TEXT,
  code TEXT,
  debut TEXT CHECK (length(debut) = 10),
  echeance TEXT CHECK (length(echeance) = 10),
  statut TEXT,
  fin TEXT CHECK (length(fin) = 10)
) STRICT;
CREATE INDEX objectif_allocataire ON objectif(allocataire_id);

CREATE TABLE action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  objectif_id INTEGER REFERENCES objectif(id),
  ordre INTEGER,
  libelle TEXT,
  code TEXT,
  acteur_genre TEXT,
  acteur_structure TEXT,
  acteur_nom TEXT,
  acteur_contact TEXT,
  operateur TEXT,
  echeance TEXT CHECK (length(echeance) = 10),
  statut TEXT,
  motif TEXT,
  debut TEXT CHECK (length(debut) = 10),
  fin TEXT CHECK (length(fin) = 10),
  qualite TEXT,
  impact TEXT,
  evaluee_le TEXT CHECK (length(evaluee_le) = 10),
  commentaire TEXT
) STRICT;
CREATE INDEX action_allocataire ON action(allocataire_id);

CREATE TABLE rdv (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  parcours_id INTEGER REFERENCES parcours(id),
  type TEXT,
  prevu_le TEXT CHECK (length(prevu_le) = 10),
  heure TEXT CHECK (length(heure) = 5),
  duree INTEGER,
  canal TEXT,
  lieu TEXT,
  collectif INTEGER CHECK (collectif IN (0,1)),
  agent_id INTEGER REFERENCES agent(id),
  statut TEXT,
  statut_le TEXT CHECK (length(statut_le) = 10),
  cree_le TEXT CHECK (length(cree_le) = 10),
  compte_rendu TEXT
) STRICT;
CREATE INDEX rdv_allocataire ON rdv(allocataire_id);

CREATE TABLE action_specifique (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  rdv_id INTEGER REFERENCES rdv(id),
  type TEXT,
  faite_le TEXT CHECK (length(faite_le) = 10),
  note TEXT
) STRICT;
CREATE INDEX action_specifique_allocataire ON action_specifique(allocataire_id);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  fait_le TEXT CHECK (length(fait_le) = 10),
  heure TEXT CHECK (length(heure) = 5),
  canal TEXT,
  sens TEXT,
  resultat TEXT,
  bilateral INTEGER CHECK (bilateral IN (0,1)),
  agent_id INTEGER REFERENCES agent(id),
  note TEXT
) STRICT;
CREATE INDEX contact_allocataire ON contact(allocataire_id);

CREATE TABLE contrat (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  parcours_id INTEGER REFERENCES parcours(id),
  nature TEXT,
  rang TEXT,
  formulaire TEXT,
  redige_le TEXT CHECK (length(redige_le) = 10),
  signe_allocataire_le TEXT CHECK (length(signe_allocataire_le) = 10),
  signe_referent_le TEXT CHECK (length(signe_referent_le) = 10),
  debut TEXT CHECK (length(debut) = 10),
  fin TEXT CHECK (length(fin) = 10),
  transmis_le TEXT CHECK (length(transmis_le) = 10),
  decision TEXT,
  decide_le TEXT CHECK (length(decide_le) = 10),
  fin_anticipee_le TEXT CHECK (length(fin_anticipee_le) = 10),
  annule_le TEXT CHECK (length(annule_le) = 10),
  heures_semaine INTEGER,
  note TEXT
) STRICT;
CREATE INDEX contrat_allocataire ON contrat(allocataire_id);

CREATE TABLE revue (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  faite_le TEXT CHECK (length(faite_le) = 10),
  declencheur TEXT,
  action_id INTEGER REFERENCES action(id),
  resultats TEXT,
  progression TEXT
) STRICT;
CREATE INDEX revue_allocataire ON revue(allocataire_id);

CREATE TABLE diagnostic (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  etabli_le TEXT CHECK (length(etabli_le) = 10),
  type TEXT,
  auteur TEXT,
  note TEXT
) STRICT;
CREATE INDEX diagnostic_allocataire ON diagnostic(allocataire_id);

CREATE TABLE accord (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  destinataire TEXT,
  nom TEXT,
  sections TEXT,
  but TEXT,
  reponse TEXT,
  donne_le TEXT CHECK (length(donne_le) = 10),
  forme TEXT,
  recueilli_par TEXT,
  expire_le TEXT CHECK (length(expire_le) = 10),
  retire_le TEXT CHECK (length(retire_le) = 10)
) STRICT;
CREATE INDEX accord_allocataire ON accord(allocataire_id);

CREATE TABLE partage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  accord_id INTEGER REFERENCES accord(id),
  diagnostic_id INTEGER REFERENCES diagnostic(id),
  fait_le TEXT CHECK (length(fait_le) = 10),
  contenu TEXT
) STRICT;
CREATE INDEX partage_allocataire ON partage(allocataire_id);

CREATE TABLE neutralisation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  motif TEXT,
  debut TEXT CHECK (length(debut) = 10),
  fin TEXT CHECK (length(fin) = 10),
  regles TEXT,
  note TEXT
) STRICT;
CREATE INDEX neutralisation_allocataire ON neutralisation(allocataire_id);

CREATE TABLE sans_objet (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  regle TEXT,
  motif TEXT,
  decide_le TEXT CHECK (length(decide_le) = 10)
) STRICT;
CREATE INDEX sans_objet_allocataire ON sans_objet(allocataire_id);

CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  objet TEXT,
  objet_id INTEGER,
  ancienne TEXT,
  nouvelle TEXT,
  reporte_le TEXT CHECK (length(reporte_le) = 10),
  demande_par TEXT,
  motif TEXT
) STRICT;
CREATE INDEX report_allocataire ON report(allocataire_id);

CREATE INDEX rdv_prevu ON rdv(prevu_le, heure, allocataire_id) WHERE statut = 'prevu' AND supprime = 0;
CREATE INDEX rdv_a_venir ON rdv(allocataire_id, prevu_le, heure) WHERE statut = 'prevu' AND supprime = 0;
CREATE INDEX allocataire_caf ON allocataire(n_caf) WHERE n_caf IS NOT NULL;
CREATE INDEX allocataire_ne_le ON allocataire(ne_le) WHERE ne_le IS NOT NULL;
CREATE INDEX allocataire_telephone ON allocataire(telephone) WHERE telephone IS NOT NULL;
CREATE INDEX allocataire_telephone_2 ON allocataire(telephone_2) WHERE telephone_2 IS NOT NULL;
CREATE INDEX allocataire_courriel ON allocataire(courriel) WHERE courriel IS NOT NULL;
CREATE INDEX allocataire_externe ON allocataire(id_externe) WHERE id_externe IS NOT NULL;

-- What was done, by whom, in words; undo and redo read it.
CREATE TABLE acte (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  auteur_id INTEGER REFERENCES agent(id),
  auteur TEXT NOT NULL,
  session TEXT NOT NULL,
  fait_a TEXT NOT NULL,
  nature TEXT NOT NULL,
  libelle TEXT NOT NULL,
  allocataire_id INTEGER REFERENCES allocataire(id),
  cible_id INTEGER REFERENCES acte(id),
  annule INTEGER NOT NULL DEFAULT 0 CHECK (annule IN (0,1)),
  inacheve INTEGER NOT NULL DEFAULT 0 CHECK (inacheve IN (0,1))
) STRICT;
CREATE INDEX acte_allocataire ON acte(allocataire_id);
CREATE INDEX acte_auteur ON acte(auteur, id);
CREATE INDEX acte_inacheve ON acte(id) WHERE inacheve = 1;

-- Values before and after, record by record.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  acte_id INTEGER NOT NULL REFERENCES acte(id),
  allocataire_id INTEGER REFERENCES allocataire(id),
  objet TEXT NOT NULL,
  objet_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  avant TEXT,
  apres TEXT NOT NULL
) STRICT;
CREATE INDEX journal_acte ON journal(acte_id);
CREATE INDEX journal_allocataire ON journal(allocataire_id);
CREATE INDEX journal_objet ON journal(objet, objet_id);

-- Trace: who, when, which record, and a keyed digest of its values. Rows are only added.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  fait_a TEXT NOT NULL,
  auteur TEXT NOT NULL,
  session TEXT NOT NULL,
  nature TEXT NOT NULL,
  acte_id INTEGER NOT NULL,
  objet TEXT NOT NULL,
  objet_id INTEGER NOT NULL,
  empreinte TEXT NOT NULL,
  maillon TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_sans_modification BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit: append only'); END;
CREATE TRIGGER audit_sans_suppression BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit: append only'); END;
-- One secret a record: erasing it makes the digests of that record unreadable for ever.
CREATE TABLE secret (
  objet TEXT NOT NULL,
  objet_id INTEGER NOT NULL,
  cle TEXT NOT NULL,
  PRIMARY KEY (objet, objet_id)
) STRICT;

-- Derived: one row a live deadline; rebuilt in the transaction of each write.
CREATE TABLE echeance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  regle TEXT NOT NULL,
  niveau TEXT NOT NULL,
  alerte INTEGER NOT NULL CHECK (alerte IN (0,1)),
  objet TEXT,
  objet_id INTEGER,
  evenement TEXT,
  depart_le TEXT,
  due TEXT,
  bientot_le TEXT,
  visible_le TEXT,
  jusque_le TEXT,
  neutralise_du TEXT,
  neutralise_au TEXT,
  neutralise_motif TEXT,
  detail TEXT
) STRICT;
CREATE INDEX echeance_allocataire ON echeance(allocataire_id, alerte, due, bientot_le, visible_le, jusque_le, neutralise_du, neutralise_au);
CREATE INDEX echeance_due ON echeance(due, allocataire_id, id, bientot_le, visible_le, jusque_le, neutralise_du, neutralise_au) WHERE alerte = 1 AND due IS NOT NULL;

-- Derived: one row a person, for the list and the search.
CREATE TABLE ligne (
  allocataire_id INTEGER PRIMARY KEY REFERENCES allocataire(id),
  cle TEXT NOT NULL,
  nom TEXT NOT NULL,
  mots TEXT NOT NULL,
  ouvert INTEGER NOT NULL CHECK (ouvert IN (0,1)),
  referent_id INTEGER,
  structure_id INTEGER,
  orientation TEXT,
  premier_due TEXT,
  inconnu_le TEXT,
  particulier INTEGER NOT NULL CHECK (particulier IN (0,1)),
  contact_le TEXT NOT NULL
) STRICT;
CREATE INDEX ligne_cle ON ligne(ouvert, cle, nom, allocataire_id);
CREATE INDEX ligne_due ON ligne(ouvert, premier_due, allocataire_id);
CREATE INDEX ligne_inconnu ON ligne(ouvert, cle, allocataire_id, inconnu_le) WHERE inconnu_le IS NOT NULL;
CREATE INDEX ligne_particulier ON ligne(ouvert, cle, allocataire_id) WHERE particulier = 1;
CREATE INDEX ligne_sans_due ON ligne(ouvert, cle, allocataire_id) WHERE premier_due IS NULL;
CREATE INDEX ligne_contact ON ligne(ouvert, contact_le, cle, allocataire_id);
CREATE INDEX ligne_referent ON ligne(referent_id, ouvert);

-- Derived: words of the search, folded.
CREATE VIRTUAL TABLE recherche USING fts5(
  mots, content='ligne', content_rowid='allocataire_id',
  tokenize="unicode61 remove_diacritics 0", prefix='1 2 3', detail=none, columnsize=0
);
INSERT INTO recherche(recherche, rank) VALUES ('secure-delete', 1);

-- Derived: each word of names and communes once, with the number of people who have it; a typing
-- error is forgiven towards one of them.
CREATE TABLE mot (
  mot TEXT PRIMARY KEY,
  personnes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Forms not saved yet. A draft goes only in the transaction that saves its record.
CREATE TABLE brouillon (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  auteur TEXT NOT NULL,
  session TEXT NOT NULL,
  objet TEXT NOT NULL,
  objet_id INTEGER,
  version INTEGER,
  allocataire_id INTEGER REFERENCES allocataire(id),
  titre TEXT NOT NULL,
  valeurs TEXT NOT NULL,
  champ INTEGER NOT NULL DEFAULT 0,
  modifie_a TEXT NOT NULL,
  abandonne_a TEXT,
  acte_id INTEGER REFERENCES acte(id)
) STRICT;
CREATE INDEX brouillon_auteur ON brouillon(auteur);

CREATE TABLE reglage (
  cle TEXT PRIMARY KEY,
  valeur TEXT NOT NULL
) STRICT;
