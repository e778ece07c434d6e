-- The people of some petitions as a row shows them.
select
    given.key,
    person.full_name,
    person.address,
    person.id_type,
    person.id_number,
    person.phone,
    hamlet.name as hamlet
from json_each(:ids) as given
cross join petition_person as part on part.petition = given.value
join person on person.id = part.person
left join hamlet on hamlet.id = person.hamlet
order by part.place
