-- Đất kiến nghị thu hồi cho Nhà nước (phần mười m²) theo các quyết định giải quyết khiếu nại ban hành trong kỳ.
select sum(recover_land)
from decision_in
where kind = 'complaint'
