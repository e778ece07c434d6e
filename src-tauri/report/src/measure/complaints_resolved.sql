-- Số vụ việc khiếu nại thuộc thẩm quyền đã giải quyết xong trong kỳ.
select count(*)
from opening_in
where kind = 'complaint' and resolved
