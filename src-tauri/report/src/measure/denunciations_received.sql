-- Số đơn tố cáo nhận trong kỳ.
select count(*)
from petition_in
where received and kind = 'denunciation'
