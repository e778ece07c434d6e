-- A person of the book; visits and papers that would show somebody as a denouncer are not counted.
select
    person.id,
    reference.ref,
    person.full_name,
    person.birth,
    person.sex,
    person.id_number,
    person.address,
    person.phone,
    hamlet.name as hamlet,
    (
        select count(*) from visit_person join visit on visit.id = visit_person.visit
        where visit_person.person = person.id and visit.cancelled_on is null
            and not exists (select 1 from secret_visit where secret_visit.id = visit.id)
    ) as visits,
    (
        select count(*) from petition_person join petition on petition.id = petition_person.petition
        where petition_person.person = person.id and petition.cancelled_on is null
            and not exists (select 1 from secret_petition where secret_petition.id = petition.id)
    ) as petitions,
    (
        select max(visit.date) from visit_person join visit on visit.id = visit_person.visit
        where visit_person.person = person.id and visit.cancelled_on is null
            and not exists (select 1 from secret_visit where secret_visit.id = visit.id)
    ) as last
from person
join reference on reference.slice = 'person' and reference.record = person.id
left join hamlet on hamlet.id = person.hamlet
where person.id = :id
