with given (id, text) as (values {rows})
insert into finding (id, text)
select given.id, given.text
from given
