-- Đất phải thu hồi cho Nhà nước (phần mười m²) theo các quyết định giải quyết khiếu nại phải thi hành trong kỳ.
select sum(recover_land)
from execution_in
where kind = 'complaint'
