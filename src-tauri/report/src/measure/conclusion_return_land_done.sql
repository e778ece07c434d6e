-- Đất đã trả lại cho tổ chức, cá nhân (phần mười m²) theo các kết luận nội dung tố cáo phải thực hiện trong kỳ.
select sum(returned_land)
from execution_in
where kind = 'denunciation'
