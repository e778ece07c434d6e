-- Whose name is kept secret (Luật Tố cáo, Điều 9). A paper nobody has classified yet is held as a denunciation where its own
-- words say that it denounces.
create index petition_unopened on petition (matter) where kind is null or kind in ('denunciation', 'mixed');

create view secret_petition as
select id, matter, via_visit
from petition
where (kind is null or kind in ('denunciation', 'mixed'))
    and (kind is not null or may_denounce(summary) or may_denounce(note));

-- A visit a denunciation was handed in at; and one about the same matter where the citizen is, or may be, the one who
-- denounces: the same person, identity number, telephone or name.
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
    );

-- The search index of before held what is covered now: it is made anew when the register is next opened.
create table finding_stale (id integer primary key) strict;
insert into finding_stale (id) select 1 where exists (select 1 from finding);
