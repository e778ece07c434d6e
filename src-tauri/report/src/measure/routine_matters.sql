-- Số vụ việc tiếp thường xuyên, trừ vụ việc đã được Thủ trưởng hoặc người được ủy quyền tiếp trong kỳ.
select count(*)
from visit_matter_in
where lane = 'routine'
