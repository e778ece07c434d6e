-- What an office's own reports state and no record said: whom a reception was held with and where, of what kind a matter is that
-- nobody has written about, that a proposal was settled, that a resolution was terminated.
alter table session add column with_body text;
alter table session add column place text;
alter table matter add column kind text;
alter table matter add column field text references field deferrable initially deferred;
alter table matter add column competence text;
alter table petition add column settled_on text;
alter table petition add column settled_doc_no text;
alter table petition add column competent_class text;
alter table resolution add column terminated_on text;
create index resolution_by_termination on resolution (terminated_on) where terminated_on is not null;

-- How many attended a conference or a dialogue may be unknown: a paper that does not say is no paper of nobody.
alter table outreach add column attended integer;
update outreach set attended = people;
alter table outreach drop column people;
alter table outreach rename column attended to people;
alter table dialogue add column attended integer;
update dialogue set attended = people;
alter table dialogue drop column people;
alter table dialogue rename column attended to people;

-- Whoever told a denunciation and handed in no paper is kept secret like whoever did (Luật Tố cáo, Điều 9).
create index matter_told on matter (kind) where kind is not null;
drop view secret_visit;
create view secret_visit as
select via_visit as id
from petition
where via_visit is not null
    and (kind is null or kind in ('denunciation', 'mixed'))
    and (kind is not null or may_denounce(summary) or may_denounce(note))
union all
select visit_matter.visit
from visit_matter
join petition on petition.matter = visit_matter.matter
where (petition.kind is null or petition.kind in ('denunciation', 'mixed'))
    and (petition.kind is not null or may_denounce(petition.summary) or may_denounce(petition.note))
    and exists (
        select 1
        from visit_person as came
        join person as one on one.id = came.person
        join (
            select petition_person.person from petition_person where petition_person.petition = petition.id
            union all
            select visit_person.person from visit_person where visit_person.visit = petition.via_visit
        ) as sent
        join person as other on other.id = sent.person
        where came.visit = visit_matter.visit
            and (
                one.id = other.id
                or digits(one.id_number) = digits(other.id_number)
                or digits(one.phone) = digits(other.phone)
                or may_be_one(one.full_name, other.full_name)
            )
    )
union all
select visit_matter.visit
from visit_matter
join matter on matter.id = visit_matter.matter
where matter.kind in ('denunciation', 'mixed');

-- The balance of resolution. A complaint or a denunciation within competence opens its matter, a decision or another end closes
-- it, and a paper that comes later opens it again; a proposal is opened and ended by itself. No history: it follows from the
-- records, whoever writes them, and is here so that a month does not read every matter there ever was.
create table opening (
    kind        text not null,      -- complaint, denunciation: of a matter; proposal: of a petition
    subject     integer not null,   -- matter.id or petition.id
    nth         integer not null,   -- from 1
    came_on     text not null,
    ended_on    text,               -- not before it came
    -- How long it took, as a power of two of days (as in petition); -1 while it is open.
    wait_class  integer not null generated always as (
        case
            when ended_on is null then -1
            when julianday(ended_on) - julianday(came_on) <= 1 then 0
            when julianday(ended_on) - julianday(came_on) <= 2 then 1
            when julianday(ended_on) - julianday(came_on) <= 4 then 2
            when julianday(ended_on) - julianday(came_on) <= 8 then 3
            when julianday(ended_on) - julianday(came_on) <= 16 then 4
            when julianday(ended_on) - julianday(came_on) <= 32 then 5
            when julianday(ended_on) - julianday(came_on) <= 64 then 6
            when julianday(ended_on) - julianday(came_on) <= 128 then 7
            when julianday(ended_on) - julianday(came_on) <= 256 then 8
            when julianday(ended_on) - julianday(came_on) <= 512 then 9
            when julianday(ended_on) - julianday(came_on) <= 1024 then 10
            when julianday(ended_on) - julianday(came_on) <= 2048 then 11
            when julianday(ended_on) - julianday(came_on) <= 4096 then 12
            else 13
        end
    ) virtual,
    primary key (subject, kind, nth)
) strict, without rowid;
create index opening_by_wait on opening (wait_class, came_on, ended_on, kind);

-- The papers that count: eligible, within competence, processed, no duplicates, not cancelled.
create view counted_petition as
select id, matter, kind, disposition, settled_on, processed_on as came_on
from petition
where eligibility = 'eligible' and competence = 'within' and processed_on is not null
    and duplicate_of is null and cancelled_on is null;

-- The day each resolution ended, and for which openings it is the nth in line.
create view resolution_end as
select
    id, matter, kind,
    min(
        coalesce(decision_on, '9999'), coalesce(withdrawn_on, '9999'), coalesce(terminated_on, '9999'),
        case when accepted_on > declined_on then '9999' else coalesce(declined_on, '9999') end
    ) as ended_on
from resolution
where decision_on is not null or withdrawn_on is not null or terminated_on is not null
    or declined_on >= coalesce(accepted_on, declined_on);

