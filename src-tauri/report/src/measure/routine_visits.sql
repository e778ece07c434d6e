-- Số lượt tiếp thường xuyên; lượt đã chuyển lên Thủ trưởng không tính ở đây.
select count(*)
from visit_in
where lane = 'routine'
