-- Số đơn khiếu nại thuộc thẩm quyền về lĩnh vực khác.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'complaint' and field = 'other'
