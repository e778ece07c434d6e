-- Số lượt ý kiến tại các cuộc đối thoại.
select sum(opinions)
from dialogue_log
where true
