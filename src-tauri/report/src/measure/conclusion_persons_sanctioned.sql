-- Số người đã bị xử lý hành chính theo các kết luận nội dung tố cáo phải thực hiện trong kỳ.
select sum(persons_disciplined)
from execution_in
where kind = 'denunciation'
