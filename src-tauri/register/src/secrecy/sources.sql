-- The papers that have, or may have, somebody to be kept secret, each with everybody who sent it or came where it was handed in.
-- A visit at which a denunciation was told and no paper handed in stands for itself, by its id below nought.
with chosen as ({chosen}),
held as (
    select
        petition.id,
        petition.matter,
        petition.via_visit,
        petition.kind is null and not (may_denounce(petition.summary) or may_denounce(petition.note)) as is_open
    from chosen
    cross join petition on petition.id = chosen.id
    where petition.kind is null or petition.kind in ('denunciation', 'mixed')
    union all
    select chosen.id, min(matter.id), -chosen.id, 0
    from chosen
    cross join visit_matter on visit_matter.visit = -chosen.id
    join matter on matter.id = visit_matter.matter
    where matter.kind in ('denunciation', 'mixed')
    group by chosen.id
),
sent as (
    select held.id, petition_person.person from held cross join petition_person on petition_person.petition = held.id
    union all
    select held.id, visit_person.person from held cross join visit_person on visit_person.visit = held.via_visit
)
select
    held.id,
    held.matter,
    held.via_visit,
    held.is_open,
    person.full_name,
    person.phone,
    person.id_number,
    person.address,
    hamlet.name as hamlet
from held
left join sent on sent.id = held.id
left join person on person.id = sent.person
left join hamlet on hamlet.id = person.hamlet
