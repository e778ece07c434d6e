-- Tiền kiến nghị thu hồi cho Nhà nước (đồng) theo các kết luận nội dung tố cáo ban hành trong kỳ.
select sum(recover_money)
from decision_in
where kind = 'denunciation'
