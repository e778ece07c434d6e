-- A person of the book.
select person.full_name, person.birth, person.id_number, person.address, hamlet.name as hamlet
from reference
join person on person.id = reference.record
left join hamlet on hamlet.id = person.hamlet
where reference.slice = 'person' and reference.ref = :ref
