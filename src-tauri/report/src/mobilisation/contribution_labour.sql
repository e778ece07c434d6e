-- Ngày công quy ra tiền.
select sum(labour)
from contribution_log
where true
