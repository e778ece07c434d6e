-- Số đơn khiếu nại lần hai thuộc thẩm quyền.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'complaint' and level <> 'first'
