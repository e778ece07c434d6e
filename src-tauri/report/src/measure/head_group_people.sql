-- Số người của các đoàn đông người trong các lượt tiếp của Thủ trưởng.
select sum(people_count)
from visit_in
where lane = 'head' and people_count >= 5
