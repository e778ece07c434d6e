-- Số đơn đủ điều kiện thuộc thẩm quyền.
select count(*)
from petition_in
where eligible and competence = 'within'
