-- Số vụ việc tố cáo đang xem xét điều kiện thụ lý đến cuối kỳ.
select count(*)
from matter_in
where kind = 'denunciation' and state = 'reviewing'
