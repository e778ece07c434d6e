-- Số đơn nhận trong kỳ, kể cả đơn trùng và đơn không đủ điều kiện.
select count(*)
from petition_in
where received
