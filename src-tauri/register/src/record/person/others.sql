-- The visits and papers somebody is seen in, but for one; those that would show a denouncer are not counted.
select
    (
        select count(*) from visit_person join visit on visit.id = visit_person.visit
        where visit_person.person = :person
            and not (:slice = 'visit' and visit.id = :own)
            and not exists (select 1 from secret_visit where secret_visit.id = visit.id)
    ) + (
        select count(*) from petition_person join petition on petition.id = petition_person.petition
        where petition_person.person = :person
            and not (:slice = 'petition' and petition.id = :own)
            and not exists (select 1 from secret_petition where secret_petition.id = petition.id)
    )
