-- Số ngày tiếp theo ủy quyền: số ngày khác nhau của các buổi đã công bố và đã tiếp, kể cả ngày không có công dân đến.
select count(distinct date)
from session_in
where lane = 'delegate'
