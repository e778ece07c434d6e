-- Số đơn tố cáo lần đầu thuộc thẩm quyền; không ghi lần là lần đầu.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'denunciation' and level = 'first'
