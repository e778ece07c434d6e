-- Who came to a visit that is not secret; where it leaves the office and brought a paper nobody has classified, nobody.
select person.full_name, person.phone, person.id_number, person.address, hamlet.name as hamlet
from visit
join visit_person as part on part.visit = visit.id
join person on person.id = part.person
left join hamlet on hamlet.id = person.hamlet
where visit.id = :id
    and not exists (select 1 from secret_visit where secret_visit.id = visit.id)
    and not ({leaves} and exists (select 1 from petition where petition.via_visit = visit.id and petition.kind is null))
