-- The newest records that hold some words, with what a result shows of them.
select
    reference.slice,
    reference.record,
    coalesce(petition.no || '/' || petition.year, visit.no || '/' || visit.year) as number,
    coalesce(petition.received_on, visit.date) as on_day,
    coalesce(
        case when petition.kind in ('denunciation', 'mixed') then petition.summary end,
        (
            select person.full_name from petition_person join person on person.id = petition_person.person
            where petition_person.petition = petition.id and petition_person.place = 0
        ),
        (
            select person.full_name from visit_person join person on person.id = visit_person.person
            where visit_person.visit = visit.id and visit_person.place = 0
        ),
        matter.title
    ) as title
from finding_index
join reference on reference.id = finding_index.rowid
left join petition on reference.slice = 'petition' and petition.id = reference.record
left join visit on reference.slice = 'visit' and visit.id = reference.record
left join matter on reference.slice = 'matter' and matter.id = reference.record
where finding_index match :query
order by finding_index.rowid desc
limit :limit
