-- Đóng góp bằng tiền mặt.
select sum(cash)
from contribution_log
where true
