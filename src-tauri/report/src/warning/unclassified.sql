-- Đơn đã nhận đến cuối kỳ, chưa xử lý hoặc xử lý trong kỳ, chưa phân loại: chưa vào số nào.
select 'petition', id
from petition
where received_on between :from and :to and kind is null and cancelled_on is null
union all
select 'petition', id
from petition
where processed_on is null and received_on < :from and kind is null and cancelled_on is null
