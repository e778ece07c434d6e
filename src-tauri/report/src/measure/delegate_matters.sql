-- Số vụ việc tiếp theo ủy quyền, trừ vụ việc đã được Thủ trưởng tiếp trong kỳ.
select count(*)
from visit_matter_in
where lane = 'delegate'
