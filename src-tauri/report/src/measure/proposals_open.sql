-- Số đơn kiến nghị, phản ánh thuộc thẩm quyền đang giải quyết đến cuối kỳ.
select count(*)
from opening_in
where kind = 'proposal' and not resolved
