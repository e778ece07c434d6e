-- Số cán bộ, công chức, viên chức bị kiến nghị xử lý hành chính theo các quyết định giải quyết khiếu nại ban hành trong kỳ.
select sum(officials_sanctioned)
from decision_in
where kind = 'complaint'
