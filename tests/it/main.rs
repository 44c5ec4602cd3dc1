//! Scripted-key tests: each one reads as what a person does and sees.
#![allow(missing_docs, reason = "a test binary documents nothing")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod agenda;
mod agenda_day;
mod aids;
mod box_of_acts;
mod box_of_requests;
mod brakes;
mod budgets;
mod busy;
mod consulted;
mod contract;
mod curtain;
mod handing_over;
mod harness;

mod documents;
mod doors;
mod duplicates;
mod forms;
mod held;
mod help;
mod hour;
mod hour_ends;
mod hour_support;
mod importer;
mod interview;
mod interview_mode;
mod journeys;
mod known;
mod large;
mod leaving;
mod letters;
mod life;
mod list;
mod list_shown;
mod monkey;
mod morning;
mod newcomer;
mod odd_dates;
mod offered;
mod orienting;
mod parcours;
mod partners;
mod past;
mod person_requests;
mod plan;
mod postpone;
mod reason;
mod registry;
mod reminders;
mod removing;
mod reorienting;
mod reviews;
mod rights;
mod round;
mod rules;
mod search;
mod server;
mod session;
mod session_whole;
mod settings;
mod short_forms;
mod sizes;
mod slow;
mod small_screens;
mod socio_pro;
mod steering;
mod team;
mod together;
mod triage;
mod triage_asks;
mod undo;
mod views;
mod whole_life;
mod yearly;
mod yearly_files;
