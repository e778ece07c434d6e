-- Số cá nhân được trả lại quyền lợi theo các quyết định giải quyết khiếu nại ban hành trong kỳ.
select sum(persons_restored)
from decision_in
where kind = 'complaint'
