-- Who sent a paper that is not secret; where it leaves the office and nobody has classified it, nobody.
select person.full_name, person.phone, person.id_number, person.address, hamlet.name as hamlet
from petition
join petition_person as part on part.petition = petition.id
join person on person.id = part.person
left join hamlet on hamlet.id = person.hamlet
where petition.id = :id
    and not exists (select 1 from secret_petition where secret_petition.id = petition.id)
    and not ({leaves} and petition.kind is null)
