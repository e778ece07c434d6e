-- Số vụ việc tố cáo thuộc thẩm quyền đang giải quyết đến cuối kỳ.
select count(*)
from opening_in
where kind = 'denunciation' and not resolved
