-- Số vụ việc tố cáo rút toàn bộ đơn hoặc đình chỉ giải quyết; rút một phần không tính.
select count(*)
from matter_in
where kind = 'denunciation' and state = 'withdrawn'
