-- The people of one visit or paper, in the order written.
select
    person.*,
    known.ref as person_ref,
    part.role,
    (select ref from reference where slice = 'hamlet' and record = person.hamlet) as hamlet_ref
from {part} as part
join person on person.id = part.person
left join reference as known on known.slice = 'person' and known.record = person.id
where part.{owner} = :owner
order by part.place
