-- Tiền phải thu hồi cho Nhà nước (đồng) theo các quyết định giải quyết khiếu nại phải thi hành trong kỳ.
select sum(recover_money)
from execution_in
where kind = 'complaint'
