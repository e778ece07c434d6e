-- Số người của các đoàn đông người trong các lượt tiếp theo ủy quyền.
select sum(people_count)
from visit_in
where lane = 'delegate' and people_count >= 5
