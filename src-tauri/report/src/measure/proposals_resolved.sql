-- Số đơn kiến nghị, phản ánh thuộc thẩm quyền đã giải quyết xong trong kỳ.
select count(*)
from opening_in
where kind = 'proposal' and resolved
