-- Số lần, đợt đóng góp trong kỳ.
select count(*)
from contribution_log
where true
