-- Phần của tổng đã ghi không tách theo khoản.
select sum(not_apart)
from contribution_log
where true
