-- Tiền đã thu hồi cho Nhà nước (đồng) theo các kết luận nội dung tố cáo phải thực hiện trong kỳ.
select sum(recovered_money)
from execution_in
where kind = 'denunciation'
