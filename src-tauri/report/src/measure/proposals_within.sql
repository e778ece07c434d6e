-- Số đơn kiến nghị, phản ánh thuộc thẩm quyền.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'proposal'
