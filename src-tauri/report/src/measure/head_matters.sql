-- Số vụ việc Thủ trưởng tiếp.
select count(*)
from visit_matter_in
where lane = 'head'
