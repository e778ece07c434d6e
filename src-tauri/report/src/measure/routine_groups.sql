-- Số đoàn đông người trong các lượt tiếp thường xuyên: từ 5 người trở lên.
select count(*)
from visit_in
where lane = 'routine' and people_count >= 5
