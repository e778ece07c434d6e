-- Số vụ việc khiếu nại thuộc thẩm quyền trong kỳ.
select count(*)
from matter_in
where kind = 'complaint'
