-- Đất đã trả lại cho tổ chức, cá nhân (phần mười m²) theo các quyết định giải quyết khiếu nại phải thi hành trong kỳ.
select sum(returned_land)
from execution_in
where kind = 'complaint'
