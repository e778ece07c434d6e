-- Số vụ việc khác nhau của các đơn nhận trong kỳ.
select count(distinct matter)
from petition_in
where received
