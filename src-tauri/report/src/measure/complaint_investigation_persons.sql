-- Số người chuyển cơ quan điều tra theo các quyết định giải quyết khiếu nại ban hành trong kỳ.
select sum(investigation_persons)
from decision_in
where kind = 'complaint'
