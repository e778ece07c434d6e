-- Số người được tiếp trong các lượt tiếp theo ủy quyền.
select sum(people_count)
from visit_in
where lane = 'delegate'
