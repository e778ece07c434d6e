-- Số vụ việc tố cáo thuộc thẩm quyền đã giải quyết xong trong kỳ.
select count(*)
from opening_in
where kind = 'denunciation' and resolved
