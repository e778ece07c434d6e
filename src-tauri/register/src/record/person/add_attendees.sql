with given (owner, place, person, role) as (values {rows})
insert into {part} ({owner}, place, person, role)
select given.owner, given.place, given.person, given.role
from given
