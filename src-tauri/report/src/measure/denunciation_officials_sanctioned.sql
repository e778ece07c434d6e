-- Số cán bộ, công chức, viên chức bị kiến nghị xử lý hành chính theo các kết luận nội dung tố cáo ban hành trong kỳ.
select sum(officials_sanctioned)
from decision_in
where kind = 'denunciation'
