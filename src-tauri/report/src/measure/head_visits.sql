-- Số lượt tiếp của Thủ trưởng.
select count(*)
from visit_in
where lane = 'head'
