-- Đất phải trả lại cho tổ chức, cá nhân (phần mười m²) theo các kết luận nội dung tố cáo phải thực hiện trong kỳ.
select sum(return_land)
from execution_in
where kind = 'denunciation'
