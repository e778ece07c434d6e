-- Số đoàn đông người trong các lượt tiếp theo ủy quyền: từ 5 người trở lên.
select count(*)
from visit_in
where lane = 'delegate' and people_count >= 5
