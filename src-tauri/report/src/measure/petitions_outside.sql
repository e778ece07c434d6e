-- Số đơn đủ điều kiện không thuộc thẩm quyền.
select count(*)
from petition_in
where eligible and competence = 'outside'
