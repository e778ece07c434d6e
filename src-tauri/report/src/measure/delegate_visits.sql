-- Số lượt tiếp theo ủy quyền.
select count(*)
from visit_in
where lane = 'delegate'
