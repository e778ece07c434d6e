-- Số người bị kiến nghị xử lý hành chính theo các quyết định giải quyết khiếu nại ban hành trong kỳ.
select sum(persons_sanctioned)
from decision_in
where kind = 'complaint'
