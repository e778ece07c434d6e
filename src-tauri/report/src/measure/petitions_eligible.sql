-- Số đơn đủ điều kiện xử lý trong số đơn đã xử lý; đơn trùng không tính.
select count(*)
from petition_in
where eligible
