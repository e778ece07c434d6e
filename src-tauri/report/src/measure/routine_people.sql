-- Số người được tiếp trong các lượt tiếp thường xuyên.
select sum(people_count)
from visit_in
where lane = 'routine'
