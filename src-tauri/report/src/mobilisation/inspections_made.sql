-- Số cuộc kiểm tra trong kỳ.
select count(*)
from directive_log
where kind = 'inspection'
