-- Số vụ việc tố cáo không thụ lý.
select count(*)
from matter_in
where kind = 'denunciation' and state = 'declined'
