-- Vụ việc có cả đơn thuộc và đơn không thuộc thẩm quyền trong kỳ.
select 'matter', matter
from petition_in
where eligible and matter is not null
group by matter
having count(distinct competence) > 1
