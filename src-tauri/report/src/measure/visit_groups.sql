-- Tổng số đoàn đông người được tiếp: lượt có từ 5 người trở lên.
select count(*)
from visit_in
where people_count >= 5
