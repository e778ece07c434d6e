with given (visit, place, matter) as (values {rows})
insert into visit_matter (visit, place, matter)
select given.visit, given.place, (select record from reference where slice = 'matter' and ref = given.matter)
from given
