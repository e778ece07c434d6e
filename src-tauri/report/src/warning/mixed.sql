-- Đơn nhiều nội dung chưa tách: chưa vào số nào.
select 'petition', id
from petition
where received_on between :from and :to and kind = 'mixed' and cancelled_on is null
