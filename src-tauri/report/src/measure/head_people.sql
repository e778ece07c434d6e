-- Số người được tiếp trong các lượt tiếp của Thủ trưởng.
select sum(people_count)
from visit_in
where lane = 'head'
