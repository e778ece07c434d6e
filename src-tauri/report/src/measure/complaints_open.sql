-- Số vụ việc khiếu nại thuộc thẩm quyền đang giải quyết đến cuối kỳ.
select count(*)
from opening_in
where kind = 'complaint' and not resolved
