-- Đơn không thuộc thẩm quyền không vào cột hướng dẫn cũng không vào cột chuyển đơn: chưa chốt được kỳ.
select 'petition', id
from petition_in
where eligible and competence = 'outside' and coalesce(disposition, '') not in ('guide', 'refer')
