-- Số ý kiến trả lời tại chỗ.
select sum(answered)
from dialogue_log
where true
