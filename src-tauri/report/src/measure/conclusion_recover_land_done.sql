-- Đất đã thu hồi cho Nhà nước (phần mười m²) theo các kết luận nội dung tố cáo phải thực hiện trong kỳ.
select sum(recovered_land)
from execution_in
where kind = 'denunciation'
