-- The people of one visit or paper that is not cancelled, none of them behind a denunciation.
select
    person.id,
    person.full_name,
    person.birth,
    person.id_number,
    person.address,
    person.phone,
    (select name from hamlet where hamlet.id = person.hamlet) as hamlet,
    (select ref from reference where slice = 'person' and record = person.id) as ref,
    part.record_ref,
    part.number,
    part.on_day,
    row_number() over (order by part.place) - 1 as nth
from (
    select
        visit_person.person,
        visit_person.place,
        visit.date as on_day,
        visit.no || '/' || visit.year as number,
        (select ref from reference where slice = 'visit' and record = visit.id) as record_ref
    from visit_person
    join visit on visit.id = visit_person.visit
    where :slice = 'visit' and visit_person.visit = :record and visit.cancelled_on is null
        and not exists (select 1 from secret_visit where secret_visit.id = visit.id)
    union all
    select
        petition_person.person,
        petition_person.place,
        petition.received_on,
        petition.no || '/' || petition.year,
        (select ref from reference where slice = 'petition' and record = petition.id)
    from petition_person
    join petition on petition.id = petition_person.petition
    where :slice = 'petition' and petition_person.petition = :record and petition.cancelled_on is null
        and not exists (select 1 from secret_petition where secret_petition.id = petition.id)
) as part
join person on person.id = part.person
