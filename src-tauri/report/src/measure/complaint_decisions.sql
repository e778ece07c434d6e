-- Số quyết định giải quyết khiếu nại ban hành trong kỳ, kể cả của vụ việc nhận từ kỳ trước.
select count(*)
from decision_in
where kind = 'complaint'
