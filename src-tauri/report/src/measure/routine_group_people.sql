-- Số người của các đoàn đông người trong các lượt tiếp thường xuyên.
select sum(people_count)
from visit_in
where lane = 'routine' and people_count >= 5
