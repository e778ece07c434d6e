-- Số vụ việc khiếu nại đang xem xét điều kiện thụ lý đến cuối kỳ.
select count(*)
from matter_in
where kind = 'complaint' and state = 'reviewing'
