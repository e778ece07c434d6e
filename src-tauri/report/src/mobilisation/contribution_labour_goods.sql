-- Ngày công và hiện vật quy ra tiền.
select sum(labour + goods)
from contribution_log
where true
