-- Đất kiến nghị thu hồi cho Nhà nước (phần mười m²) theo các kết luận nội dung tố cáo ban hành trong kỳ.
select sum(recover_land)
from decision_in
where kind = 'denunciation'
