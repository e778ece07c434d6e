-- The people of one visit or paper, which is known not to be secret.
select person.full_name, person.birth, person.id_number, person.address, hamlet.name as hamlet, part.place
from (
    select person, place from visit_person where :slice = 'visit' and visit = :record
    union all
    select person, place from petition_person where :slice = 'petition' and petition = :record
) as part
join person on person.id = part.person
left join hamlet on hamlet.id = person.hamlet
