-- Tiền phải thu hồi cho Nhà nước (đồng) theo các kết luận nội dung tố cáo phải thực hiện trong kỳ.
select sum(recover_money)
from execution_in
where kind = 'denunciation'
