select
    visit.id,
    reference.ref,
    visit.no || '/' || visit.year as number,
    visit.number_written,
    visit.date as on_day,
    visit.lane,
    visit.mode,
    visit.body,
    visit.status,
    visit.people_count,
    visit.content,
    visit.outcome,
    visit.refusal_ground,
    visit.cancelled_on,
    visit.cancelled_reason,
    (select ref from reference where slice = 'session' and record = visit.session) as session,
    (select above.no || '/' || above.year from visit as above where above.id = visit.escalated_to) as escalated,
    exists (select 1 from secret_visit where secret_visit.id = visit.id) as secret,
    (
        select group_concat(title, '; ')
        from (
            select matter.title
            from visit_matter
            join matter on matter.id = visit_matter.matter
            where visit_matter.visit = visit.id
            order by visit_matter.place
        )
    ) as matters,
    exists (
        select 1 from petition where petition.via_visit = visit.id and petition.kind is null
    ) as unclassified
from visit
join reference on reference.slice = 'visit' and reference.record = visit.id
where visit.id = :id
