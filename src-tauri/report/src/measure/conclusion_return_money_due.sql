-- Tiền phải trả lại cho tổ chức, cá nhân (đồng) theo các kết luận nội dung tố cáo phải thực hiện trong kỳ.
select sum(return_money)
from execution_in
where kind = 'denunciation'
