-- Số đoàn đông người trong các lượt tiếp của Thủ trưởng: từ 5 người trở lên.
select count(*)
from visit_in
where lane = 'head' and people_count >= 5
