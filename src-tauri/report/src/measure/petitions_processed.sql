-- Số đơn đã xử lý: đã xem xét xong điều kiện đến cuối kỳ, đủ hay không đủ điều kiện.
select count(*)
from petition_in
where processed
