-- Số người đã bị khởi tố theo các kết luận nội dung tố cáo phải thực hiện trong kỳ.
select sum(prosecuted_persons)
from execution_in
where kind = 'denunciation'
