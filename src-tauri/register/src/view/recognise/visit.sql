select
    reference.ref,
    visit.no || '/' || visit.year as number,
    visit.date as on_day,
    visit.content as text,
    null as incoming_no,
    null as incoming_on,
    null as incoming_from,
    exists (select 1 from secret_visit where secret_visit.id = visit.id) as secret,
    named.ref as matter,
    matter.title as matter_title,
    null as original,
    null as via_visit
from visit
join reference on reference.slice = 'visit' and reference.record = visit.id
left join visit_matter as first
    on first.visit = visit.id
    and first.place = (select min(place) from visit_matter where visit_matter.visit = visit.id)
left join matter on matter.id = first.matter
left join reference as named on named.slice = 'matter' and named.record = matter.id
where visit.id = :id and visit.cancelled_on is null
