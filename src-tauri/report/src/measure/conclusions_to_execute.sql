-- Số kết luận nội dung tố cáo phải thực hiện trong kỳ: còn lại từ kỳ trước và mới ban hành.
select count(*)
from execution_in
where kind = 'denunciation'
