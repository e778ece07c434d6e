-- Số việc hứa có hạn trong kỳ đã làm xong đến ngày cuối kỳ.
select count(*)
from promise_log
where kept
