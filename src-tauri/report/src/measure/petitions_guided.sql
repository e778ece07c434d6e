-- Số đơn không thuộc thẩm quyền đã hướng dẫn.
select count(*)
from petition_in
where eligible and competence = 'outside' and disposition = 'guide'
