-- Tiền trả lại cho tổ chức, cá nhân (đồng) theo các quyết định giải quyết khiếu nại ban hành trong kỳ.
select sum(return_money)
from decision_in
where kind = 'complaint'
