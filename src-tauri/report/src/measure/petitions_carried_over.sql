-- Số đơn kỳ trước chuyển sang: nhận trước kỳ, đến đầu kỳ chưa xử lý.
select count(*)
from petition_in
where not received
