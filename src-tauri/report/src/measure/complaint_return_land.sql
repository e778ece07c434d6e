-- Đất trả lại cho tổ chức, cá nhân (phần mười m²) theo các quyết định giải quyết khiếu nại ban hành trong kỳ.
select sum(return_land)
from decision_in
where kind = 'complaint'
