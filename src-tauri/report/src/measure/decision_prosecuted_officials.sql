-- Số cán bộ, công chức, viên chức đã bị khởi tố theo các quyết định giải quyết khiếu nại phải thi hành trong kỳ.
select sum(prosecuted_officials)
from execution_in
where kind = 'complaint'
