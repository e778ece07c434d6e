-- Số đơn khiếu nại thuộc thẩm quyền về chế độ, chính sách.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'complaint' and field = 'policy'
