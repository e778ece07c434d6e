-- Số ý kiến giao giải quyết.
select sum(assigned)
from dialogue_log
where true
