-- Tổng số vụ việc tiếp trong kỳ: mỗi vụ việc tính một lần, dù tiếp nhiều lượt.
select count(*)
from visit_matter_in
where true
