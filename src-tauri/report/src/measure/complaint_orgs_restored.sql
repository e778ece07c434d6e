-- Số tổ chức được trả lại quyền lợi theo các quyết định giải quyết khiếu nại ban hành trong kỳ.
select sum(orgs_restored)
from decision_in
where kind = 'complaint'
