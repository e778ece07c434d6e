with given (ref, slice, record) as (values {rows})
insert into reference (ref, slice, record)
select given.ref, given.slice, given.record
from given
