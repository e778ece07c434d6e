-- Số cuộc đối thoại trong kỳ.
select count(*)
from dialogue_log
where true
