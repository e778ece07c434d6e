-- Số cán bộ, công chức, viên chức chuyển cơ quan điều tra theo các quyết định giải quyết khiếu nại ban hành trong kỳ.
select sum(investigation_officials)
from decision_in
where kind = 'complaint'
