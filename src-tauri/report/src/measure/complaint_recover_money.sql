-- Tiền kiến nghị thu hồi cho Nhà nước (đồng) theo các quyết định giải quyết khiếu nại ban hành trong kỳ.
select sum(recover_money)
from decision_in
where kind = 'complaint'
