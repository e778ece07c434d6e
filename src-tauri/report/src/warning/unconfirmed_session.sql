-- Buổi tiếp đã công bố, đã qua ngày, chưa ghi có tiếp, không có công dân hay chuyển ngày.
select 'session', id
from session
where date between :from and :to
    and published
    and not held
    and moved_to is null
    and cancelled_on is null
