-- Số đơn thuộc thẩm quyền đã giao phòng, ban tham mưu.
select count(*)
from petition_in
where eligible and competence = 'within' and disposition = 'assign'
