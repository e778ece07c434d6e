-- Số vụ việc tố cáo thuộc thẩm quyền trong kỳ.
select count(*)
from matter_in
where kind = 'denunciation'
