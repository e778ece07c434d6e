-- Số đơn tố cáo thuộc thẩm quyền.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'denunciation'
