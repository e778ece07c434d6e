-- Tổng số đơn khiếu nại, tố cáo, kiến nghị, phản ánh: nhận trong kỳ và kỳ trước chuyển sang chưa xử lý.
select count(*)
from petition_in
where true
