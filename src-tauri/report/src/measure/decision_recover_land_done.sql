-- Đất đã thu hồi cho Nhà nước (phần mười m²) theo các quyết định giải quyết khiếu nại phải thi hành trong kỳ.
select sum(recovered_land)
from execution_in
where kind = 'complaint'
