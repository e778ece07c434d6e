-- Số đơn không thuộc thẩm quyền đã chuyển tới cơ quan bên ngoài; giao phòng, ban của đơn vị không tính ở đây.
select count(*)
from petition_in
where eligible and competence = 'outside' and disposition = 'refer'
