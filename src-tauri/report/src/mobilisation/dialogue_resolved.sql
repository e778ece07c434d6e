-- Số ý kiến giao giải quyết đã giải quyết xong.
select sum(resolved)
from dialogue_log
where true
