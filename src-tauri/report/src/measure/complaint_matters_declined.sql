-- Số vụ việc khiếu nại không thụ lý.
select count(*)
from matter_in
where kind = 'complaint' and state = 'declined'
