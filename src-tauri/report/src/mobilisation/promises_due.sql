-- Số việc hứa khi đối thoại có hạn trong kỳ.
select count(*)
from promise_log
where true
