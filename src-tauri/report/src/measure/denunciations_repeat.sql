-- Số đơn tố cáo tiếp thuộc thẩm quyền.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'denunciation' and level <> 'first'
