-- Số vụ việc thuộc thẩm quyền: vụ việc khác nhau của các đơn thuộc thẩm quyền.
select count(distinct matter)
from petition_in
where eligible and competence = 'within'