-- Reckons the openings of a matter, or of a proposal, anew: written to, never read.
create view opening_again as select kind, subject from opening;
create trigger opening_again_of_matter instead of insert on opening_again when new.kind <> 'proposal'
begin
    delete from opening where subject = new.subject and kind = new.kind;
    insert into opening (kind, subject, nth, came_on, ended_on)
    select
        new.kind, new.subject, 1, first.came_on,
        (
            select max(first.came_on, ended.ended_on) from resolution_end as ended
            where ended.matter = new.subject and ended.kind = new.kind
            order by ended.ended_on, ended.id limit 1
        )
    from (
        select min(came_on) as came_on from counted_petition where matter = new.subject and kind = new.kind
    ) as first
    where first.came_on is not null;
end;
create trigger opening_again_of_proposal instead of insert on opening_again when new.kind = 'proposal'
begin
    delete from opening where subject = new.subject and kind = 'proposal';
    insert into opening (kind, subject, nth, came_on, ended_on)
    select
        'proposal', id, 1, came_on,
        max(came_on, coalesce(settled_on, case disposition
            when 'answer' then came_on
            when 'assign' then (
                select reply_on from referral
                where petition = new.subject and kind = 'assign' and cancelled_on is null
                order by on_day desc, id desc limit 1
            )
        end))
    from counted_petition
    where id = new.subject and kind in ('proposal', 'feedback', 'request');
end;
-- What ended is opened again by the next paper that comes after; the next resolution in line ends it.
create trigger opening_next after insert on opening when new.ended_on is not null and new.kind <> 'proposal'
begin
    insert into opening (kind, subject, nth, came_on, ended_on)
    select
        new.kind, new.subject, new.nth + 1, next.came_on,
        (
            select max(next.came_on, ended.ended_on) from resolution_end as ended
            where ended.matter = new.subject and ended.kind = new.kind
            order by ended.ended_on, ended.id limit 1 offset new.nth
        )
    from (
        select min(came_on) as came_on from counted_petition
        where matter = new.subject and kind = new.kind and came_on > new.ended_on
    ) as next
    where next.came_on is not null;
end;

create trigger petition_opens after insert on petition when new.processed_on is not null
begin
    -- What comes while its matter is open changes nothing: a matter of ten thousand papers is not read at each.
    insert into opening_again (kind, subject)
    select kind, matter from counted_petition as counted
    where counted.id = new.id and kind in ('complaint', 'denunciation') and matter is not null
        and not exists (
            select 1 from opening
            where opening.subject = counted.matter and opening.kind = counted.kind
                and opening.came_on <= counted.came_on and coalesce(opening.ended_on, '9999') >= counted.came_on
        );
    insert into opening_again (kind, subject)
    select 'proposal', id from counted_petition where id = new.id and kind in ('proposal', 'feedback', 'request');
end;
create trigger petition_opens_otherwise after update on petition
when (old.kind, old.matter, old.eligibility, old.competence, old.disposition, old.processed_on, old.settled_on,
        old.duplicate_of, old.cancelled_on)
    is not (new.kind, new.matter, new.eligibility, new.competence, new.disposition, new.processed_on, new.settled_on,
        new.duplicate_of, new.cancelled_on)
begin
    insert into opening_again (kind, subject)
    select old.kind, old.matter
    where old.kind in ('complaint', 'denunciation') and old.matter is not null and old.processed_on is not null;
    insert into opening_again (kind, subject)
    select new.kind, new.matter
    where new.kind in ('complaint', 'denunciation') and new.matter is not null and new.processed_on is not null;
    insert into opening_again (kind, subject)
    select 'proposal', new.id where old.processed_on is not null or new.processed_on is not null;
end;
create trigger petition_opens_no_more after delete on petition when old.processed_on is not null
begin
    insert into opening_again (kind, subject)
    select old.kind, old.matter where old.kind in ('complaint', 'denunciation') and old.matter is not null;
    delete from opening where subject = old.id and kind = 'proposal';
end;
create trigger resolution_ends after insert on resolution
begin
    insert into opening_again (kind, subject) values (new.kind, new.matter);
end;
create trigger resolution_ends_otherwise after update on resolution
when (old.matter, old.kind, old.accepted_on, old.declined_on, old.withdrawn_on, old.terminated_on, old.decision_on)
    is not (new.matter, new.kind, new.accepted_on, new.declined_on, new.withdrawn_on, new.terminated_on, new.decision_on)
begin
    insert into opening_again (kind, subject) values (old.kind, old.matter);
    insert into opening_again (kind, subject) values (new.kind, new.matter);
end;
create trigger resolution_ends_no_more after delete on resolution
begin
    insert into opening_again (kind, subject) values (old.kind, old.matter);
end;
create trigger reply_ends after insert on referral when new.kind = 'assign'
begin
    insert into opening_again (kind, subject) values ('proposal', new.petition);
end;
create trigger reply_ends_otherwise after update on referral when old.kind = 'assign' or new.kind = 'assign'
begin
    insert into opening_again (kind, subject) values ('proposal', old.petition);
    insert into opening_again (kind, subject) values ('proposal', new.petition);
end;
create trigger reply_ends_no_more after delete on referral when old.kind = 'assign'
begin
    insert into opening_again (kind, subject) values ('proposal', old.petition);
end;

-- A register of before.
insert into opening_again (kind, subject)
select distinct kind, matter from counted_petition
where kind in ('complaint', 'denunciation') and matter is not null;
insert into opening_again (kind, subject)
select 'proposal', id from counted_petition where kind in ('proposal', 'feedback', 'request');
