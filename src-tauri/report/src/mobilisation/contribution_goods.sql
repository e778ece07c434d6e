-- Hiện vật quy ra tiền.
select sum(goods)
from contribution_log
where true
