-- Số lần, đợt đóng góp chỉ biết số đã làm tròn xuống.
select count(*)
from contribution_log
where rounded
