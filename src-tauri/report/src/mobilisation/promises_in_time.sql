-- Số việc hứa có hạn trong kỳ đã làm xong đúng hạn.
select count(*)
from promise_log
where in_time
