-- Số cán bộ, công chức, viên chức đã bị xử lý hành chính theo các kết luận nội dung tố cáo phải thực hiện trong kỳ.
select sum(officials_disciplined)
from execution_in
where kind = 'denunciation'
