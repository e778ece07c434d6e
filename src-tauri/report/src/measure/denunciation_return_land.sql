-- Đất trả lại cho tổ chức, cá nhân (phần mười m²) theo các kết luận nội dung tố cáo ban hành trong kỳ.
select sum(return_land)
from decision_in
where kind = 'denunciation'
