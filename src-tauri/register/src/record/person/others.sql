-- The visits and papers somebody is seen in, but for one; those that would show a denouncer are not counted.
select
    (
        select count(*) from visit_person join visit on visit.id = visit_person.visit
        where visit_person.person = :person
            and not (:slice = 'visit' and visit.id = :own)
            and not exists (
                select 1 from petition
                where petition.via_visit = visit.id and petition.kind in ('denunciation', 'mixed')
            )
    ) + (
        select count(*) from petition_person join petition on petition.id = petition_person.petition
        where petition_person.person = :person
            and not (:slice = 'petition' and petition.id = :own)
            and coalesce(petition.kind, '') not in ('denunciation', 'mixed')
    )
