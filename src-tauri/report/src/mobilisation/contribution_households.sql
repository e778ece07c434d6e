-- Số hộ đóng góp, cộng theo từng đợt.
select sum(households)
from contribution_log
where true
