-- Số ngày công.
select sum(labour_days)
from contribution_log
where true
