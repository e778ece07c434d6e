-- Số vụ việc khác nhau của các đơn không thuộc thẩm quyền.
select count(distinct matter)
from petition_in
where eligible and competence = 'outside'
