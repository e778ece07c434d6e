-- Số đơn khiếu nại lần đầu thuộc thẩm quyền; không ghi lần là lần đầu.
select count(*)
from petition_in
where eligible and competence = 'within' and kind = 'complaint' and level = 'first'
