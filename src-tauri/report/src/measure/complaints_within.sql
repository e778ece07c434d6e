-- Số đơn khiếu nại thuộc thẩm quyền.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'complaint'
