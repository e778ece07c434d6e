with given (id, ref, slice, record) as (values {rows})
insert into reference (id, ref, slice, record)
select given.id, given.ref, given.slice, given.record
from given
