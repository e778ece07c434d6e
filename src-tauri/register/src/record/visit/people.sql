-- The people of one visit as a row shows them.
select person.full_name, person.address, person.id_type, person.id_number, person.phone, hamlet.name as hamlet
from visit_person as part
join person on person.id = part.person
left join hamlet on hamlet.id = person.hamlet
where part.visit = :id
order by part.place
