-- Số đơn tố cáo thuộc thẩm quyền về lĩnh vực hành chính.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'denunciation' and field = 'administrative'
