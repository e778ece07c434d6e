-- Số đơn kiến nghị, phản ánh thuộc thẩm quyền về lĩnh vực khác.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'proposal' and field = 'other'
