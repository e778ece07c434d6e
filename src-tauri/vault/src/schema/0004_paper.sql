-- Papers made of the register: each is what was entered, with the text it was issued with.
create table paper (
    id                integer primary key autoincrement,
    form              text not null,          -- its form, one of assets/paper
    about             integer references reference deferrable initially deferred,   -- none: about a period
    period            text,                   -- as --period writes it
    on_day            text not null,          -- the day of what it says
    signer            integer references officer deferrable initially deferred,
    office            integer references office deferrable initially deferred,
    recipients        text not null,          -- nơi nhận, a JSON list
    fields            text not null,          -- what the clerk wrote into it, a JSON object
    referral          integer references referral deferrable initially deferred,
    doc_no            text,                   -- given when it is issued
    doc_date          text,
    printed_on        text,                   -- the first print
    sheet             text,                   -- JSON, the text as issued
    cancelled_on      text,
    cancelled_reason  text
) strict;
create index paper_by_about on paper (about) where about is not null;
create index paper_by_day on paper (coalesce(doc_date, on_day));
create index paper_by_referral on paper (referral) where referral is not null;
create index paper_by_office on paper (office) where office is not null;
-- Papers kept one year only (D32), by the day they came.
create index petition_kept_a_year on petition (received_on)
where (anonymity = 'anonymous' or eligibility = 'ineligible') and cancelled_on is null;
