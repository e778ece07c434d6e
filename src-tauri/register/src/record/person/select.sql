select
    person.*,
    reference.ref,
    (select ref from reference where slice = 'hamlet' and record = person.hamlet) as hamlet_ref
from person
join reference on reference.slice = 'person' and reference.record = person.id
