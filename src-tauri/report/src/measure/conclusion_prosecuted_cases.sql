-- Số vụ đã khởi tố theo các kết luận nội dung tố cáo phải thực hiện trong kỳ.
select sum(prosecuted_cases)
from execution_in
where kind = 'denunciation'
