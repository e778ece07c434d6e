-- Số quyết định giải quyết khiếu nại phải thi hành trong kỳ: còn lại từ kỳ trước và mới ban hành.
select count(*)
from execution_in
where kind = 'complaint'
