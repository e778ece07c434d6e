-- Số vụ việc tố cáo thuộc thẩm quyền phải giải quyết trong kỳ, kể cả kỳ trước chuyển sang.
select count(*)
from opening_in
where kind = 'denunciation'
