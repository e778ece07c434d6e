-- Số người đã bị xử lý hành chính theo các quyết định giải quyết khiếu nại phải thi hành trong kỳ.
select sum(persons_disciplined)
from execution_in
where kind = 'complaint'
