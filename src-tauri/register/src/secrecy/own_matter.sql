-- Who sent the papers of a matter that are not secret, and who came to its visits that are not.
select person.full_name, person.phone, person.id_number, person.address, hamlet.name as hamlet
from (
    select part.person
    from petition
    join petition_person as part on part.petition = petition.id
    where petition.matter = :id
        and not exists (select 1 from secret_petition where secret_petition.id = petition.id)
        and not ({leaves} and petition.kind is null)
    union
    select part.person
    from visit_matter
    join visit_person as part on part.visit = visit_matter.visit
    where visit_matter.matter = :id
        and not exists (select 1 from secret_visit where secret_visit.id = visit_matter.visit)
) as own
join person on person.id = own.person
left join hamlet on hamlet.id = person.hamlet
