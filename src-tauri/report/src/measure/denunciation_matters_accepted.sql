-- Số vụ việc tố cáo đã thụ lý giải quyết, kể cả đã giải quyết xong.
select count(*)
from matter_in
where kind = 'denunciation' and state = 'accepted'
