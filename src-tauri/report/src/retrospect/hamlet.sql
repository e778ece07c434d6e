-- The visits and petitions of the period, each with the hamlet of the first person that has one. Where somebody
-- denounces, or may, a hamlet would tell who: those are left out.
select 'visit' as slice, visit_in.id, (
        select hamlet.name
        from visit_person
        join person on person.id = visit_person.person
        join hamlet on hamlet.id = person.hamlet
        where visit_person.visit = visit_in.id
        order by visit_person.place
        limit 1
    ) as hamlet
from visit_in
where not exists (select 1 from secret_visit where secret_visit.id = visit_in.id)
union all
select 'petition', petition_in.id, (
        select hamlet.name
        from petition_person
        join person on person.id = petition_person.person
        join hamlet on hamlet.id = person.hamlet
        where petition_person.petition = petition_in.id
        order by petition_person.place
        limit 1
    )
from petition_in
where petition_in.received
    and petition_in.kind <> 'denunciation'
