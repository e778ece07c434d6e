-- Số vụ việc khiếu nại rút toàn bộ đơn hoặc đình chỉ giải quyết; rút một phần không tính.
select count(*)
from matter_in
where kind = 'complaint' and state = 'withdrawn'
