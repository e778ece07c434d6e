-- Số vụ việc khiếu nại đã thụ lý giải quyết, kể cả đã giải quyết xong.
select count(*)
from matter_in
where kind = 'complaint' and state = 'accepted'
