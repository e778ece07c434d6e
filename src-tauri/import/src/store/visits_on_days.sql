select reference.ref, visit.year, visit.no, visit.date as day, visit.content, visit.number_written as written,
    (select json_group_array(person.full_name) from visit_person join person on person.id = visit_person.person
     where visit_person.visit = visit.id) as names,
    (select named.ref from visit_matter
     join reference as named on named.slice = 'matter' and named.record = visit_matter.matter
     where visit_matter.visit = visit.id order by visit_matter.place limit 1) as matter,
    0 as numbered_by_house
from json_each(:given) as given
join visit on visit.date = given.value
join reference on reference.slice = 'visit' and reference.record = visit.id
where visit.cancelled_on is null
