-- Số đơn tố cáo thuộc thẩm quyền về lĩnh vực khác.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'denunciation' and field = 'other'
