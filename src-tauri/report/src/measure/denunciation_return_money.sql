-- Tiền trả lại cho tổ chức, cá nhân (đồng) theo các kết luận nội dung tố cáo ban hành trong kỳ.
select sum(return_money)
from decision_in
where kind = 'denunciation'
