-- Số đơn đến cuối kỳ chưa xử lý, chuyển sang kỳ sau.
select count(*)
from petition_in
where not processed
