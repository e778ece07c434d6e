-- Số đơn khiếu nại nhận trong kỳ.
select count(*)
from petition_in
where received and kind = 'complaint'
