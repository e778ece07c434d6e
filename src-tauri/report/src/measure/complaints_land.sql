-- Số đơn khiếu nại thuộc thẩm quyền về đất đai.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'complaint' and field = 'land'
