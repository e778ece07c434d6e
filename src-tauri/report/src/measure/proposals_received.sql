-- Số đơn kiến nghị, phản ánh nhận trong kỳ.
select count(*)
from petition_in
where received and kind = 'proposal'
