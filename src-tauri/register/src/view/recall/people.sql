-- The people of one visit or paper, none of them behind a denunciation.
select
    person.full_name,
    person.address,
    person.birth,
    person.id_number,
    person.id_type,
    person.phone,
    (select ref from reference where slice = 'hamlet' and record = person.hamlet) as hamlet,
    (select ref from reference where slice = 'person' and record = person.id) as ref,
    part.on_day
from (
    select visit_person.person, visit.date as on_day
    from visit_person
    join visit on visit.id = visit_person.visit
    where :slice = 'visit' and visit_person.visit = :record and visit.cancelled_on is null
        and not exists (select 1 from secret_visit where secret_visit.id = visit.id)
    union all
    select petition_person.person, petition.received_on
    from petition_person
    join petition on petition.id = petition_person.petition
    where :slice = 'petition' and petition_person.petition = :record and petition.cancelled_on is null
        and not exists (select 1 from secret_petition where secret_petition.id = petition.id)
        -- Handed in at a visit that counts already.
        and petition.via_visit is null
) as part
join person on person.id = part.person
