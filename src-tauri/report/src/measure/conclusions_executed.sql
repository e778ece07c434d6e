-- Số kết luận nội dung tố cáo đã thực hiện xong trong kỳ.
select count(*)
from execution_in
where kind = 'denunciation' and done
