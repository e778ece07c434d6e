-- Số đơn kiến nghị, phản ánh thuộc thẩm quyền kỳ trước chuyển sang, chưa giải quyết xong khi kỳ bắt đầu.
select count(*)
from opening_in
where kind = 'proposal' and carried
