-- Số vụ việc khiếu nại thuộc thẩm quyền kỳ trước chuyển sang, chưa giải quyết xong khi kỳ bắt đầu.
select count(*)
from opening_in
where kind = 'complaint' and carried
