-- Tiền phải trả lại cho tổ chức, cá nhân (đồng) theo các quyết định giải quyết khiếu nại phải thi hành trong kỳ.
select sum(return_money)
from execution_in
where kind = 'complaint'
